import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct FailureTests {
  private static let overloaded = ClaudeError(
    .overloaded,
    "the API has no capacity",
    status: 529,
    requestID: "req_9"
  )

  @Test func aFailureLeavesTheConversationAsItWas() async throws {
    let stage = Stage(.text("1"), .failure(Self.overloaded), .text("2"))
    try await stage.say("a")
    let error = await #expect(throws: EffectError.self) { try await stage.say("b") }
    #expect(error?.kind == .api)
    #expect(error?.status == 529)
    #expect(error?.requestID == "req_9")
    #expect(stage.turns == ["user: a", "assistant: 1"])
    try await stage.say("c")
    #expect(stage.messages(2) == ["user: a", "assistant: 1", "user: c"])
  }

  @Test func aLostConnectionIsAFailureOfTheNetwork() async throws {
    let stage = Stage(
      .cut(
        after: [Events.start()] + Events.text("Hel", isClosed: false),
        by: ClaudeError(.connectionLost, "the connection was reset")
      )
    )
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .network)
    #expect(stage.turns.isEmpty)
    // What had arrived was on the screen.
    #expect(stage.output.texts == ["Hel"])
    #expect(stage.output.outcomes == [.failed("the connection was reset")])
  }

  @Test func anAnswerWithoutItsEndIsAFailure() async throws {
    let stage = Stage(.events([Events.start()] + Events.text("Hel")))
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .network)
    #expect(stage.turns.isEmpty)
  }

  @Test func anAnswerThatIsNoneIsAFailureOfTheAPI() async throws {
    let stage = Stage(.message("<html>"))
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .api)
  }

  @Test func retrySendsWhatHadFailed() async throws {
    let stage = Stage(.text("1"), .failure(Self.overloaded), .text("2"))
    try await stage.say("a")
    await #expect(throws: EffectError.self) { try await stage.say("b") }
    try await stage.retry()
    #expect(stage.provider.requests[2].body == stage.provider.requests[1].body)
    #expect(stage.turns == ["user: a", "assistant: 1", "user: b", "assistant: 2"])
    try await stage.perform(.undo)
    #expect(stage.turns == ["user: a", "assistant: 1"])
  }

  @Test func aFailedRetryKeepsTheReplyItWouldHaveReplaced() async throws {
    let stage = Stage(.text("1"), .failure(Self.overloaded), .text("2"))
    try await stage.say("a")
    await #expect(throws: EffectError.self) { try await stage.retry() }
    #expect(stage.turns == ["user: a", "assistant: 1"])
    try await stage.retry()
    #expect(stage.turns == ["user: a", "assistant: 2"])
  }

  @Test func anotherStepForgetsWhatHadFailed() async throws {
    let stage = Stage(.failure(Self.overloaded))
    await #expect(throws: EffectError.self) { try await stage.say("a") }
    try await stage.perform(.appendTurn(.user, "b"))
    await #expect(throws: EffectError.self) { try await stage.retry() }
    #expect(stage.provider.requests.count == 1)
  }

  @Test func aFailureInAPauseTakesTheWholeStatementBack() async throws {
    let stage = Stage(
      .events([Events.start()] + Events.text("Search") + Events.end("pause_turn")),
      .failure(Self.overloaded)
    )
    await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(stage.turns.isEmpty)
    // The first request was paid for.
    #expect(stage.host.totals.snapshot.usage.input == 10)
  }

  @Test func attachmentsWaitOnAfterAFailure() async throws {
    let stage = Stage(.failure(Self.overloaded), .text("A cat."))
    try await stage.perform(.attach(.image, "https://example.com/cat.png"))
    await #expect(throws: EffectError.self) { try await stage.say("What is it?") }
    try await stage.retry()
    let content = stage.bodies[1]["messages"]?[0]?["content"]
    #expect(content?[0]?["type"]?.stringValue == "image")
    #expect(content?[1]?["text"]?.stringValue == "What is it?")
    try await stage.perform(.appendTurn(.user, "b"))
    #expect(stage.host.currentConversations.current.turns.last?.blocks.count == 1)
  }

  @Test func anAttemptThatIsRepeatedStartsItsMessageAnew() async throws {
    let wait = RetryWait(
      duration: .milliseconds(1),
      attempt: 2,
      attempts: 3,
      cause: ClaudeError(.connectionLost, "reset")
    )
    let steps: [ScriptedReply.Step] =
      [
        .event(.progress(.connecting(attempt: 1, of: 3))), .event(.progress(.sent)),
        .event(.event(event(Events.start()))),
        .event(.progress(.waiting(wait))),
        .event(.progress(.connecting(attempt: 2, of: 3))), .event(.progress(.sent)),
      ]
      + ([Events.start()] + Events.text("Yes.") + Events.end()).map { .event(.event(event($0))) }
      + [.event(.end(ExchangeEnd(attempts: 2)))]
    let stage = Stage(ScriptedReply(steps))
    #expect(try await stage.say("a").text == "Yes.")
    #expect(
      stage.output.progress.contains(
        .retrying(attempt: 2, of: 3, after: .milliseconds(1), because: "reset")
      )
    )
    #expect(stage.host.totals.snapshot.requests == 1)
  }

  private func event(_ json: String) -> RawEvent {
    RawEvent(name: "event", data: Array(json.utf8))
  }
}
