import ClaudeAPI
import ScriptedServer
import Testing

/// Batches over HTTP, with a server on this machine.
@Suite(.timeLimit(.minutes(2)))
struct BatchServerTests {
  private func withClient(
    _ answers: ScriptedAnswer...,
    polls: Int = 1,
    _ body: @Sendable (ClaudeClient, MessagesServer) async throws -> Void
  ) async throws {
    var server = ServerConfiguration()
    if !answers.isEmpty { server.script = ServerScript(answers) }
    server.batchPolls = polls
    try await MessagesServer.withServer(server) { server in
      var configuration = ClientConfiguration(baseURL: try BaseURL(server.url))
      configuration.retryPolicy = RetryPolicy(firstPause: .milliseconds(1))
      try await ClaudeClient.withClient(configuration: configuration) { try await body($0, server) }
    }
  }

  private func item(_ id: String, _ text: String) -> BatchRequest {
    BatchRequest(customID: id, .question(text))
  }

  @Test func aBatchGoesItsWay() async throws {
    try await withClient(
      .text("One."),
      .failure(400, type: "invalid_request_error", message: "odd"),
      .expired,
      polls: 2
    ) { client, _ async throws in
      var wrong = MessageRequest.question("four")
      wrong.maxTokens = 0
      let made = try await client.createBatch(of: [
        item("a", "one"), item("b", "two"), item("c", "three"),
        BatchRequest(customID: "d", wrong),
      ])
      #expect(made.status == .inProgress && made.counts == BatchCounts(processing: 4))
      let early = await #expect(throws: ClaudeError.self) {
        for try await _ in client.batchResults(of: made.id) {}
      }
      #expect(early?.code == .invalidRequest)
      #expect(try await client.batch(made.id).counts == BatchCounts(processing: 2))
      let ended = try await client.batch(made.id)
      #expect(ended.isEnded && ended.counts == BatchCounts(succeeded: 1, errored: 2, expired: 1))
      var results: [BatchResult] = []
      for try await result in client.batchResults(of: made.id) { results.append(result) }
      #expect(results.map(\.customID) == ["d", "c", "b", "a"])
      #expect(
        results.map { $0.failure?.code } == [.invalidRequest, .batchExpired, .invalidRequest, nil]
      )
      let message = try #require(try results.last?.message())
      #expect(message.text == "One." && message.usage.serviceTier == .batch)
      try await client.deleteBatch(made.id)
      let gone = await #expect(throws: ClaudeError.self) { try await client.batch(made.id) }
      #expect(gone?.code == .notFound)
    }
  }

  @Test func aCanceledBatchKeepsWhatWasAnswered() async throws {
    try await withClient(.text("One."), .text("Two."), polls: 2) { client, _ async throws in
      let made = try await client.createBatch(of: [item("a", "one"), item("b", "two")])
      _ = try await client.batch(made.id)
      #expect(try await client.cancelBatch(made.id).status == .canceling)
      #expect(try await client.batch(made.id).counts == BatchCounts(succeeded: 1, canceled: 1))
    }
  }

  @Test func batchesAreListedNewestFirst() async throws {
    try await withClient { client, _ async throws in
      var made: [String] = []
      for name in ["a", "b", "c"] {
        made.append(try await client.createBatch(of: [item(name, "hi")]).id)
      }
      let page = try await client.batches(limit: 2)
      #expect(page.batches.map(\.id) == [made[2], made[1]] && page.hasMore)
      let rest = try await client.batches(after: page.lastID)
      #expect(rest.batches.map(\.id) == [made[0]] && !rest.hasMore)
    }
  }

  @Test func aBusyServerIsAskedAgain() async throws {
    var busy = ScriptedAnswer.failure(
      429,
      type: "rate_limit_error",
      message: "slow down",
      headers: [("retry-after-ms", "1")]
    )
    busy.path = "batches"
    try await withClient(busy, busy, .text("One.")) { client, server async throws in
      let made = try await client.createBatch(of: [item("a", "one")])
      #expect(server.requests.count == 3)
      #expect(try await client.batch(made.id).isEnded)
    }
  }

  @Test(arguments: ["a b", "", "twice"])
  func aNameThatCannotBeOneIsRefused(name: String) async throws {
    try await withClient { client, _ async throws in
      let items = name == "twice" ? [item(name, "x"), item(name, "y")] : [item(name, "x")]
      let error = await #expect(throws: ClaudeError.self) {
        try await client.createBatch(of: items)
      }
      #expect(error?.code == .invalidRequest && error?.message.contains("custom_id") == true)
    }
  }

  @Test func thousandsOfResultsArriveWhole() async throws {
    try await withClient { client, _ async throws in
      let items = (0..<2000).map { item("r\($0)", "question \($0)") }
      let made = try await client.createBatch(of: items)
      _ = try await client.batch(made.id)
      var texts: [String: String] = [:]
      for try await result in client.batchResults(of: made.id) {
        texts[result.customID] = try result.message()?.text
      }
      #expect(texts.count == 2000 && texts["r1234"] == "You said: question 1234")
    }
  }
}

extension ScriptedAnswer {
  /// The answer to a request of a batch that is not answered in time.
  fileprivate static var expired: ScriptedAnswer {
    var answer = ScriptedAnswer()
    answer.batchOutcome = "expired"
    return answer
  }
}
