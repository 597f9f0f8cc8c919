import ClaudeAPI
import ScriptedServer
import Testing

/// The real transport against a real server on this machine.
@Suite(.timeLimit(.minutes(2)))
struct HTTPTransportTests {
  /// Runs a body with a client of a server that plays the answers.
  private func withClient(
    _ answers: ScriptedAnswer...,
    network: NetworkConfiguration = NetworkConfiguration(),
    _ body: @Sendable (ClaudeClient, MessagesServer) async throws -> Void
  ) async throws {
    var server = ServerConfiguration()
    server.script = ServerScript(answers)
    var changed = ClientConfiguration()
    changed.credential = .apiKey(try Secret("sk-test", from: "the test"))
    changed.retryPolicy = RetryPolicy(firstPause: .milliseconds(1))
    let base = changed
    try await MessagesServer.withServer(server) { server in
      var configuration = base
      configuration.baseURL = try BaseURL(server.url)
      try await ClaudeClient.withClient(configuration: configuration, network: network) {
        try await body($0, server)
      }
    }
  }

  /// Asks once and gives the failure.
  private func failure(
    _ answers: ScriptedAnswer...,
    configure: (inout ClientConfiguration) -> Void = { _ in }
  ) async throws -> ClaudeError? {
    var server = ServerConfiguration()
    server.script = ServerScript(answers)
    var changed = ClientConfiguration()
    changed.retryPolicy = RetryPolicy(maxRetries: 0)
    configure(&changed)
    let base = changed
    return try await MessagesServer.withServer(server) { server in
      var configuration = base
      configuration.baseURL = try BaseURL(server.url)
      return await ClaudeClient.withClient(configuration: configuration) { client in
        await client.exchange(ExchangeRequest(.question())).course().error
      }
    }
  }

  @Test func aMessageStreamsOverHTTP() async throws {
    try await withClient(.text("Blue, ", "mostly.")) { client, server async throws in
      let message = try await client.message(.question("What colour?"))
      #expect(message.text == "Blue, mostly.")
      #expect(message.stopReason == .endTurn)
      let request = try #require(server.requests.first)
      #expect(request.header("authorization") == "Bearer sk-test")
      #expect(request.header("anthropic-version") == "2026-10-21")
      #expect(request.header("content-length") == String(request.body.count))
    }
  }

  @Test func everyFramingGivesTheSameMessage() async throws {
    try await withClient(
      ScriptedAnswer.text("a\u{2028}b ", "é🎉").with { $0.lineEnding = .cr },
      ScriptedAnswer.text("a\u{2028}b ", "é🎉").with { $0.lineEnding = .crlf },
      ScriptedAnswer.text("a\u{2028}b ", "é🎉").with {
        $0.lineEnding = .crlf
        $0.chunkBytes = 1
      }
    ) { client, _ async throws in
      for _ in 0..<3 {
        #expect(try await client.message(.question()).text == "a\u{2028}b é🎉")
      }
    }
  }

  @Test func connectionsAreUsedAgainAndManyAtATime() async throws {
    var answer = ScriptedAnswer.text("one ", "of many")
    answer.repetition = .forever
    try await withClient(answer, network: NetworkConfiguration(maxConnections: 4)) {
      client,
      server async throws in
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<40 { group.addTask { try await client.message(.question()).text } }
        for try await text in group { #expect(text == "one of many") }
      }
      #expect(server.requests.count == 40)
    }
  }

