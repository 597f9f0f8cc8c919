import OrderedJSON
import TestSupport
import Testing

/// Experiments whose requests go into message batches through a gateway.
struct GatewayBatchTests {
  private static let script = """
    model haiku
    thinking off
    max_tokens 50
    experiment rounds {
      vary n: 1, 2, 3
      trial {
        say "First {{n}}"
        score first = reply contains "First {{n}}"
        say "Second {{n}}"
        score second = reply contains "Second {{n}}"
      }
    }
    print rounds.count("pass"), rounds.count("fail"), rounds.count("error")
    """

  /// A place to run in as a client of a gateway.
  private static func client(of gateway: GatewayProcess, token: String) throws -> Parley {
    var parley = try Parley()
    parley.variables = ["ANTHROPIC_BASE_URL": gateway.url, "ANTHROPIC_API_KEY": token]
    try parley.folder.write(script, to: "rounds.claude")
    return parley
  }

  /// What has become of the only token's budget, in pico-dollars.
  private static func budget(of gateway: GatewayProcess) async throws -> Budget {
    let outcome = try await gateway.run(["serve", "token", "list", "--output", "json"])
    let token = try JSONParser().parse(Array(outcome.output.utf8))["tokens"]?.arrayValue?.first
    return Budget(
      spent: try picodollars(token?["spent"]),
      reserved: try picodollars(token?["reserved"])
    )
  }

  /// What was used by all clients.
  private static func usage(of gateway: GatewayProcess) async throws -> JSONValue {
    let outcome = try await gateway.run(["serve", "usage", "--output", "json"])
    return try #require(try JSONParser().parse(Array(outcome.output.utf8))["total"])
  }

  private static func picodollars(_ dollars: JSONValue?) throws -> Int64 {
    Int64((try #require(dollars?.doubleValue) * 1e12).rounded())
  }

  private struct Budget: Equatable {
    let spent: Int64
    let reserved: Int64
  }

  @Test func trialsGoTogetherAndAreBookedAtHalfThePrice() async throws {
    let server = try await ServerProcess(options: ["--batch-polls", "2"])
    let gateway = try await GatewayProcess(upstream: server)
    let parley = try Self.client(
      of: gateway,
      token: try await gateway.token("ada", ["--budget", "1"])
    )
    let outcome = try await parley.run(["rounds.claude", "--batch", "--output", "jsonl"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let calls = try server.calls()
    #expect(calls.filter { $0 == "POST /v1/messages/batches" }.count == 2)
    #expect(try server.messageBodies().isEmpty)
    // What the run paid by its own count is what the gateway booked, and nothing stays set aside.
    let last = try #require(outcome.output.split(separator: "\n").last)
    let done = try JSONParser().parse(Array(last.utf8))
    let cost = try #require(done["cost"]?.doubleValue)
    let budget = try await Self.budget(of: gateway)
    #expect(cost > 0 && budget.spent == Int64((cost * 1e12).rounded()))
    #expect(budget.reserved == 0)
    #expect(try await Self.usage(of: gateway)["requests"]?.intValue == 6)
  }

  @Test func aBatchThatTheBudgetDoesNotAllowIsNotMade() async throws {
    let server = try await ServerProcess()
    let gateway = try await GatewayProcess(upstream: server)
    let parley = try Self.client(
      of: gateway,
      token: try await gateway.token("ada", ["--budget", "0.00001"])
    )
    let outcome = try await parley.run(["rounds.claude", "--batch"])
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("budget"), "\(outcome.errors)")
    #expect(try server.calls().allSatisfy { $0 != "POST /v1/messages/batches" })
    #expect(try await Self.budget(of: gateway) == Budget(spent: 0, reserved: 0))
  }

  @Test func theBuiltInModelAnswersBatchesOfItsClients() async throws {
    let gateway = try await GatewayProcess()
    let parley = try Self.client(of: gateway, token: try await gateway.token("ada"))
    let alone = try await parley.run(["rounds.claude", "--fresh"])
    let batched = try await parley.run(["rounds.claude", "--fresh", "--batch"])
    #expect(batched.status == 0 && batched.output == alone.output, "\(batched.errors)")
    #expect(try await Self.budget(of: gateway) == Budget(spent: 0, reserved: 0))
  }

  @Test func aRunIsResumedThroughAGatewayThatWasRestarted() async throws {
    let server = try await ServerProcess(options: ["--batch-polls", "4"])
    let first = try await GatewayProcess(upstream: server)
    var parley = try Self.client(
      of: first,
      token: try await first.token("ada", ["--budget", "1"])
    )
    let process = try parley.start(["rounds.claude", "--batch"])
    process.finishInput()
    let isSent = try await process.waits {
      (try? server.calls().contains { $0.hasPrefix("GET /v1/messages/batches/msgbatch_") }) == true
    }
    #expect(isSent)
    process.signal(2)
    _ = try await process.outcome()
    first.signal(15)
    _ = try await first.outcome()
    let second = try await GatewayProcess(upstream: server, in: first.folder)
    parley.variables["ANTHROPIC_BASE_URL"] = second.url
    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0 && resumed.output == "3 0 0\n", "\(resumed.errors)")
    #expect(try server.calls().filter { $0 == "POST /v1/messages/batches" }.count == 2)
    #expect(try await Self.budget(of: second).reserved == 0)
    #expect(try await Self.usage(of: second)["estimated"]?.intValue == 0)
  }
}
