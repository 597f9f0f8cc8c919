import ClaudeAPI
import Gateway
import ScriptedServer
import Testing

struct ShutdownTests {
  @Test func aStreamUnderWayComesToItsEnd() async throws {
    let answer = ScriptedAnswer.text("One", "two", "three").with {
      $0.eventDelay = .milliseconds(100)
    }
    try await MessagesServer.withServer(ServerConfiguration(answer)) { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        try await RawClient.withClient(port: gateway.port) { idle in
          try await idle.get("/healthz")
          try await idle.answer()
          try await RawClient.withClient(port: gateway.port) { client in
            let version = ["anthropic-version: 2023-06-01"]
            try await client.post("/v1/messages", Question.streamed, headers: version)
            try await client.waitFor("message_start")
            gateway.stop()
            try await idle.waitForEnd()
            let answer = try await client.answer()
            #expect(answer.text.contains("message_stop"))
            try await client.waitForEnd()
          }
        }
        try await gateway.waitForStop()
      }
    }
  }

  @Test func aStreamThatDoesNotEndIsCutWhenTheTimeIsOver() async throws {
    let head = ResponseHead(status: 200, headers: ["content-type": "text/event-stream"])
    let script = UpstreamScript([.event(.sent), .event(.head(head)), .hang])
    try await RunningGateway.withGateway(script.upstream) {
      $0.drainTimeout = .milliseconds(100)
    } _: { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Question.streamed)
        try await client.waitFor("HTTP/1.1 200")
        gateway.stop()
        try await client.waitForEnd()
        try await gateway.waitForStop()
        #expect(script.abortCount == 1)
      }
    }
  }
}