  @Test func aFailureIsTriedAgainOverHTTP() async throws {
    try await withClient(
      .failure(529, type: "overloaded_error", message: "busy"),
      ScriptedAnswer.text("lost").with { $0.cutAfter = 0 },
      .text("Here.")
    ) { client, server async throws in
      #expect(try await client.message(.question()).text == "Here.")
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [false, true])
  func aConnectionCutInTheReplyIsTold(withinEvent: Bool) async throws {
    try await withClient(
      ScriptedAnswer.text("Hel", "lo").with {
        $0.cutAfter = 5
        $0.cutsWithinEvent = withinEvent
      }
    ) { client, server async throws in
      let error = await #expect(throws: ClaudeError.self) { try await client.message(.question()) }
      #expect(error?.code == .connectionLost)
      #expect(error?.isNetworkFailure == true)
      #expect(error?.partial?.message.text == "Hello")
      #expect(error?.requestID == "req_scripted_1")
      #expect(server.requests.count == 1)
    }
  }

  @Test func silenceEndsTheRequest() async throws {
    let error = try await failure(ScriptedAnswer.text("x").with { $0.hangAfter = 3 }) {
      $0.timeouts = Timeouts(connect: .seconds(3600), idle: .milliseconds(50))
    }
    #expect(error?.code == .idleTimeout)
    #expect(error?.message.hasSuffix("for 0.05 s") == true)
  }

  @Test func silenceBeforeTheHeadEndsTheRequest() async throws {
    let error = try await failure(ScriptedAnswer.text("x").with { $0.firstDelay = .seconds(60) }) {
      $0.timeouts = Timeouts(connect: .seconds(3600), idle: .milliseconds(50))
    }
    #expect(error?.code == .idleTimeout)
  }

  @Test func aLivelyServerStillHasATotalLimit() async throws {
    var answer = ScriptedAnswer()
    answer.content = .text(Array(repeating: "and ", count: 5000))
    answer.faults.eventDelay = .milliseconds(5)
    let error = try await failure(answer) {
      $0.timeouts = Timeouts(connect: .seconds(3600), total: .milliseconds(100))
    }
    #expect(error?.code == .totalTimeout)
  }

  @Test func redirectsAreNotFollowed() async throws {
    var answer = ScriptedAnswer()
    answer.status = 307
    answer.headers = [("location", "/v1/elsewhere")]
    let redirect = answer
    try await withClient(redirect) { client, server async throws in
      let error = await #expect(throws: ClaudeError.self) { try await client.message(.question()) }
      #expect(error?.code == .redirectRefused)
      #expect(server.requests.map(\.path) == ["/v1/messages"])
    }
  }

  @Test func aWebPageIsTold() async throws {
    var answer = ScriptedAnswer()
    answer.status = 502
    answer.headers = [("content-type", "text/html")]
    answer.body = "<html><title>Bad gateway</title></html>"
    let error = try await failure(answer)
    #expect(error?.code == .serverError)
    #expect(error?.message.contains("Bad gateway") == true)
  }

  @Test func aFailureWhoseBodyIsCutIsToldByItsStatus() async throws {
    let error = try await failure(
      ScriptedAnswer.failure(529, type: "overloaded_error", message: "busy").with {
        $0.cutAfter = 0
        $0.cutsWithinEvent = true
      }
    )
    #expect(error?.code == .overloaded)
    #expect(error?.requestID == "req_scripted_1")
  }

  @Test func aFailureWithoutEndIsToldByItsStart() async throws {
    var answer = ScriptedAnswer()
    answer.status = 500
    answer.body = String(repeating: "no end ", count: 1000)
    answer.faults.hangAfter = 1
    let error = try await failure(answer) { $0.limits.errorBytes = 100 }
    #expect(error?.code == .serverError)
  }

  @Test func aBodyOverTheLimitEndsTheAnswer() async throws {
    let error = try await failure(.text(String(repeating: "x", count: 5000))) {
      $0.limits.bodyBytes = 1000
    }
    #expect(error?.code == .responseTooLarge)
  }

  @Test func headersOverTheLimitEndTheAnswer() async throws {
    var answer = ScriptedAnswer.text("x")
    answer.headers = [("x-long", String(repeating: "y", count: 3000))]
    let error = try await failure(answer) { $0.limits.headerBytes = 1000 }
    #expect(error?.code == .responseTooLarge)
  }

  @Test func cancellingClosesTheConnection() async throws {
    let answer = ScriptedAnswer.text("Hel", "lo").with { $0.hangAfter = 4 }
    try await withClient(answer) { client, server async throws in
      let (reached, mark) = AsyncStream<Void>.makeStream()
      let error = await withTaskGroup(of: ClaudeError?.self) { group in
        group.addTask {
          // A failure must end the wait below too.
          defer { mark.finish() }
          do throws(ClaudeError) {
            for try await event in client.stream(.question()) where event.text != nil {
              mark.yield()
            }
            return nil
          } catch {
            return error
          }
        }
        for await _ in reached { break }
        group.cancelAll()
        return await group.next() ?? nil
      }
      #expect(error?.code == .cancelled)
      while server.requests.first?.outcome == .open { await Task.yield() }
      #expect(server.requests.first?.outcome == .disconnected)
    }
  }

  @Test func leavingALoopClosesTheConnection() async throws {
    let answer = ScriptedAnswer.text("Hel", "lo").with { $0.hangAfter = 4 }
    try await withClient(answer) { client, server async throws in
      for try await event in client.stream(.question()) where event.text != nil { break }
      while server.requests.first?.outcome == .open { await Task.yield() }
      #expect(server.requests.first?.outcome == .disconnected)
    }
  }

  @Test func aServerThatGoesOnAfterTheEndDoesNotHoldTheClient() async throws {
    let whole = AnswerFixture.events.count
    try await withClient(
      ScriptedAnswer.text("a").with { $0.hangAfter = whole },
      .text("b")
    ) { client, _ async throws in
      #expect(try await client.message(.question()).text == "a")
      #expect(try await client.message(.question()).text == "b")
    }
  }

  @Test func aSlowReaderGetsEverything() async throws {
    let piece = String(repeating: "0123456789", count: 2000)
    var answer = ScriptedAnswer()
    answer.content = .text(Array(repeating: piece, count: 100))
    var request = MessageRequest.question()
    request.maxTokens = 10_000_000
    let question = request
    try await withClient(answer) { client, _ async throws in
      var byteCount = 0
      for try await event in client.stream(question) {
        byteCount += event.text?.utf8.count ?? 0
        await Task.yield()
      }
      #expect(byteCount == 2_000_000)
    }
  }

  @Test func queriesWorkOverHTTP() async throws {
    try await withClient { client, _ async throws in
      #expect(try await client.models(pageSize: 2).count == 4)
      #expect(try await client.model("claude-opus-5-5").displayName == "Claude Opus 5.5")
      #expect(try await client.countTokens(.question()) > 0)
      let error = await #expect(throws: ClaudeError.self) { try await client.model("none") }
      #expect(error?.code == .notFound)
    }
  }
}

/// What the server sends for a text of one piece.
enum AnswerFixture {
  static let events = [
    "message_start", "ping", "content_block_start", "content_block_delta", "content_block_stop",
    "message_delta", "message_stop",
  ]
}
