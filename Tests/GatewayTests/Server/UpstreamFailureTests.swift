import ClaudeAPI
import Gateway
import ScriptedServer
import Testing

struct UpstreamFailureTests {
  private static let start = Array("event: ping\ndata: {}\n\n".utf8)
  private static let head = ResponseHead(
    status: 200,
    headers: ["content-type": "text/event-stream"]
  )

  /// The answer to a question when the upstream does what a script says.
  private func answer(
    _ script: UpstreamScript,
    log: LogLines = LogLines()
  ) async throws -> RawAnswer {
    try await RunningGateway.withGateway(script.upstream) {
      $0.log = { log.add($0) }
    } _: { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Question.streamed)
        return try await client.answer()
      }
    }
  }

  @Test func anUpstreamThatIsDownIsToldWithoutItsName() async throws {
    let closed = try await MessagesServer.withServer { $0.url }
    try await RunningGateway.withGateway(upstream: closed) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Question.streamed)
        let answer = try await client.answer()
        #expect(answer.status == 502)
        #expect(answer.text.contains(#""type":"api_error""#))
        #expect(!answer.text.contains(closed.dropFirst("http://".count)))
        #expect(gateway.log.all.contains { $0.contains("upstream_unreachable") })
      }
    }
  }

  @Test func anUpstreamThatIsSilentIsATimeout() async throws {
    let error = ClaudeError(.idleTimeout, "nothing came from secret.internal")
    let answer = try await answer(UpstreamScript([.event(.sent), .fail(error)]))
    #expect(answer.status == 504)
    #expect(answer.text.contains(#""type":"timeout_error""#))
    #expect(!answer.text.contains("secret.internal"))
  }

  @Test(arguments: [400, 403, 404, 413, 429, 500, 529])
  func failuresOfTheUpstreamPassAsTheyAre(status: Int) async throws {
    let body = Array(#"{"type":"error","error":{"type":"x","message":"told"}} "#.utf8)
    let script = UpstreamScript(
      status,
      headers: ["content-type": "application/json", "request-id": "req_1", "retry-after": "7"],
      body: [body]
    )
    let answer = try await answer(script)
    #expect(answer.status == status)
    #expect(answer.body == body)
    #expect(answer["retry-after"] == "7")
    #expect(answer["request-id"] == "req_1")
    #expect(script.requests.count == 1)
  }

  @Test func aRefusedKeyIsTheOperatorsBusiness() async throws {
    let log = LogLines()
    let script = UpstreamScript(401, body: [Array("sk-secret-of-the-gateway".utf8)])
    let answer = try await answer(script, log: log)
    #expect(answer.status == 502)
    #expect(answer.text.contains("the gateway's own credential"))
    #expect(!answer.text.contains("sk-secret"))
    #expect(log.all.contains { $0.contains("event=key_refused") })
  }

  @Test func redirectsAreNotFollowed() async throws {
    let script = UpstreamScript(302, headers: ["location": "http://evil.example/"], body: [])
    let answer = try await answer(script)
    #expect(answer.status == 502)
    #expect(answer["location"] == nil)
    #expect(script.requests.count == 1)
  }

  @Test func aCutStreamIsCutForTheClientToo() async throws {
    let lost = ClaudeError(.connectionLost, "the connection was lost")
    let script = UpstreamScript([
      .event(.sent), .event(.head(Self.head)), .event(.body(Self.start)), .fail(lost),
    ])
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Question.streamed)
        try await client.waitForEnd()
        let answer = try #require(client.answers.first)
        #expect(answer.body == Self.start)
        #expect(!answer.isWhole)
        try await eventually { gateway.log.all.contains { $0.contains("end=cut") } }
      }
    }
  }

  @Test func anOldClientSeesACutAsAReset() async throws {
    let lost = ClaudeError(.connectionLost, "the connection was lost")
    let script = UpstreamScript([.event(.sent), .event(.head(Self.head)), .fail(lost)])
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        let body = Question.streamed
        try await client.send(
          "POST /v1/messages HTTP/1.0\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        )
        try await client.waitForEnd()
        #expect(client.isReset)
      }
    }
  }

  @Test func aConnectionThatIsCutUpstreamIsCutForTheClientToo() async throws {
    let answer = ScriptedAnswer.text("One", "two").with { faults in
      faults.cutAfter = 3
      faults.cutsWithinEvent = true
    }
    try await MessagesServer.withServer(ServerConfiguration(answer)) { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        try await RawClient.withClient(port: gateway.port) { client in
          let version = ["anthropic-version: 2023-06-01"]
          try await client.post("/v1/messages", Question.streamed, headers: version)
          try await client.waitForEnd()
          let answer = try #require(client.answers.first)
          #expect(!answer.isWhole)
          #expect(answer.text.contains("content_block_start"))
        }
      }
    }
  }
}
