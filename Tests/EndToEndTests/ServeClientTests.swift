import Foundation
import TestSupport
import Testing

/// Parley's own commands as clients of `parley serve`: a base URL, and a token where one is needed, is all it takes.
@Suite(.serialized) struct ServeClientTests {
  /// Where commands run whose environment names a gateway.
  private static func client(
    of gateway: GatewayProcess,
    _ variables: [String: String] = [:]
  ) throws -> Parley {
    var parley = try Parley()
    parley.gateway = gateway
    parley.variables = variables
    return parley
  }

  @Test func onThisMachineNoKeyIsNeeded() async throws {
    let gateway = try await GatewayProcess()
    let outcome = try await Self.client(of: gateway).run(["say", "Hello!", "--model", "haiku"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.output.isEmpty)
    #expect(!outcome.errors.contains("no key is set"), "\(outcome.errors)")
  }

  @Test(arguments: ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"])
  func aTokenStandsWhereAKeyWould(variable: String) async throws {
    let gateway = try await GatewayProcess()
    let token = try await gateway.token("anna")
    let allowed = try await Self.client(of: gateway, [variable: token]).run(["say", "Hello!"])
    #expect(allowed.status == 0, "\(allowed.errors)")
    let refused = try await Self.client(of: gateway, [variable: "parley_wrong"]).run([
      "say", "Hello!",
    ])
    #expect(refused.status == 3)
    #expect(refused.errors.contains("authentication_error"), "\(refused.errors)")
    #expect(!(gateway.log + allowed.errors + refused.errors).contains(token))
  }

  @Test func theUpstreamGetsTheSameRequestAsWithoutAGateway() async throws {
    let script = """
      model haiku
      max_tokens 50
      system "Be brief."
      say "Hällo, “gateway”."
      say "And again."
      print reply.text, usage.output_tokens
      """
    let direct = try await ServerProcess(options: ["--echo"])
    let alone = try await Parley(server: direct).run(script: script)
    let server = try await ServerProcess(options: ["--echo"])
    let gateway = try await GatewayProcess(upstream: server)
    let through = try await Self.client(of: gateway).run(script: script)
    #expect(through.status == 0, "\(through.errors)")
    #expect(through.output == alone.output)
    #expect(try server.messageBodies() == direct.messageBodies())
    #expect(!(through.output + through.errors + gateway.log).contains(GatewayProcess.key))
  }

  @Test func theTraceShowsBothSides() async throws {
    let gateway = try await GatewayProcess()
    let outcome = try await Self.client(of: gateway).run(["say", "Hello!", "--trace"])
    for words in [
      "2 server   took the request, as a gateway", "    of these ", " in the gateway, ",
      " at the API, ", " between client and gateway",
    ] { #expect(outcome.errors.contains(words), "\(words) in \(outcome.errors)") }
    let lines = try await Self.client(of: gateway).run(
      script: "say Hello!\n",
      ["--output", "jsonl"]
    )
    #expect(lines.output.contains(#""gateway":{"in_gateway":"#), "\(lines.output)")
  }

  @Test func aBudgetThatIsUsedUpIsToldAndNotTriedAgain() async throws {
    let server = try await ServerProcess()
    let gateway = try await GatewayProcess(upstream: server)
    let token = try await gateway.token("anna", ["--budget", "0.000001", "--per", "day"])
    let outcome = try await Self.client(of: gateway, ["ANTHROPIC_API_KEY": token]).run([
      "say", "Hello!",
    ])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("budget"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("attempt 2"), "\(outcome.errors)")
    #expect(try server.messageBodies().isEmpty)
  }

  private static let experiment = """
    model haiku
    thinking off
    max_tokens 8
    experiment greetings {
      vary n: 1, 2, 3
      trial {
        say "Hello {{n}}"
        score answered = len(reply.text) > 0
      }
    }
    print greetings.count("pass")
    """

  @Test func experimentsRunThroughItAndArePlanned() async throws {
    let parley = try Self.client(of: try await GatewayProcess())
    let outcome = try await parley.run(script: Self.experiment)
    #expect(outcome.status == 0 && outcome.output == "3\n", "\(outcome.errors)")
    let planned = try await parley.run(["plan", "script.claude"])
    #expect(planned.status == 0 && planned.output.contains("3 trials"), "\(planned.output)")
  }

  @Test func batchesGoThroughIt() async throws {
    let parley = try Self.client(of: try await GatewayProcess())
    let outcome = try await parley.run(script: Self.experiment, ["--batch"])
    #expect(outcome.status == 0 && outcome.output == "3\n", "\(outcome.errors)")
  }

  @Test func batchesReachTheUpstreamWithTheGatewaysKeyAlone() async throws {
    let server = try await ServerProcess()
    let gateway = try await GatewayProcess(upstream: server)
    let token = try await gateway.token("anna", ["--budget", "1"])
    let parley = try Self.client(of: gateway, ["ANTHROPIC_API_KEY": token])
    let outcome = try await parley.run(script: Self.experiment, ["--batch"])
    #expect(outcome.status == 0 && outcome.output == "3\n", "\(outcome.errors)")
    #expect(try server.calls().filter { $0 == "POST /v1/messages/batches" }.count == 1)
    #expect(try server.messageBodies().isEmpty)
  }

  @Test func thePromptTalksThroughIt() async throws {
    let gateway = try await GatewayProcess()
    let token = try await gateway.token("anna")
    let parley = try Self.client(of: gateway)
    let session = try await PromptSession(
      parley,
      variables: ["ANTHROPIC_BASE_URL": gateway.url, "ANTHROPIC_API_KEY": token]
    )
    await session.run("model haiku")
    await session.run("say Hello!")
    #expect(await session.run("print reply.stop_reason") == "end_turn")
    #expect(await session.leave() == .exited(0))
  }

  // MARK: The end

  @Test func repliesUnderWayFinishAfterTheFirstSignal() async throws {
    let gateway = try await GatewayProcess(["--faults", "slow 20 tokens/s"])
    let client = try Self.client(of: gateway).start(["say", "Count from one to twenty."])
    client.finishInput()
    #expect(try await client.waits { !client.outputSoFar.isEmpty })
    gateway.signal(SIGTERM)
    #expect(try await gateway.waits { gateway.log.contains("stopping: 1 reply may finish") })
    let reply = try await client.outcome()
    #expect(reply.status == 0, "\(reply.errors)")
    let end = try await gateway.outcome()
    #expect(end.status == 0 && !end.wasKilled, "\(end.errors)")
    #expect(throws: ServerError.self) { try gateway.answer(to: LocalRequest(path: "/healthz")) }
  }

  @Test func repliesThatTakeTooLongAreCutOffAndTheStatusTells() async throws {
    let gateway = try await GatewayProcess(["--faults", "slow 1 tokens/s", "--drain", "1"])
    let parley = try Self.client(of: gateway)
    try parley.folder.write("retries 0\nsay Count from one to ninety.\n", to: "count.claude")
    let client = try parley.start(["count.claude"])
    client.finishInput()
    #expect(try await client.waits { !client.outputSoFar.isEmpty })
    gateway.signal(SIGTERM)
    let end = try await gateway.outcome()
    #expect(end.status == 143 && !end.wasKilled, "\(end.errors)")
    #expect(try await client.outcome().status == 3)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSecondSignalCutsThemOff(signal: Int32, status: Int32) async throws {
    let gateway = try await GatewayProcess(["--faults", "slow 1 tokens/s"])
    var parley = try Self.client(of: gateway)
    parley.variables["NO_COLOR"] = "1"
    try parley.folder.write("retries 0\nsay Count from one to ninety.\n", to: "count.claude")
    let client = try parley.start(["count.claude"])
    client.finishInput()
    #expect(try await client.waits { !client.outputSoFar.isEmpty })
    gateway.signal(signal)
    #expect(try await gateway.waits { gateway.log.contains("stopping") })
    gateway.signal(signal)
    let end = try await gateway.outcome()
    #expect(end.status == status && !end.wasKilled, "\(end.errors)")
    let reply = try await client.outcome()
    #expect(reply.status == 3)
    #expect(reply.errors.contains("lost within the reply"), "\(reply.errors)")
  }
}
