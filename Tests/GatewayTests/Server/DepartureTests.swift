import ClaudeAPI
import Gateway
import ScriptedServer
import Testing

struct DepartureTests {
  private static let head = TransportEvent.head(
    ResponseHead(status: 200, headers: ["content-type": "text/event-stream"])
  )

  /// Whether a client leaves before or after the head of the answer.
  @Test(arguments: [true, false])
  func aClientThatLeavesCancelsASilentUpstream(afterHead: Bool) async throws {
    let script = UpstreamScript(
      [.event(.sent)] + (afterHead ? [.event(Self.head)] : []) + [.hang]
    )
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Question.streamed)
        try await eventually { script.requests.count == 1 }
        if afterHead { try await client.waitFor("HTTP/1.1 200") }
        client.close()
      }
      try await eventually { script.abortCount == 1 }
      try await eventually { gateway.log.all.contains { $0.contains("end=\"client left\"") } }
    }
  }

  @Test func theUpstreamSeesAtOnceThatTheClientHasLeft() async throws {
    let answer = ScriptedAnswer.text("One", "two").with { $0.hangAfter = 3 }
    try await MessagesServer.withServer(ServerConfiguration(answer)) { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        try await RawClient.withClient(port: gateway.port) { client in
          let version = ["anthropic-version: 2023-06-01"]
          try await client.post("/v1/messages", Question.streamed, headers: version)
          try await client.waitFor("content_block_start")
          #expect(server.requests.first?.outcome == .open)
        }
        try await eventually { server.requests.first?.outcome == .disconnected }
      }
    }
  }

  @Test func aSlowReaderSlowsTheUpstream() async throws {
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)
    let script = UpstreamScript(body: Array(repeating: piece, count: 1024))
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port, reads: false) { client in
        try await client.post("/v1/messages", Question.streamed)
        // What the two sockets hold is taken, and no more.
        var last = -1
        try await eventually {
          defer { last = script.servedBytes }
          try await Task.sleep(for: .milliseconds(200))
          return last > 0 && script.servedBytes == last
        }
        #expect(script.servedBytes < 32 << 20)
        try await client.startReading()
        let answer = try await client.answer()
        #expect(answer.body.count == 64 << 20)
      }
    }
  }

  @Test func aClientThatReadsNothingIsGivenUp() async throws {
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)
    let script = UpstreamScript(body: Array(repeating: piece, count: 1024))
    try await RunningGateway.withGateway(script.upstream) { configuration in
      configuration.sendTimeout = .milliseconds(200)
    } _: { gateway in
      try await RawClient.withClient(port: gateway.port, reads: false) { client in
        try await client.post("/v1/messages", Question.streamed)
        try await eventually { gateway.log.all.contains { $0.contains("end=\"client left\"") } }
        #expect(script.servedBytes < 64 << 20)
      }
    }
  }

  @Test func aHalfClosedClientGetsWhatNeedsNoUpstream() async throws {
    let script = UpstreamScript([.event(.sent), .hang])
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.get("/healthz")
        try await client.get("/parley/about")
        try await client.closeOutput()
        #expect(try await client.answer(1).text == "ok\n")
        #expect(try await client.answer(2).text.contains("needs_token"))
        try await client.waitForEnd()
      }
    }
  }
}
