import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import RunStorage
import ScriptedServer
import TestSupport
import Testing

@testable import Gateway

struct BatchSettlementTests {
  /// What one message costs, in pico-dollars: 10 tokens of prompt and 4 of reply at half the price.
  private static let price: Int64 = (10 * 100_000 + 4 * 500_000) / 2
  private static let limits = TokenLimits(budget: 1_000_000_000_000)

  @Test func aBatchThatHasEndedIsBookedWithoutItsClient() async throws {
    try await BatchStage.run(
      .batches(polls: 3),
      limits: Self.limits,
      pause: .milliseconds(10)
    ) { stage async throws in
      let made = try await stage.make("a", "b")
      #expect(made.status == 200)
      try await eventually { try await stage.spending() == [2 * Self.price, 0] }
      let usage = try #require(try await stage.usage().first)
      #expect(usage.model == "claude-haiku-5-5")
      #expect(usage.requests == 2)
      #expect(usage.inputTokens == 20)
      #expect(usage.outputTokens == 8)
      #expect(usage.cost == 2 * Self.price)
      #expect(usage.estimated == 0)
      #expect(try await stage.store.openBatches().isEmpty)
      // It is still there for its owner, and not booked again.
      #expect(try await stage.send(.get, "/\(made.id)/results").names == ["b", "a"])
      #expect(try await stage.spending() == [2 * Self.price, 0])
      let numbers = try await stage.numbers()
      let model = #"model="claude-haiku-5-5""#
      #expect(numbers.contains("parley_gateway_tokens_total{\(model),kind=\"input\"} 20\n"))
      #expect(numbers.contains("parley_gateway_tokens_total{\(model),kind=\"output\"} 8\n"))
      #expect(numbers.contains("parley_gateway_cost_dollars_total{\(model)} 0.000003\n"))
    }
  }

  @Test func whoeverReadsTheResultsHasTheMoneyBack() async throws {
    try await BatchStage.run(limits: Self.limits) { stage async throws in
      let made = try await stage.make("a", "b", "c")
      #expect(try await stage.spending()[1] > 0)
      #expect(try await stage.send(.get, "/\(made.id)").state == "ended")
      _ = try await stage.send(.get, "/\(made.id)/results")
      #expect(try await stage.spending() == [3 * Self.price, 0])
    }
  }

  @Test func whatWasNotAnsweredCostsNothing() async throws {
    var expired = ScriptedAnswer()
    expired.match = "b"
    expired.batchOutcome = "expired"
    var failed = ScriptedAnswer.failure(500, type: "api_error", message: "oh")
    failed.match = "c"
    try await BatchStage.run(.batches(expired, failed), limits: Self.limits) { stage async throws in
      let made = try await stage.make("a", "b", "c")
      #expect(try await stage.send(.get, "/\(made.id)").state == "ended")
      let results = try await stage.send(.get, "/\(made.id)/results")
      #expect(results.text.contains("expired"))
      #expect(results.text.contains("errored"))
      #expect(try await stage.spending() == [Self.price, 0])
      #expect(try await stage.usage().map(\.requests) == [1])
    }
  }

