import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyHost
import ParleyLab
import Synchronization
import Testing

/// Requests that start as the limits of the rate allow.
struct PacedProviderTests {
  /// Time that passes only by waiting.
  private final class Course: Sendable {
    private let state = Mutex((now: Duration.zero, pauses: [Duration]()))

    var pauses: [Duration] { state.withLock { $0.pauses } }

    var time: LabTime {
      LabTime(
        now: { self.state.withLock { $0.now } },
        wall: { ParleyHost.Timestamp(microseconds: 1_800_000_000_000_000) },
        sleep: { (duration) async throws(CancellationError) in
          if Task.isCancelled { throw CancellationError() }
          self.state.withLock { state in
            state.now += duration
            state.pauses.append(duration)
          }
        }
      )
    }
  }

  private static func refusal(after pause: Duration? = nil) -> ScriptedReply {
    var error = ClaudeError(.rateLimited, "slow down", status: 429)
    error.retryAfter = pause
    return .failure(error)
  }

  private static func request(retries: Int = 2) -> ProviderRequest {
    ProviderRequest(
      MessageRequest(model: "claude-haiku-5-5", maxTokens: 10, messages: []),
      options: SendOptions(maxRetries: retries)
    )
  }

  /// Sends a request to its end; the attempts that it took, and the error that ended it.
  private static func send(
    _ request: ProviderRequest,
    to replies: [ScriptedReply],
    by pacing: RequestPacing,
    _ course: Course
  ) async -> (attempts: Int, waits: Int, failure: ClaudeError.Code?) {
    let scripted = ScriptedProvider(replies)
    let provider = PacedProvider(scripted, pacing: pacing, time: course.time, jitter: { 0 })
    var waits = 0
    var failure: ClaudeError.Code?
    do {
      for try await event in provider.send(request) {
        if case .progress(.waiting) = event { waits += 1 }
      }
    } catch {
      failure = error.code
    }
    return (scripted.requests.count, waits, failure)
  }

  @Test func aRefusedRequestIsTriedAgainAndHalvesWhatMayBeUnderWay() async {
    let course = Course()
    let pacing = RequestPacing(ceiling: 8, time: course.time)
    let outcome = await Self.send(
      Self.request(),
      to: [Self.refusal(after: .seconds(3)), .text("fine")],
      by: pacing,
      course
    )
    #expect(outcome == (2, 1, nil))
    #expect(pacing.limit.allowed == 4)
    #expect(pacing.limit.underWay == 0)
    #expect(course.pauses == [.seconds(3)])
  }

  @Test func refusalsAreBorneTenTimesAsOftenAsRetriesSays() async {
    let course = Course()
    let pacing = RequestPacing(ceiling: 8, time: course.time)
    let replies = Array(repeating: Self.refusal(), count: 40)
    let outcome = await Self.send(Self.request(), to: replies, by: pacing, course)
    #expect(outcome == (21, 20, .rateLimited))
    #expect(pacing.limit.underWay == 0)
  }

  @Test func withoutRetriesARefusalIsFinal() async {
    let course = Course()
    let pacing = RequestPacing(ceiling: 8, time: course.time)
    let outcome = await Self.send(
      Self.request(retries: 0),
      to: [Self.refusal(), .text("fine")],
      by: pacing,
      course
    )
    #expect(outcome == (1, 0, .rateLimited))
  }

  @Test func otherFailuresAreTriedAsOftenAsRetriesSaysAndDoNotSlowDown() async {
    let course = Course()
    let pacing = RequestPacing(ceiling: 8, time: course.time)
    let broken = ScriptedReply.failure(ClaudeError(.serverError, "broken", status: 500))
    let outcome = await Self.send(
      Self.request(),
      to: Array(repeating: broken, count: 5),
      by: pacing,
      course
    )
    #expect(outcome == (3, 2, .serverError))
    #expect(pacing.limit.allowed == 8)
  }

  @Test func nothingIsTriedAgainOnceContentCame() async {
    let course = Course()
    let pacing = RequestPacing(ceiling: 8, time: course.time)
    let cut = ScriptedReply.cut(
      after: [
        #"{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"x","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}"#,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
      ],
      by: ClaudeError(.overloaded, "busy", status: 200)
    )
    let outcome = await Self.send(Self.request(), to: [cut, .text("fine")], by: pacing, course)
    #expect(outcome == (1, 0, .overloaded))
  }

  @Test func anAnswerThatSaysThatNothingIsLeftHoldsTheNext() async {
    let course = Course()
    let pacing = RequestPacing(ceiling: 8, time: course.time)
    pacing.answered(
      ResponseHead(
        status: 200,
        headers: [
          "anthropic-ratelimit-requests-remaining": "0",
          "anthropic-ratelimit-requests-reset": "2027-01-15T08:00:30Z",
        ]
      )
    )
    #expect(pacing.hold == .seconds(30))
    _ = await Self.send(Self.request(), to: [.text("fine")], by: pacing, course)
    #expect(course.pauses == [.seconds(30)])
    #expect(pacing.limit.allowed == 8)
  }

  @Test func aRequestWaitsUntilAnotherIsOver() async throws {
    let pacing = RequestPacing(ceiling: 1, time: .real)
    var first: RequestPacing.Slot? = try await pacing.admit()
    let (moments, log) = AsyncStream.makeStream(of: String.self)
    async let second: Void = {
      let slot = try await pacing.admit()
      log.yield("second")
      withExtendedLifetime(slot) {}
      log.finish()
    }()
    for _ in 0..<50 { await Task.yield() }
    log.yield("first")
    withExtendedLifetime(first) {}
    first = nil
    try await second
    var order: [String] = []
    for await moment in moments { order.append(moment) }
    #expect(order == ["first", "second"])
    #expect(pacing.limit.underWay == 0)
  }

  @Test func whoIsCancelledWhileWaitingLeavesTheSlotToOthers() async throws {
    let pacing = RequestPacing(ceiling: 1, time: .real)
    var first: RequestPacing.Slot? = try await pacing.admit()
    let waiting = Task { try await pacing.admit() }
    for _ in 0..<50 { await Task.yield() }
    waiting.cancel()
    await #expect(throws: ClaudeError.self) { try await waiting.value }
    withExtendedLifetime(first) {}
    first = nil
    _ = try await pacing.admit()
    #expect(pacing.limit.underWay == 0)
  }
}
