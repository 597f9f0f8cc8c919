import ClaudeAPI
import Foundation
import Gateway
import ScriptedServer
import TestSupport
import Testing

struct ForwardingTests {
  /// The streams of the client's own tests: every kind of block, errors, unknown events, cuts.
  private static let streams: [String] = {
    let folder = "\(RepositoryRoot.path)/Tests/ClaudeMessagesTests/Fixtures/streams"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".sse") }.sorted().map { "\(folder)/\($0)" }
  }()

  @Test(arguments: streams)
  func streamsComeByteByByteAsTheUpstreamSentThem(path: String) async throws {
    let stream = try Array(Data(contentsOf: URL(filePath: path)))
    for size in [1, 7, stream.count] {
      let pieces = stride(from: 0, to: stream.count, by: size).map {
        Array(stream[$0..<min($0 + size, stream.count)])
      }
      let script = UpstreamScript(body: pieces)
      try await RunningGateway.withGateway(script.upstream) { gateway in
        try await RawClient.withClient(port: gateway.port) { client in
          try await client.post("/v1/messages", Question.streamed)
          #expect(try await client.answer().body == stream)
        }
      }
    }
  }

  @Test func streamsOverTheNetworkAreWhatTheUpstreamSends() async throws {
    let answer = ScriptedAnswer.text("Blue", " as", " the sky.").with { $0.lineEnding = .crlf }
    try await MessagesServer.withServer(ServerConfiguration(answer, answer)) { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        var bodies: [String] = []
        for port in [gateway.port, server.port] {
          try await RawClient.withClient(port: port) { client in
            let version = ["anthropic-version: 2026-10-21"]
            try await client.post("/v1/messages", Question.streamed, headers: version)
            bodies.append(try await client.answer().text)
          }
        }
        #expect(bodies[0] == bodies[1].replacing("msg_scripted_2", with: "msg_scripted_1"))
      }
    }
  }

  @Test(arguments: ["2023-06-01", "2026-10-21", "3000-01-01", nil])
  func requestsGoOnAsTheyCame(version: String?) async throws {
    let body =
      "{ \"model\" : \"claude-haiku-5-5\",\n\"max_tokens\": 1e1, \"later\": {\"a\": [1, 2.50]}, \"messages\": [] }"
    let script = UpstreamScript(body: [Array("{}".utf8)])
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post(
          "/v1/messages?beta=true&x=%20",
          body,
          headers: version.map { ["anthropic-version: \($0)"] } ?? []
        )
        try await client.answer()
      }
    }
    let request = try #require(script.requests.first)
    #expect(request.body == Array(body.utf8))
    #expect(request.path == "/v1/messages?beta=true&x=%20")
    #expect(request.headers["anthropic-version"] == version)
  }

  @Test func onlyNamedHeadersCrossTheGateway() async throws {
    let script = UpstreamScript(
      headers: [
        "content-type": "application/json", "request-id": "req_up", "retry-after": "3",
        "anthropic-ratelimit-requests-limit": "50", "anthropic-organization-id": "org-secret",
        "anthropic-workspace-id": "wrk-secret", "set-cookie": "a=b", "server": "cloudflare",
        "x-api-key": "sk-secret-of-the-gateway", "content-encoding": "identity",
        "x-should-retry": "true", "connection": "close",
      ],
      body: [Array("{}".utf8)]
    )
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post(
          "/v1/messages",
          Question.whole,
          headers: [
            "x-api-key: sk-of-the-client", "authorization: Bearer of-the-client", "cookie: c=d",
            "anthropic-beta: one", "anthropic-beta: two,three", "anthropic-version: 2023-06-01",
            "anthropic-workspace-id: other", "accept-encoding: gzip", "user-agent: test/1",
            "x-stainless-lang: swift", "idempotency-key: k1", "traceparent: 00-1-2-00",
            "x-forwarded-for: 10.0.0.1",
          ]
        )
        let answer = try await client.answer()
        let names = Set(answer.headers.map(\.name))
        #expect(
          names.isSuperset(of: [
            "content-type", "request-id", "retry-after", "anthropic-ratelimit-requests-limit",
            "x-should-retry", "via", "server-timing", "date",
          ])
        )
        #expect(
          names.isDisjoint(with: [
            "anthropic-organization-id", "anthropic-workspace-id", "set-cookie", "server",
            "x-api-key", "connection",
          ])
        )
        #expect(answer["request-id"] == "req_up")
        #expect(!client.received.contains("secret"))
      }
    }
    let sent = try #require(script.requests.first).headers
    #expect(
      Dictionary(uniqueKeysWithValues: sent.map { ($0.name, $0.value) }) == [
        "anthropic-beta": "one,two,three", "anthropic-version": "2023-06-01",
        "content-type": "application/json", "user-agent": "test/1", "x-stainless-lang": "swift",
        "idempotency-key": "k1", "traceparent": "00-1-2-00",
        "x-api-key": "sk-secret-of-the-gateway",
      ]
    )
  }

  @Test func requestsOfAllKindsReachTheUpstream() async throws {
    try await MessagesServer.withServer { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        try await RawClient.withClient(port: gateway.port) { client in
          let version = ["anthropic-version: 2023-06-01"]
          try await client.post("/v1/messages", Question.streamed, headers: version)
          #expect(try await client.answer(1).text.contains("message_stop"))
          try await client.post(
            "/v1/messages/count_tokens",
            #"{"model":"claude-haiku-5-5","messages":[{"role":"user","content":"Hi"}]}"#,
            headers: version
          )
          #expect(try await client.answer(2).text.contains("input_tokens"))
          try await client.get("/v1/models?limit=2", headers: version)
          #expect(try await client.answer(3).text.contains("claude-haiku-5-5"))
          try await client.get("/v1/models/claude-opus-5-5", headers: version)
          #expect(try await client.answer(4).text.contains("Claude Opus 5.5"))
          try await client.get("/v1/models/none", headers: version)
          #expect(try await client.answer(5).status == 404)
        }
        #expect(
          server.requests.map(\.path) == [
            "/v1/messages", "/v1/messages/count_tokens", "/v1/models?limit=2",
            "/v1/models/claude-opus-5-5", "/v1/models/none",
          ]
        )
      }
    }
  }

  @Test(arguments: ["/v1", "/v1/", "/v1/complete", "/v1/files", "/v1/messages/", "//v1/messages"])
  func otherPathsAreNotForwarded(path: String) async throws {
    let script = UpstreamScript(body: [])
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.get(path)
        let answer = try await client.answer()
        #expect(answer.status == 404)
        #expect(answer.text.contains(#""type":"not_found_error""#))
        let id = try #require(answer["request-id"])
        #expect(id.hasPrefix("req_gateway_"))
        #expect(answer.text.contains(#""request_id":"\#(id)""#))
      }
    }
    #expect(script.requests.isEmpty)
  }

  @Test func wrongMethodsAreToldTheRightOne() async throws {
    let script = UpstreamScript(body: [])
    try await RunningGateway.withGateway(script.upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.get("/v1/messages", method: "DELETE")
        let answer = try await client.answer()
        #expect(answer.status == 405)
        #expect(answer["allow"] == "POST")
      }
    }
  }
}
