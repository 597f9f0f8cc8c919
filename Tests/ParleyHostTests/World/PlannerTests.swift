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
    isBatched: Bool = false,
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
    return await Planner(
      script: script,
      catalogue: catalogue,
      world: world,
      isBatched: isBatched,
      limits: limits
    ).plan(with: binding)
  }

  @Test(arguments: [
    "straight", "known-list", "branches", "endless", "break", "each-row", "unknown-list",
    "idle-loop", "failing", "failing-with-a-reply", "certain-failure", "caught", "world", "budget",
    "unknown-price", "nothing", "experiment", "experiment-unknown", "experiment-errors",
    "experiment-missing", "media",
    "tools", "asking-tools", "asking-by-value", "served-tools",
  ])
  func planOfAScriptReadsAsRecorded(_ name: String) async throws {
    let path = "\(Self.folder)/\(name)"
    let source = try #require(Golden.read("\(path).claude"))
    let plan = try await Self.plan(source, named: "\(name).claude")
    Golden.expect(plan.text, at: "\(path).plan.txt")
  }

  @Test(arguments: ["branches", "endless", "certain-failure", "experiment", "tools"])
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

  // MARK: Experiments

  @Test func aBatchCostsHalfAndIsSentOnce() async throws {
    let source = "retries 0\nexperiment e {\n repeat 10\n trial {\n say hi\n }\n}\n"
    let alone = try await Self.plan(source)
    let batched = try await Self.plan(source, isBatched: true)
    // A batched request has no `stream` in its body, which is less to send.
    let price = try #require(alone.likelyCost?.lowerBound.picodollars)
    let half = try #require(batched.likelyCost?.lowerBound.picodollars)
    #expect(half <= price / 2 && half > price * 4 / 10)
    #expect(batched.isBatched && batched.requestCount == Plan.Count(least: 10, most: 10))
    let again = try await Self.plan(
      source.replacing("retries 0", with: "retries 4"),
      isBatched: true
    )
    #expect(again.worstCost == batched.worstCost)
    #expect(batched.requests.map(\.statement.attempts) == [1])
  }

  @Test func requestsOutsideOfTrialsAreNoBatch() async throws {
    let alone = try await Self.plan("say hi\n")
    let batched = try await Self.plan("say hi\n", isBatched: true)
    #expect(alone.worstCost == batched.worstCost)
  }

  @Test func ofManyCombinationsSomeStandForAll() async throws {
    let source = """
      experiment e {
        vary a in range(30)
        vary b in range(30)
        repeat 2
        trial {
          say Question {{a}} {{b}}
          if a >= 15 { say "More." }
        }
      }

      """
    let limited = try await Self.plan(source, limits: PlanLimits(combinations: 90))
    let experiment = try #require(limited.experiments.first)
    #expect(experiment.trials == Plan.Count(least: 1800, most: 1800) && experiment.followed == 90)
    #expect(experiment.requests == Plan.Count(least: 2700, most: 2700))
    #expect(limited.notes.contains { $0.message.contains("90 of its 900 combinations") })
    let whole = try await Self.plan(source, limits: PlanLimits(combinations: 900))
    #expect(whole.requestCount == limited.requestCount)
    #expect(whole.experiments.first?.followed == nil)
  }

  @Test func manyVariantsOfASettingAreOneStatement() async throws {
    let source = """
      experiment e {
        vary n in range(40)
        trial {
          system "Number {{n}}."
          effort low
          say hi
        }
      }

      """
    let plan = try await Self.plan(source)
    #expect(plan.requests.count == 1 && plan.requests[0].count == Plan.Count(least: 40, most: 40))
    let settings = plan.requests[0].statement.settings.map { "\($0.name)=\($0.value)" }
    #expect(settings == ["system=(differs between trials)", "effort=low"])
  }

  @Test func trialsShareNothingWithTheScript() async throws {
    let source = """
      say A long question that would be part of the conversation.
      experiment e {
        trial {
          say hi
        }
      }
      say And another one.

      """
    let plan = try await Self.plan(source)
    let inputs = plan.requests.map(\.likelyInput.lowerBound)
    #expect(inputs.count == 3 && inputs[1] < inputs[0] && inputs[0] < inputs[2])
  }

  @Test func judgingOutsideOfTrialsIsPricedApart() async throws {
    let plan = try await Self.plan(
      "say hi\nlet v = judge(reply, \"is short\")\nif v.pass { say \"good\" }\nprint v.reason\n"
    )
    let judging = try #require(plan.judging)
    #expect(judging.requests == Plan.Count(least: 1, most: 1))
    #expect(plan.requestCount == Plan.Count(least: 2, most: 3))
    let worst = try #require(plan.worstCost)
    #expect(judging.worstCost.map { $0 > .zero && $0 < worst } == true)
  }

  @Test func anExperimentOnAWayIsNoneOnTheOthers() async throws {
    let plan = try await Self.plan(
      "param n = 1\nsay hi\nif reply contains \"x\" { fail \"no\" }\nexperiment e { repeat 3\n trial {\n say hi\n }\n}\n"
    )
    #expect(plan.requestCount == Plan.Count(least: 1, most: 4))
    #expect(plan.experiments.first?.trials == Plan.Count(least: 0, most: 3))
  }

  @Test func unknownPartsAreCountedInABody() {
    let mark = Machine.unknownText.string
    #expect(RequestEstimate.unknownCount(in: Array("a\(mark)b\(mark)\(mark)".utf8)) == 3)
    #expect(RequestEstimate.unknownCount(in: Array("⟨unknown".utf8)) == 0)
    #expect(RequestEstimate.unknownCount(in: []) == 0)
  }
}
