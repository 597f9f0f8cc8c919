import ClaudeMessages
import OrderedJSON
import ParleyDiagnostics
import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyHost

struct PlannerTests {
  private static let folder = "\(RepositoryRoot.path)/Tests/ParleyHostTests/Plans"

  /// Prices and names that do not change with the price list.
  private static let catalogue: ModelCatalogue = {
    func model(_ id: String, _ line: ModelLine, input: Int64, output: Int64) -> ModelDescription {
      var model = ModelDescription(id: ModelID(rawValue: id), line: line)
      model.limits.contextWindow = 200_000
      model.limits.maxOutputTokens = 64_000
      model.prices = ModelPrices(
        standard: TokenPrice(
          input: input,
          output: output,
          cacheWriteFiveMinutes: input * 5 / 4,
          cacheWriteOneHour: input * 2,
          cacheRead: input / 10
        )
      )
      model.lifecycle.state = .active
      return model
    }
    var free = ModelDescription(id: "claude-gift-x", line: ModelLine(rawValue: "gift"))
    free.lifecycle.state = .active
    return ModelCatalogue(
      date: ModelCatalogue.builtIn.date,
      models: [
        model("claude-haiku-x", .haiku, input: 1_000_000, output: 5_000_000),
        model("claude-sonnet-x", .sonnet, input: 3_000_000, output: 15_000_000),
        model("claude-opus-x", .opus, input: 5_000_000, output: 25_000_000),
        free,
      ]
    )
  }()

  private static func plan(
    _ source: String,
    named path: String = "script.claude",
    grants: Grants = Grants(programs: ["git"]),
    parameters: [ParameterArgument] = [],
    limits: PlanLimits = PlanLimits()
  ) async throws -> Plan {
    let permissions = Permissions(baseFolder: ".", workingDirectory: folder, grants: grants)
    let world = ScriptWorld(permissions: permissions)
    let script = CompiledScript(
      path: path,
      bytes: Array(source.utf8),
      catalogue: catalogue,
      loader: ScriptSourceLoader(files: world.files)
    )
    let binding = try ParameterBinding(parameters, for: script.parameters)
    return await Planner(script: script, catalogue: catalogue, world: world, limits: limits)
      .plan(with: binding)
  }

  @Test(arguments: [
    "straight", "known-list", "branches", "endless", "break", "each-row", "unknown-list",
    "idle-loop", "failing", "failing-with-a-reply", "certain-failure", "caught", "world", "budget",
    "unknown-price",
    "nothing",
  ])
  func planOfAScriptReadsAsRecorded(_ name: String) async throws {
    let path = "\(Self.folder)/\(name)"
    let source = try #require(Golden.read("\(path).claude"))
    let plan = try await Self.plan(source, named: "\(name).claude")
    Golden.expect(plan.text, at: "\(path).plan.txt")
  }

  @Test(arguments: ["branches", "endless", "certain-failure"])
  func planAsJSONReadsAsRecorded(_ name: String) async throws {
    let path = "\(Self.folder)/\(name)"
    let source = try #require(Golden.read("\(path).claude"))
    let plan = try await Self.plan(source, named: "\(name).claude")
    let bytes = JSONWriter.bytes(of: plan.json, layout: .indented) + [0x0A]
    Golden.expect(String(decoding: bytes, as: UTF8.self), at: "\(path).plan.json")
  }

  @Test func nothingIsWritten() async throws {
    _ = try await Self.plan("write \"out/a.txt\", \"x\"\nappend \"out/b.txt\", \"x\"\n")
    #expect(Golden.read("\(Self.folder)/out/a.txt") == nil)
    #expect(Golden.read("\(Self.folder)/out/b.txt") == nil)
  }

  @Test(arguments: [
    "read(\"/etc/passwd\")", "write \"../a.txt\", \"x\"", "exec(\"ls\")",
    "print env(\"HOME\")", "append \"a.txt\", \"x\"",
  ])
  func permissionsHold(_ statement: String) async throws {
    let plan = try await Self.plan(statement + "\nsay hi\n")
    #expect(plan.status == .stopped)
    #expect(plan.diagnostics.map(\.id.rawValue) == ["runtime.permission"])
    #expect(plan.requestCount == Plan.Count(least: 0, most: 0))
  }

  @Test func scriptWithErrorsHasThemInItsPlan() async throws {
    let plan = try await Self.plan("say {{nobody}}\n")
    #expect(plan.status == .scriptWrong)
    #expect(!plan.diagnostics.isEmpty)
    #expect(plan.requests.isEmpty)
  }

  @Test func parametersAreBound() async throws {
    let source = "param n = 2\nrepeat n {\n say hi\n}\n"
    #expect(try await Self.plan(source).requestCount == Plan.Count(least: 2, most: 2))
    let five = try await Self.plan(
      source,
      parameters: [ParameterArgument(name: "n", value: "5")]
    )
    #expect(five.requestCount == Plan.Count(least: 5, most: 5))
  }

  @Test(arguments: 1...8)
  func independentBranchesAreAllFollowed(_ count: Int) async throws {
    let branch = "if reply contains \"x\" { say \"more\" }\n"
    let plan = try await Self.plan("say hi\n" + String(repeating: branch, count: count))
    #expect(plan.requestCount == Plan.Count(least: 1, most: 1 + count))
    #expect(plan.decisions.count == count)
    #expect(!plan.isPartial)
  }

  @Test func tooManyWaysAreTold() async throws {
    let branch = "if reply contains \"x\" { say \"more\" }\n"
    let plan = try await Self.plan(
      "say hi\n" + String(repeating: branch, count: 12),
      limits: PlanLimits(ways: 16)
    )
    #expect(plan.isPartial)
    #expect(
      plan.notes.map(\.message) == [
        "the plan followed 16 ways through the script; there are more"
      ]
    )
    #expect(plan.requestCount.least >= 1)
  }

  @Test(arguments: [
    "while true { }\n", "while true { print 1 }\n", "while true {\n say hi\n reset\n}\n",
  ])
  func scriptThatNeverEndsHasAPlan(_ source: String) async throws {
    let limits = PlanLimits(requestsOfWay: 50, slices: 3)
    let plan = try await Self.plan("say hi\n" + source, limits: limits)
    #expect(plan.isPartial)
    #expect(plan.requestCount.most == nil)
    #expect(plan.worstCost == nil)
    #expect(plan.notes.contains { $0.message.hasPrefix("the plan stopped after ") })
  }

  @Test func worstCaseHoldsWhateverTheRepliesAre() async throws {
    let plan = try await Self.plan("max_tokens 100\nretries 0\nsay a\nsay b\n")
    let second = try #require(plan.requests.last)
    // The second request may hold a first reply of 100 tokens.
    #expect(second.worstInput > 100)
    let worst = try #require(plan.worstTokens)
    #expect(worst.output == 200)
    let input = Int64(worst.input)
    #expect(plan.worstCost?.picodollars == input * 3_000_000 + 200 * 15_000_000)
  }

  @Test func unknownPartsAreCountedInABody() {
    let mark = Machine.unknownText.string
    #expect(RequestEstimate.unknownCount(in: Array("a\(mark)b\(mark)\(mark)".utf8)) == 3)
    #expect(RequestEstimate.unknownCount(in: Array("⟨unknown".utf8)) == 0)
    #expect(RequestEstimate.unknownCount(in: []) == 0)
  }
}
