import ClaudeAPI
import Gateway
import ScriptedServer
import Testing

struct ForwardingTests {
  private static let question =
    #"{"model":"claude-haiku-5-5","max_tokens":64,"stream":true,"messages":[{"role":"user","content":"Hi"}]}"#

  @Test func requestsOfAllKindsReachTheUpstream() async throws {
    try await MessagesServer.withServer { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        try await RawClient.withClient(port: gateway.port) { client in
          try await client.post("/v1/messages", Self.question)
          try await client.waitFor("message_stop")
          try await client.post("/v1/messages/count_tokens", Self.question)
          try await client.waitFor("HTTP/1.1 ", times: 2)
          try await client.send(
            "GET /v1/models?limit=2 HTTP/1.1\r\nhost: 127.0.0.1\r\nanthropic-version: 2023-06-01\r\n\r\n"
          )
          try await client.waitFor("has_more")
          try await client.send("GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
          try await client.waitFor("</html>")
        }
        #expect(
          server.requests.map(\.path) == [
            "/v1/messages", "/v1/messages/count_tokens", "/v1/models?limit=2",
          ]
        )
        let keys = server.requests.map { $0.header("x-api-key") }
        #expect(keys.allSatisfy { $0 == "sk-secret-of-the-gateway" })
      }
    }
  }
}
