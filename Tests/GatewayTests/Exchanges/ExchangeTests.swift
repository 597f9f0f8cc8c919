import ClaudeMessages
import LocalInference
import ModelProviders
import OrderedJSON
import RunStorage
import Synchronization
import Testing

@testable import Gateway

/// What the gateway tells of a request.
struct ExchangeTests {
  private static let owner = Client.token(
    TokenRecord(id: "t1", name: "owner", digest: [], createdAt: 0)
  )
  private static let other = Client.token(
    TokenRecord(id: "t2", name: "other", digest: [], createdAt: 0)
  )

  private func timeline(
    _ id: String = "req_1",
    client: Client = .open,
    isStreamed: Bool = true
  ) -> ExchangeTimeline {
    var timeline = ExchangeTimeline(
      requestID: id,
      client: client.id,
      model: "sonnet",
      start: .now
    )
    timeline.received = .microseconds(500)
    timeline.admitted = .microseconds(800)
    timeline.sent = .milliseconds(1)
    timeline.head = .milliseconds(5)
    timeline.firstByte = .milliseconds(6)
    timeline.end = .milliseconds(50)
    timeline.status = 200
    timeline.isStreamed = isStreamed
    timeline.requestBytes = 120
    timeline.replyBytes = 900
    timeline.reply.model = "parley-local-sonnet"
    timeline.reply.usage = Usage(inputTokens: 12, outputTokens: 7)
    timeline.reply.stopReason = .stopSequence
    timeline.reply.stopSequence = "END"
    timeline.reply.isComplete = true
    return timeline
  }

  private func account(seed: UInt64 = 0) throws -> ReplyAccount {
    let name = try #require(LocalModel.embeddedNames.first)
    return ReplyAccount(
      model: try LocalModel.embedded(named: name),
      settings: GenerationSettings(maxTokens: 3),
      promptTokens: [2, 300, 4, 3],
      replyTokens: [4],
      choices: [],
      finish: .endOfTurn
    )
  }

  private func report(
    _ timeline: ExchangeTimeline,
    isBuiltIn: Bool = false,
    account: ReplyAccount? = nil,
    to client: Client = .open,
    explain: @escaping @Sendable (ReplyAccount) -> JSONValue? = { _ in nil }
  ) async throws -> JSONValue {
    let recent = RecentExchanges()
    if let account { recent.note(account, of: timeline.requestID) }
    recent.note(timeline)
    let desk = ExchangeDesk(recent: recent, isBuiltIn: isBuiltIn, explain: explain)
    return try JSONParser().parse(try await desk.report(on: timeline.requestID, to: client))
  }

  // MARK: Steps

