import Foundation
import OrderedJSON
import Testing

/// Budgets under many requests at once, cut replies and sudden death.
struct GatewayBudgetTests {
  /// A reply of Haiku costs at most $0.005 for 10,000 tokens, and some millionths for the prompt: ten of them fit, and eleven do not.
  private static let budget: Int64 = 54_500_000_000
  private static let limits = ["--budget", "0.0545"]

  /// What one whole reply costs: 10 tokens of a prompt and 10,000 of a reply.
  private static let cost: Int64 = 5_001_000_000

  private static let whole =
    #"[{"text": "Yes.", "usage": {"input_tokens": 10, "output_tokens": 10000}, "repeat": "forever"}]"#
  private static let held = #"[{"chunks": ["one ", "two"], "hang_after": 4, "repeat": "forever"}]"#

  private static func ask(_ token: String, isStreamed: Bool = true) -> LocalRequest {
    LocalRequest(
      "POST",
      "/v1/messages",
      token: token,
      json: """
        {"model":"claude-haiku-5-5","max_tokens":10000,"stream":\(isStreamed),"inference_geo":"global",\
        "messages":[{"role":"user","content":"Is it so?"}]}
        """
    )
  }

  @Test(arguments: [1, 3])
  func aHundredRequestsAtOnceOnABudgetForTenGetTenReplies(gateways count: Int) async throws {
    let server = try await ServerProcess(Self.whole)
    var gateways = [try await GatewayProcess(upstream: server)]
    while gateways.count < count {
      gateways.append(try await GatewayProcess(upstream: server, in: gateways[0].folder))
    }
    let token = try await gateways[0].token("racer", Self.limits)
    let urls = (0..<100).map { gateways[$0 % count].url }
    let connections = try urls.enumerated().map { index, url in
      let connection = try RawConnection(to: url)
      connection.send(Self.ask(token, isStreamed: index % 2 == 0))
      return connection
    }
    let answers = try await connections.answers()
    #expect(answers.count { $0.status == 200 && $0.isWhole } == 10)
    let refused = answers.filter { $0.status == 429 }
    #expect(refused.count == 90)
    #expect(refused.allSatisfy { $0.errorType == "rate_limit_error" })
    #expect(try server.calls().count == 10)
    #expect(try await gateways[0].settles("racer"))
    #expect(try await gateways[0].budget(of: "racer").spent == 10 * Self.cost)
    let usage = try await gateways[0].usage()
    #expect(usage["cost"] == 10 * Self.cost && usage["output_tokens"] == 100_000, "\(usage)")
    #expect(usage["requests"] == 10 && usage["estimated"] == 0, "\(usage)")
  }

  @Test func whatIsLeftOfABudgetIsSpentAndNoMore() async throws {
    let server = try await ServerProcess(
      #"[{"text": "Yes.", "usage": {"input_tokens": 10, "output_tokens": 1500}, "repeat": "forever"}]"#
    )
    let cost: Int64 = 751_000_000
    let gateway = try await GatewayProcess(upstream: server)
    let token = try await gateway.token("racer", Self.limits)
    var count: Int64 = 0
    for _ in 0..<4 {
      let answers = try await Array(repeating: Self.ask(token), count: 60).answers(
        from: gateway.url
      )
      count += Int64(answers.count { $0.status == 200 && $0.isWhole })
      #expect(answers.allSatisfy { $0.status == 200 || $0.status == 429 })
      #expect(try await gateway.settles("racer"))
      let spent = try await gateway.budget(of: "racer").spent
      #expect(spent == count * cost && spent <= Self.budget)
    }
    // As long as the most that a reply can cost is left, there are replies.
    #expect(count * cost > Self.budget / 4)
    #expect(try server.calls().count == Int(count))
  }

  @Test func clientsThatLeaveAreChargedAndDoNotOverrunTheBudget() async throws {
    let server = try await ServerProcess(Self.held)
    let gateway = try await GatewayProcess(upstream: server)
    let token = try await gateway.token("leaver", Self.limits)
    let connections = try (0..<30).map { _ in
      let connection = try RawConnection(to: gateway.url)
      connection.send(Self.ask(token))
      return connection
    }
    let open = try await connections.begun(refused: 20)
    #expect(open.count == 10)
    #expect(try await gateway.budget(of: "leaver").reserved <= Self.budget)
    for connection in open { connection.close() }
    #expect(try await server.waits { $0.count { $0 == "disconnected" } == 10 })
    #expect(try await gateway.settles("leaver"))
    let spent = try await gateway.budget(of: "leaver").spent
    #expect(spent > 0 && spent <= Self.budget)
    let usage = try await gateway.usage()
    #expect(usage["estimated"] == 10 && usage["cost"] == spent, "\(usage)")
  }

  @Test func requestsThatTheServerRefusesCostNothing() async throws {
    let server = try await ServerProcess(
      #"[{"status": 529, "error": {"type": "overloaded_error", "message": "busy"}, "repeat": "forever"}]"#
    )
    let gateway = try await GatewayProcess(upstream: server)
    let token = try await gateway.token("unlucky", Self.limits)
    for _ in 0..<3 {
      let answers = try await Array(repeating: Self.ask(token), count: 10).answers(
        from: gateway.url
      )
      #expect(answers.allSatisfy { $0.status == 529 })
      #expect(try await gateway.settles("unlucky"))
    }
    #expect(try await gateway.budget(of: "unlucky").spent == 0)
    #expect(try await gateway.usage()["cost"] == 0)
  }

  @Test func whatAKilledGatewayHadSetAsideIsChargedByTheNext() async throws {
    let server = try await ServerProcess(Self.held)
    let first = try await GatewayProcess(upstream: server)
    let token = try await first.token("survivor", Self.limits)
    let connections = try (0..<30).map { _ in
      let connection = try RawConnection(to: first.url)
      connection.send(Self.ask(token))
      return connection
    }
    #expect(try await connections.begun(refused: 20).count == 10)
    first.signal(SIGKILL)
    #expect(try await first.outcome().wasKilled)
    let second = try await GatewayProcess(upstream: server, in: first.folder)
    let answer = try await Self.ask(token).awaitedAnswer(from: second.url)
    #expect(answer.status == 429, "\(answer.text)")
    #expect(
      answer.json?["error"]?["details"]?["error_code"]?.stringValue
        == "enforced_spend_limit_reached"
    )
    let budget = try await second.budget(of: "survivor")
    #expect(budget.spent > 9 * Self.cost && budget.spent <= Self.budget && budget.reserved == 0)
    let usage = try await second.usage()
    #expect(usage["cost"] == budget.spent && usage["estimated"] == 10, "\(usage)")
    #expect(try server.calls().count == 10)
  }
}
