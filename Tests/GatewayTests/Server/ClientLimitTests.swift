import ClaudeAPI
import ClaudeMessages
import Gateway
import RunStorage
import TestSupport
import Testing

/// What clients are let do, seen from their side of a gateway that serves.
struct ClientLimitTests {
  private static let request =
    #"{"model":"claude-haiku-5-5","max_tokens":100,"messages":[{"role":"user","content":"hi"}]}"#
  private static let reply =
    #"{"id":"m","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],"stop_reason":"end_turn","usage":{"input_tokens":10,"output_tokens":5}}"#

  private let folder: TemporaryFolder
  private let store: GatewayStore

  init() throws {
    folder = try TemporaryFolder()
    store = try GatewayStore(folder("clients.sqlite"), isServing: true)
  }

  private func upstream(_ headers: HeaderFields = [:]) -> UpstreamScript {
    var headers = headers
    headers["content-type"] = "application/json"
    return UpstreamScript(headers: headers, body: [Array(Self.reply.utf8)])
  }

  /// The head and body that a gateway answers to a request.
  private func answer(
    _ gateway: RunningGateway,
    _ path: String = "/v1/messages",
    _ headers: [String] = []
  ) async throws -> String {
    try await RawClient.withClient(port: gateway.port) { client in
      try await client.post(path, Self.request, headers: headers + ["connection: close"])
      try await eventually { client.isEnded }
      return client.received
    }
  }

  @Test(arguments: [
    ["origin: http://evil.example"], ["origin: null"], ["sec-fetch-site: cross-site"],
    ["origin: http://127.0.0.1:1"],
  ])
  func pageOfAnotherSiteSpendsNothing(headers: [String]) async throws {
    let upstream = upstream()
    try await RunningGateway.withGateway(upstream.upstream) { gateway in
      let answer = try await answer(gateway, "/v1/messages", headers)
      #expect(answer.hasPrefix("HTTP/1.1 40"))
      #expect(!answer.contains("access-control-allow-origin"))
      #expect(upstream.requests.isEmpty)
    }
  }

  @Test func pageOfAnAllowedSiteIsServed() async throws {
    let upstream = upstream()
    let allow: (inout GatewayConfiguration) -> Void = {
      $0.allowedOrigins = ["https://app.example"]
    }
    try await RunningGateway.withGateway(upstream.upstream, configure: allow) { gateway in
      let question = try await RawClient.withClient(port: gateway.port) { client in
        try await client.send(
          """
          OPTIONS /v1/messages HTTP/1.1\r
          host: localhost\r
          origin: https://app.example\r
          access-control-request-method: POST\r
          access-control-request-headers: x-api-key,content-type\r
          connection: close\r
          \r\n
          """
        )
        try await eventually { client.isEnded }
        return client.received
      }
      #expect(question.hasPrefix("HTTP/1.1 204"))
      #expect(question.contains("access-control-allow-headers: x-api-key, content-type\r\n"))
      let answer = try await answer(gateway, "/v1/messages", ["origin: https://app.example"])
      #expect(answer.hasPrefix("HTTP/1.1 200"))
      #expect(answer.contains("access-control-allow-origin: https://app.example\r\n"))
      #expect(upstream.requests.count == 1)
    }
  }

  @Test func clientIsToldItsOwnLimitAndNotTheOperators() async throws {
    try await store.add(.sample("ada", limits: TokenLimits(requestsPerMinute: 2)))
    let upstream = upstream([
      "anthropic-ratelimit-requests-limit": "4000",
      "anthropic-ratelimit-requests-remaining": "3999",
    ])
    try await RunningGateway.withGateway(upstream.upstream, configure: { $0.store = store }) {
      gateway in
      let first = try await answer(gateway, "/v1/messages", ["x-api-key: parley_ada"])
      #expect(first.hasPrefix("HTTP/1.1 200"))
      #expect(first.contains("anthropic-ratelimit-requests-limit: 2\r\n"))
      #expect(first.contains("anthropic-ratelimit-requests-remaining: 1\r\n"))
      #expect(!first.contains("4000"))
      #expect(!first.contains("3999"))
    }
  }

  @Test func tokenIsAskedForAndRevokedOnAConnectionThatStaysOpen() async throws {
    let upstream = upstream()
    try await RunningGateway.withGateway(upstream.upstream, configure: { $0.store = store }) {
      gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Self.request)
        try await client.waitFor("HTTP/1.1 200")
        try await store.add(.sample("ada"))
        try await client.post("/v1/messages", Self.request)
        try await client.waitFor("HTTP/1.1 401")
        let bearer = ["authorization: Bearer parley_ada", "x-api-key: parley_nobody"]
        try await client.post("/v1/messages", Self.request, headers: bearer)
        try await client.waitFor("HTTP/1.1 200", times: 2)
        _ = try await store.revoke(name: "ada", at: 1)
        try await client.post("/v1/messages", Self.request, headers: bearer)
        try await client.waitFor("HTTP/1.1 401", times: 2)
      }
      #expect(upstream.requests.count == 2)
      #expect(
        upstream.requests.allSatisfy { $0.headers["x-api-key"] == "sk-secret-of-the-gateway" }
      )
      try await eventually { gateway.log.all.count >= 4 }
      #expect(!gateway.log.all.contains { $0.contains("parley_") || $0.contains("secret") })
    }
  }

  @Test func hundredRequestsAtOnceOnABudgetForTenReachTheUpstreamTenTimes() async throws {
    let request = try MessageRequest(json: Array(Self.request.utf8))
    let cost = try #require(ModelCatalogue.builtIn.worstCase(of: request)).cost.picodollars
    let token = TokenRecord.sample("ada", limits: TokenLimits(budget: 10 * cost, period: .day))
    try await store.add(token)
    let upstream = UpstreamScript([.event(.sent), .hang])
    try await RunningGateway.withGateway(upstream.upstream, configure: { $0.store = store }) {
      gateway in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<100 {
          group.addTask { _ = try await answer(gateway, "/v1/messages", ["x-api-key: parley_ada"]) }
        }
        try await eventually {
          gateway.log.all.count { $0.contains(#"end="refused: budget""#) } == 90
        }
        #expect(upstream.requests.count == 10)
        let now = TimeReading.system.unixMilliseconds()
        let spending = try await store.spending(of: token, at: now)
        #expect(spending.reserved + spending.spent == 10 * cost)
        group.cancelAll()
        // Clients that wait for an answer are cut off with the gateway.
        while await group.nextResult() != nil {}
      }
      // Whose client left while the upstream worked has cost what nobody can tell: all that was set aside.
      try await eventually {
        let now = TimeReading.system.unixMilliseconds()
        return try await store.spending(of: token, at: now).spent == 10 * cost
      }
    }
  }
}
