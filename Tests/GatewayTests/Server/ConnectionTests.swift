import ClaudeAPI
import Gateway
import Testing

struct ConnectionTests {
  private let script = UpstreamScript(
    headers: ["content-type": "application/json"],
    body: [Array("{}".utf8)]
  )

  private func withClient(
    configure: (inout GatewayConfiguration) -> Void = { _ in },
    _ body: @Sendable (RawClient) async throws -> Void
  ) async throws {
    try await RunningGateway.withGateway(script.upstream, configure: configure) { gateway in
      try await RawClient.withClient(port: gateway.port) { try await body($0) }
    }
  }

  @Test func aConnectionServesManyRequests() async throws {
    try await withClient { client in
      for number in 1...5 {
        try await client.post("/v1/messages", Question.whole)
        let answer = try await client.answer(number)
        #expect(answer.text == "{}")
        #expect(answer["connection"] == nil)
      }
    }
    #expect(script.requests.count == 5)
  }

  @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
    try await withClient { client in
      let body = Question.whole
      let post =
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
      let get = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n"
      try await client.send(get + post + get + post + get)
      try await client.answer(5)
      #expect(client.answers.map(\.text) == ["ok\n", "{}", "ok\n", "{}", "ok\n"])
    }
  }

  @Test func aBodyIsAskedForWhereTheClientWaits() async throws {
    try await withClient { client in
      let body = Question.whole
      try await client.send(
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: \(body.utf8.count)\r\n\r\n"
      )
      try await client.waitFor("HTTP/1.1 100 Continue\r\n\r\n")
      try await client.send(body)
      #expect(try await client.answer().status == 200)
    }
  }

  @Test func aBodyThatWillBeRefusedIsNotAskedFor() async throws {
    try await withClient { client in
      try await client.send(
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n"
      )
      #expect(try await client.answer().status == 400)
      #expect(!client.received.contains("100 Continue"))
      try await client.waitForEnd()
    }
  }

  @Test func headIsAnsweredWithoutABody() async throws {
    try await withClient { client in
      try await client.get("/", method: "HEAD")
      try await client.waitFor("content-length: ")
      try await client.get("/healthz")
      try await client.waitFor("ok\n")
      #expect(!client.received.contains("<html"))
    }
  }

  @Test func oldClientsGetABodyThatEndsWithTheConnection() async throws {
    try await withClient { client in
      let body = Question.whole
      try await client.send(
        "POST /v1/messages HTTP/1.0\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
      )
      try await client.waitForEnd()
      #expect(client.received.hasSuffix("\r\n\r\n{}"))
      #expect(!client.received.contains("transfer-encoding"))
    }
  }

  @Test func aRequestForAnotherProtocolIsAnsweredInThisOne() async throws {
    try await withClient { client in
      let upgrade = ["connection: Upgrade, HTTP2-Settings", "upgrade: h2c", "http2-settings: AAMA"]
      try await client.get("/healthz", headers: upgrade)
      let answer = try await client.answer()
      #expect(answer.text == "ok\n")
      #expect(answer["connection"] == "close")
      try await client.waitForEnd()
    }
  }

  @Test func aClientThatWantsToCloseIsLeftToIt() async throws {
    try await withClient { client in
      try await client.get("/healthz", headers: ["connection: close"])
      #expect(try await client.answer()["connection"] == "close")
      try await client.waitForEnd()
    }
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nhost: localhost\r\nbroken\u{1} header\r\n\r\n",
    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
    "hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
  ])
  func whatIsNoRequestIsRefused(text: String) async throws {
    try await withClient { client in
      try await client.send(text)
      let answer = try await client.answer()
      #expect(answer.status == 400)
      #expect(answer.text.contains("invalid_request_error"))
      try await client.waitForEnd()
    }
  }

  @Test func headersThatAreTooLargeAreRefused() async throws {
    try await withClient { client in
      try await client.get("/", headers: ["x-large: " + String(repeating: "a", count: 70_000)])
      #expect(try await client.answer().status == 431)
      try await client.waitForEnd()
    }
    try await withClient { client in
      try await client.get("/", headers: (0..<300).map { "x-\($0): a" })
      #expect(try await client.answer().status == 431)
    }
  }

  @Test func aBodyThatIsAnnouncedTooLargeIsRefusedBeforeItComes() async throws {
    try await withClient { client in
      try await client.send(
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 33554433\r\n\r\n"
      )
      let answer = try await client.answer()
      #expect(answer.status == 413)
      #expect(answer.text.contains("request_too_large"))
      try await client.waitForEnd()
    }
    #expect(script.requests.isEmpty)
  }

  @Test func aBodyThatGrowsTooLargeIsRefused() async throws {
    try await withClient { client in
      try await client.send(
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
      )
      let chunk = "100000\r\n" + String(repeating: " ", count: 1 << 20) + "\r\n"
      for _ in 0..<34 where !client.isEnded { try? await client.send(chunk) }
      #expect(try await client.answer().status == 413)
    }
  }

  @Test func bodiesShareAMemory() async throws {
    try await withClient {
      $0.bodyMemory = 1000
    } _: { client in
      try await client.post("/v1/messages", String(repeating: " ", count: 1001))
      let answer = try await client.answer(1)
      #expect(answer.status == 529)
      #expect(answer["retry-after"] == "1")
    }
    // What is given back can be taken again.
    try await withClient {
      $0.bodyMemory = 300
    } _: { client in
      for number in 1...5 {
        try await client.post("/v1/messages", Question.whole)
        #expect(try await client.answer(number).status == 200)
      }
    }
  }

  @Test(arguments: ["", "GET / HT"])
  func aClientThatIsSlowWithItsFirstHeadIsGivenUp(beginning: String) async throws {
    try await withClient {
      $0.receiveTimeout = .milliseconds(200)
    } _: { client in
      try await client.send(beginning)
      try await client.waitForEnd()
      #expect(client.received.isEmpty)
    }
  }

  @Test func aClientThatIsSlowWithItsBodyIsTold() async throws {
    try await withClient {
      // Long enough for the head to come on a full machine.
      $0.receiveTimeout = .seconds(5)
    } _: { client in
      try await client.send(
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{"
      )
      #expect(try await client.answer().status == 408)
      try await client.waitForEnd()
    }
  }

  @Test func aByteNowAndThenIsNotEnough() async throws {
    try await withClient {
      $0.receiveTimeout = .seconds(5)
    } _: { client in
      try await client.send(
        "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n"
      )
      try await eventually {
        try? await client.send(" ")
        return client.answers.first?.status == 408
      }
    }
  }

  @Test func aConnectionThatIsIdleIsClosed() async throws {
    try await withClient {
      $0.idleTimeout = .milliseconds(200)
    } _: { client in
      try await client.get("/healthz")
      try await client.answer()
      try await client.waitForEnd()
    }
  }

  @Test func connectionsBeyondTheLimitAreRefusedAndTheOthersServed() async throws {
    try await RunningGateway.withGateway(script.upstream) {
      $0.maxConnections = 1
    } _: { gateway in
      try await RawClient.withClient(port: gateway.port) { first in
        try await first.get("/healthz")
        try await first.answer()
        try await RawClient.withClient(port: gateway.port) { second in
          try await second.get("/healthz")
          let answer = try await second.answer()
          #expect(answer.status == 529)
          #expect(answer.text.contains("overloaded_error"))
          try await second.waitForEnd()
        }
        try await first.get("/healthz")
        #expect(try await first.answer(2).status == 200)
      }
      try await eventually {
        try await RawClient.withClient(port: gateway.port) { third in
          try await third.get("/healthz")
          return try await third.answer().status == 200
        }
      }
    }
  }
}
