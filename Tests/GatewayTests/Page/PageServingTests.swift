import Gateway
import OrderedJSON
import Testing

struct PageServingTests {
  private let script = UpstreamScript(body: [])

  private func withClient(_ body: @Sendable (RawClient) async throws -> Void) async throws {
    try await RunningGateway.withGateway(script.upstream) {
      $0.version = "1.2.3"
    } _: { gateway in
      try await RawClient.withClient(port: gateway.port) { try await body($0) }
    }
  }

  @Test func thePageComesUnderItsPolicy() async throws {
    try await withClient { client in
      try await client.get("/")
      let answer = try await client.answer()
      #expect(answer.status == 200)
      #expect(answer["content-type"] == "text/html; charset=utf-8")
      #expect(answer["content-security-policy"]?.contains("default-src 'none'") == true)
      #expect(answer["cache-control"] == "no-cache")
      #expect(answer.text.contains("</html>"))
    }
  }

  @Test func aBrowserKeepsWhatItHas() async throws {
    try await withClient { client in
      try await client.get("/")
      let tag = try #require(try await client.answer(1)["etag"])
      try await client.get("/", headers: ["if-none-match: \"other\", W/\(tag)"])
      let known = try await client.answer(2)
      #expect(known.status == 304)
      #expect(known["etag"] == tag)
      #expect(known["content-length"] == nil)
      try await client.get("/", headers: ["if-none-match: \"other\""])
      #expect(try await client.answer(3).status == 200)
    }
  }

  @Test func thePageLearnsWhatAnswers() async throws {
    try await withClient { client in
      try await client.get("/parley/about")
      let about = try JSONParser().parse(try await client.answer().text)
      #expect(about == ["version": "1.2.3", "upstream": "api", "needs_token": false])
    }
  }

  @Test func thePageNeedsNoToken() async throws {
    try await RunningGateway.withGateway(script.upstream) {
      $0.demandsTokens = true
    } _: { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.get("/")
        #expect(try await client.answer(1).status == 200)
        try await client.get("/parley/about")
        #expect(try await client.answer(2).text.contains(#""needs_token":true"#))
        try await client.get("/v1/models")
        #expect(try await client.answer(3).status == 401)
        try await client.get("/metrics")
        #expect(try await client.answer(4).status == 401)
        try await client.get("/healthz")
        #expect(try await client.answer(5).status == 200)
      }
    }
  }
}