  @Test func aStreamedReplyHasItsFiveStepsInOrder() async throws {
    let report = try await report(timeline())
    let steps = try #require(report["steps"]?.arrayValue)
    #expect(
      steps.compactMap { $0["place"]?.stringValue } == ["client", "server", "api", "model", "back"]
    )
    #expect(steps.map { $0["from"]?.doubleValue } == [nil, 0, 1, 5, 6])
    #expect(steps.map { $0["to"]?.doubleValue } == [0, 1, 5, 50, 50])
    #expect(steps.allSatisfy { $0["is_shared"]?.boolValue == false })
    #expect(report["marks"]?["received"]?.doubleValue == 0.5)
    #expect(report["usage"]?["output_tokens"]?.intValue == 7)
    #expect(report["stop_reason"]?.stringValue == "stop_sequence")
    #expect(report["stop_sequence"]?.stringValue == "END")
    #expect(report["model"]?["answered"]?.stringValue == "parley-local-sonnet")
    #expect(report["reply_bytes"]?.intValue == 900)
  }

  @Test func withoutStreamingAPIAndModelShareTheirTime() async throws {
    let report = try await report(timeline(isStreamed: false))
    let steps = try #require(report["steps"]?.arrayValue)
    #expect(steps[2]["is_shared"]?.boolValue == true)
    #expect(steps[3]["is_shared"]?.boolValue == true)
    #expect(steps[2]["from"] == steps[3]["from"])
    #expect(steps[2]["to"] == steps[3]["to"])
  }

  @Test func whatHasNotHappenedIsNull() async throws {
    let start = ExchangeTimeline(requestID: "req_1", client: nil, model: "opus", start: .now)
    let report = try await report(start)
    #expect(report["status"]?.isNull == true)
    #expect(report["marks"]?["end"]?.isNull == true)
    #expect(report["steps"]?[1]?["to"]?.isNull == true)
    #expect(report["model"]?["answered"]?.isNull == true)
  }

  // MARK: Explanations

  @Test func theAPIsModelsSayWhyNothingIsSeen() async throws {
    let report = try await report(timeline())
    #expect(report["explanation"]?.isNull == true)
    #expect(report["why_not"]?.stringValue?.contains("built-in model") == true)
  }

  @Test func theBuiltInModelsReplyIsExplainedOnce() async throws {
    let calls = Mutex(0)
    let recent = RecentExchanges()
    recent.note(try account(), of: "req_1")
    recent.note(timeline())
    let desk = ExchangeDesk(recent: recent, isBuiltIn: true) { _ in
      calls.withLock { $0 += 1 }
      return ["version": 1]
    }
    for _ in 0..<2 {
      let report = try JSONParser().parse(try await desk.report(on: "req_1", to: .open))
      #expect(report["explanation"]?["version"]?.intValue == 1)
      #expect(report["why_not"]?.isNull == true)
    }
    #expect(calls.withLock { $0 } == 1)
  }

  @Test func aReplyThatIsTooLongSaysSo() async throws {
    let report = try await report(timeline(), isBuiltIn: true, account: try account())
    #expect(report["explanation"]?.isNull == true)
    #expect(report["why_not"]?.stringValue?.contains("too long") == true)
  }

  @Test func aCutReplySaysThatItWasStopped() async throws {
    var cut = timeline()
    cut.reply.isComplete = false
    let report = try await report(cut, isBuiltIn: true)
    #expect(report["why_not"]?.stringValue?.contains("stopped before its end") == true)
  }

  // MARK: Whose

  @Test func onlyTheOwnerIsTold() async throws {
    let owned = timeline(client: Self.owner)
    #expect(try await report(owned, to: Self.owner)["status"]?.intValue == 200)
    for client in [Self.other, .open] {
      let refusal = await #expect(throws: Refusal.self) { try await report(owned, to: client) }
      #expect(refusal?.status == 404)
      #expect(refusal?.type == .notFound)
    }
    await #expect(throws: Refusal.self) { try await report(timeline(), to: Self.owner) }
  }

  // MARK: Memory

  @Test func theOldestAreForgottenAndAccountsWithoutRequestsToo() throws {
    let recent = RecentExchanges(capacity: 2, accounts: 2)
    for number in 1...4 { recent.note(timeline("req_\(number)")) }
    #expect(recent.exchange("req_2") == nil)
    #expect(recent.exchange("req_3")?.timeline.requestID == "req_3")
    for number in 1...3 { recent.note(try account(), of: "req_\(number)") }
    recent.note(timeline("req_1"))
    recent.note(timeline("req_3"))
    #expect(recent.exchange("req_1")?.account == nil)
    #expect(recent.exchange("req_3")?.account != nil)
  }

  @Test func aRequestThatIsNotedAgainKeepsItsPlace() {
    let recent = RecentExchanges(capacity: 2)
    recent.note(timeline("req_1"))
    recent.note(timeline("req_2"))
    var later = timeline("req_1")
    later.replyBytes = 1
    recent.note(later)
    #expect(recent.exchange("req_1")?.timeline.replyBytes == 1)
    recent.note(timeline("req_3"))
    #expect(recent.exchange("req_1") == nil)
    #expect(recent.exchange("req_2") != nil)
  }
}