  @Test func aBatchOutlivesTheGateway() async throws {
    let folder = try TemporaryFolder()
    try await MessagesServer.withServer(.batches()) { server in
      let first = try await BatchStage.store(in: folder, limits: Self.limits)
      try await BatchStage.run(server, store: first) { stage async throws in
        #expect(try await stage.make("a").status == 200)
      }
      first.close()
      let second = try await BatchStage.store(in: folder, limits: Self.limits)
      try await BatchStage.run(server, store: second) { stage async throws in
        // The first look is at once.
        try await eventually { try await stage.spending() == [Self.price, 0] }
        #expect(try await stage.send(.get, "/msgbatch_scripted_1").state == "ended")
        #expect(
          try await stage.send(.get, "/msgbatch_scripted_1", as: BatchStage.bob).status == 404
        )
      }
    }
  }

  @Test func resultsThatAreCutAreCutForTheClientAndReadAgain() async throws {
    var cut = ScriptedAnswer()
    cut.path = "/results"
    // The gateway's own looks take some of them before the client asks.
    cut.repetition = .times(100)
    cut.body = #"{"custom_id":"a","result":{"type":"canceled"}}"# + "\n"
    cut.faults.cutAfter = 1
    try await BatchStage.run(
      .batches(cut),
      limits: Self.limits,
      pause: .milliseconds(10)
    ) { stage async throws in
      let made = try await stage.make("a")
      await #expect(throws: ClaudeError.self) {
        _ = try await stage.send(.get, "/\(made.id)/results")
      }
      try await eventually { try await stage.spending() == [Self.price, 0] }
      #expect(stage.gateway.log.all.contains { $0.contains("not booked yet") })
    }
  }

  @Test func resultsThatAreTooFewAreNotBooked() async throws {
    var few = ScriptedAnswer()
    few.path = "/results"
    few.body = #"{"custom_id":"a","result":{"type":"canceled"}}"# + "\n"
    try await BatchStage.run(.batches(few), limits: Self.limits, pause: .milliseconds(10)) {
      stage async throws in
      _ = try await stage.make("a", "b")
      try await eventually { try await stage.spending() == [2 * Self.price, 0] }
      #expect(stage.gateway.log.all.contains { $0.contains("2 requests, and 1 results") })
    }
  }

  @Test func aBatchThatIsGoneIsChargedAsItWasEstimated() async throws {
    let worst = try BatchRouteTests.worstCase("a")
    var gone = ScriptedAnswer.failure(404, type: "not_found_error", message: "gone")
    gone.path = "GET /v1/messages/batches/"
    gone.repetition = .forever
    try await BatchStage.run(.batches(gone), limits: Self.limits, pause: .milliseconds(10)) {
      stage async throws in
      _ = try await stage.make("a")
      try await eventually { try await stage.spending() == [worst, 0] }
      #expect(try await stage.usage().first?.estimated == 1)
    }
  }

  @Test func anUpstreamThatIsDownIsAskedAgain() async throws {
    var down = ScriptedAnswer.failure(503, type: "api_error", message: "down")
    down.path = "GET /v1/messages/batches/"
    down.repetition = .times(3)
    try await BatchStage.run(.batches(down), limits: Self.limits, pause: .milliseconds(10)) {
      stage async throws in
      _ = try await stage.make("a")
      try await eventually { try await stage.spending() == [Self.price, 0] }
    }
  }

  @Test func anUpstreamThatDoesNotAnswerIsLeftAloneUntilTheNextLook() async throws {
    let folder = try TemporaryFolder()
    let store = try await BatchStage.store(in: folder)
    for id in ["msgbatch_1", "msgbatch_2"] {
      try await store.remember(ClientBatch(id: id, token: "ada", createdAt: 0))
    }
    let script = UpstreamScript([.fail(ClaudeError(.connectionRefused, "nobody listens"))])
    let log = LogLines()
    let settlement = BatchSettlement(
      script.upstream,
      store: store,
      metrics: Metrics(catalogue: .builtIn),
      log: { log.add($0) }
    )
    await settlement.lookAtAll()
    #expect(script.requests.map(\.path) == ["/v1/messages/batches/msgbatch_1"])
    #expect(log.all.count == 1)
    #expect(try await store.openBatches().count == 2)
  }

  @Test func batchesOfTheBuiltInModelAreNothingToTheAPI() async throws {
    let folder = try TemporaryFolder()
    let store = try await BatchStage.store(in: folder)
    try await store.remember(ClientBatch(id: "msgbatch_local_x", token: "ada", createdAt: 0))
    let script = UpstreamScript([])
    let settlement = BatchSettlement(
      script.upstream,
      store: store,
      metrics: Metrics(catalogue: .builtIn),
      log: { _ in }
    )
    await settlement.lookAtAll()
    #expect(script.requests.isEmpty)
    #expect(try await store.openBatches().count == 1)
  }

  @Test func aBatchIsBookedBeforeItIsDeleted() async throws {
    try await BatchStage.run(.batches(polls: 2), limits: Self.limits) { stage async throws in
      let made = try await stage.make("a")
      let early = try await stage.send(.delete, "/\(made.id)")
      #expect(early.status == 400)
      #expect(early.errorType == "invalid_request_error")
      #expect(try await stage.send(.delete, "/\(made.id)").status == 200)
      #expect(try await stage.spending() == [Self.price, 0])
      #expect(try await stage.send(.get).ids == [])
    }
  }
}
