import ClaudeAPI
import ClaudeMessages
import ModelProviders
import Testing

@testable import ParleyHost

struct ReplayProviderTests {
  private static func request(_ text: String) -> ProviderRequest {
    ProviderRequest(
      MessageRequest(
        model: "claude-haiku-4-5",
        maxTokens: 10,
        messages: [InputMessage(role: .user, content: .text(text))]
      )
    )
  }

  private static func exchange(
    _ text: String,
    _ events: [String],
    _ outcome: Exchange.Ending.Outcome? = .finished
  ) -> Exchange {
    let body = request(text).body
    var exchange = Exchange(
      request: .init(number: 1, conversation: "main", body: body, version: "v", isStreamed: true),
      startedAt: Timestamp(microseconds: 0)
    )
    exchange.head = .init(status: 200, headers: [.init("request-id", "req_\(text)")], elapsed: 1)
    exchange.events = events.map {
      .init(name: "e", isWhole: false, data: Array($0.utf8), elapsed: 2)
    }
    exchange.ending = outcome.map { .init($0, elapsed: 3) }
    return exchange
  }

  /// What a request is answered with: the head's request-id and the data of the events; and what it fails with.
  private static func answer(
    _ provider: ReplayProvider,
    _ text: String
  ) async -> (pieces: [String], error: ClaudeError?) {
    var pieces: [String] = []
    var events = provider.send(request(text)).makeAsyncIterator()
    do throws(ClaudeError) {
      while let event = try await events.next() {
        switch event {
        case .head(let head): pieces.append(head.requestID ?? "")
        case .event(let event): pieces.append(String(decoding: event.data, as: UTF8.self))
        case .end: pieces.append("end")
        case .progress: break
        }
      }
      return (pieces, nil)
    } catch {
      return (pieces, error)
    }
  }

  @Test func equalRequestsGetTheirAnswersInTheOrderOfTheRecord() async {
    let exchanges = [
      Self.exchange("a", ["1"]), Self.exchange("b", ["2"]), Self.exchange("a", ["3"]),
    ]
    let provider = ReplayProvider(exchanges) {}
    #expect(await Self.answer(provider, "b").pieces == ["req_b", "2", "end"])
    #expect(provider.unusedCount == 2)
    #expect(await Self.answer(provider, "a").pieces == ["req_a", "1", "end"])
    #expect(await Self.answer(provider, "a").pieces == ["req_a", "3", "end"])
    #expect(await Self.answer(provider, "a").error?.code == .notFound)
  }

  @Test func aRequestThatIsNotRecordedIsRefused() async {
    let answer = await Self.answer(ReplayProvider([]) {}, "a")
    #expect(answer.pieces.isEmpty)
    #expect(answer.error?.message.contains("not in the record") == true)
  }

  @Test(arguments: [nil, Exchange.Ending.Outcome.interrupted])
  func anAnswerThatWasCutShortInterruptsAfterWhatCame(
    _ outcome: Exchange.Ending.Outcome?
  ) async {
    let interrupts = Interrupts()
    let provider = ReplayProvider([Self.exchange("a", ["1", "2"], outcome)]) {
      interrupts.raise(.interrupt)
    }
    let answer = await Self.answer(provider, "a")
    #expect(answer.pieces == ["req_a", "1", "2"])
    #expect(answer.error?.code == .cancelled)
    #expect(interrupts.reason == .interrupt)
  }

  @Test func aFailureFailsTheSameWay() async {
    let failure = ExchangeFailure(
      code: "overloaded",
      message: "no capacity",
      help: "later",
      status: 529,
      requestID: "req_1",
      type: "overloaded_error",
      attempts: 5
    )
    let provider = ReplayProvider([Self.exchange("a", ["1"], .failed(failure))]) {}
    let answer = await Self.answer(provider, "a")
    #expect(answer.pieces == ["req_a", "1"])
    #expect(answer.error.map(ExchangeFailure.init) == failure)
  }
}
