import Foundation
import TestSupport
import Testing

/// The built-in model behind the built program: no key, no server, no network.
struct LocalModelTests {
  private static let notice =
    "parley: no key is set, so the small built-in model answers, not Claude; set ANTHROPIC_API_KEY to ask Claude\n"

  // MARK: Without a key

  @Test func withoutAKeyTheTourRunsAndSaysOnceWhoAnswers() async throws {
    let parley = try Parley()
    let tour = try #require(Golden.read("\(RepositoryRoot.path)/Scripts/examples/tour.claude"))
    let outcome = try await parley.run(script: tour)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == Self.notice)
    #expect(outcome.output.contains("model        parley-local-"))
    #expect(!outcome.output.contains("claude-"))
    let again = try await Parley().run(script: tour)
    #expect(again.output == outcome.output)
  }

  @Test(arguments: [["--quiet"], ["--provider", "local"]])
  func whoIsToldOrKnowsIsNotToldAgain(_ options: [String]) async throws {
    let outcome = try await Parley().run(script: "max_tokens 5\nlet x = say Hi.\n", options)
    #expect(!outcome.errors.contains("built-in model answers"), "\(outcome.errors)")
  }

  @Test func whereNothingIsAskedNothingIsSaid() async throws {
    let outcome = try await Parley().run(script: "print 1 + 1\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "2\n")
    #expect(outcome.errors == "")
  }

  @Test func sayAsksTheBuiltInModel() async throws {
    let outcome = try await Parley().run(["say", "Hello!"])
    #expect(outcome.status == 0)
    #expect(outcome.output.count > 1)
    #expect(outcome.errors.hasPrefix(Self.notice))
  }

  @Test(arguments: ["json", "jsonl"])
  func standardOutputIsJSONAllTheSame(format: String) async throws {
    let outcome = try await Parley().run(
      script: "max_tokens 5\nsay hi\n",
      ["--output", format]
    )
    #expect(outcome.status == 0)
    for line in outcome.output.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
    #expect(outcome.errors.hasPrefix(Self.notice))
  }

  @Test func withTheAPIAskedForAMissingKeyIsAnErrorWithItsRemedy() async throws {
    let outcome = try await Parley().run(script: "say Hi.\n", ["--provider", "api"])
    #expect(outcome.status == 3)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("ANTHROPIC_API_KEY"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["ANTHROPIC_API_KEY": "sk-ant-test-key"], ["ANTHROPIC_AUTH_TOKEN": "t"],
    ["ANTHROPIC_BASE_URL": "http://127.0.0.1:1"], ["ANTHROPIC_CUSTOM_HEADERS": "x-api-key: k"],
  ])
  func whereAKeyOrAServerIsSetTheAPIAnswers(variables: [String: String]) async throws {
    var parley = try Parley()
    parley.variables = variables
    try parley.folder.write("model haiku\nsay Hi.\n", to: "script.claude")
    let plan = try await parley.run(["plan", "script.claude"])
    #expect(plan.output.contains("claude-haiku-5-5"))
  }

  @Test func aBrokenSettingOfTheServerKeepsNobodyFromChecking() async throws {
    var parley = try Parley()
    parley.variables = ["ANTHROPIC_BASE_URL": "nonsense"]
    try parley.folder.write("say Hi.\n", to: "script.claude")
    #expect(try await parley.run(["check", "script.claude"]).status == 0)
    #expect(try await parley.run(["script.claude"]).status == 64)
  }

  // MARK: What is asked

  @Test(arguments: [
    "haiku", "sonnet", "opus", "fable", "claude-haiku-4-5", "claude-opus-5-5", "sonnet-4.6",
  ])
  func aNameOfClaudeMeansABuiltInModel(model: String) async throws {
    let outcome = try await Parley().run(
      script: "model \(model)\nmax_tokens 4\nlet x = say Hi.\nprint x.model\nprint run.cost\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("parley-local-"))
    #expect(outcome.output.hasSuffix("\n0.0\n"))
  }

  @Test func aMistypedModelIsTheSameErrorAsForTheAPI() async throws {
    for provider in ["api", "local"] {
      let parley = try Parley()
      try parley.folder.write("model hiaku\nsay Hi.\n", to: "script.claude")
      let outcome = try await parley.run(["check", "script.claude", "--provider", provider])
      #expect(outcome.status == 2)
      #expect(outcome.output.contains("there is no model hiaku [model.unknown]"))
      #expect(outcome.output.contains("did you mean haiku?"))
      for line in ["haiku", "sonnet", "opus", "fable"] {
        let help = outcome.output.split(separator: "\n").first { $0.contains("write a line") }
        #expect(help?.contains(line) == true, "\(outcome.output)")
      }
    }
  }

  @Test(arguments: [
    ("temperature 0.2\nsay Hi.", "model.no-sampling"),
    ("user Hi.\nassistant Ho\nsend", "model.no-prefill"),
  ])
  func whatTheBuiltInModelAcceptsDependsOnWhoAnswers(script: String, id: String) async throws {
    var parley = try Parley()
    try parley.folder.write("model haiku\n\(script)\n", to: "script.claude")
    let free = try await parley.run(["check", "script.claude"])
    #expect(free.status == 0, "\(free.output)")
    let asked = try await parley.run(["check", "script.claude", "--provider", "api"])
    #expect(asked.status == 2)
    #expect(asked.output.contains(id))
    parley.variables = ["ANTHROPIC_API_KEY": "sk-ant-test-key"]
    #expect(try await parley.run(["check", "script.claude"]).status == 2)
    #expect(try await parley.run(["check", "script.claude", "--provider", "local"]).status == 0)
    #expect(try await parley.run(["plan", "script.claude"]).status == 2)
  }

  @Test(arguments: [
    ("effort low\nsay Hi.", "model.effort"), ("image a.png\nsay Hi.", "model.attachment"),
    ("document a.pdf\nsay Hi.", "model.attachment"),
    ("max_tokens 200000\nsay Hi.", "model.max-tokens"),
  ])
  func whatItDoesNotDoIsToldBeforeTheRun(script: String, id: String) async throws {
    let outcome = try await Parley().run(script: "model haiku\nprint \"begun\"\n\(script)\n")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("[\(id)]"), "\(outcome.errors)")
  }

  @Test func aPlanSaysWhoWouldAnswerAndThatItIsFree() async throws {
    let parley = try Parley()
    try parley.folder.write("model haiku\nsay Hi.\n", to: "script.claude")
    let plan = try await parley.run(["plan", "script.claude"])
    #expect(plan.status == 0)
    #expect(plan.output.contains("price: likely $0.00, at most $0.00"), "\(plan.output)")
    #expect(plan.output.contains("the small built-in model would answer"))
    let api = try await parley.run(["plan", "script.claude", "--provider", "api"])
    #expect(api.output.contains("claude-haiku-5-5"))
    #expect(!api.output.contains("built-in"))
  }

  @Test func theModelsAreListed() async throws {
    let outcome = try await Parley().run(["models", "--json"])
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("parley-local-") }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.contains("million parameters"))
      #expect(line.contains(#""price":"$0 / $0""#), "\(line)")
    }
  }

  @Test func traceAndRequestAreShown() async throws {
    let outcome = try await Parley().run(
      script: "max_tokens 4\nsay Hi.\n",
      ["--trace", "--show-request", "json"]
    )
    for step in ["1 client", "2 server", "3 API", "4 model", "5 client", "req_local_"] {
      #expect(outcome.errors.contains(step), "\(step) in \(outcome.errors)")
    }
    #expect(outcome.errors.contains(#""model": "parley-local-"#), "\(outcome.errors)")
  }

  @Test func theJournalKeepsWhatWasSaid() async throws {
    let parley = try Parley()
    let outcome = try await parley.run(script: "max_tokens 8\nsay Remember this.\n")
    #expect(outcome.status == 0)
    #expect(parley.journals.contains("Remember this."))
    #expect(parley.journals.contains("msg_local_"))
  }

  // MARK: Chance

  private static let drawing = """
    model haiku
    temperature 1
    max_tokens 12
    repeat 3 {
      reset
      let x = say Write a poem.
      print x.text
    }
    """

  @Test func aRunWithChanceIsTheSameEachTimeAndVariesWithinItself() async throws {
    let first = try await Parley().run(script: Self.drawing)
    let second = try await Parley().run(script: Self.drawing)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == second.output)
    let journal = try Parley()
    _ = try await journal.run(script: Self.drawing, ["--output", "jsonl"])
    let seeds = journal.journals.matches(of: /\\"seed\\":([0-9]+)/).map { String($0.1) }
    #expect(Set(seeds).count == 3, "\(seeds)")
  }

  @Test func aSeedChangesWhatIsDrawn() async throws {
    var outputs: Set<String> = []
    for seed in ["0", "1", "2", "3"] {
      outputs.insert(try await Parley().run(script: Self.drawing, ["--seed", seed]).output)
    }
    #expect(outputs.count > 1)
    let plain = try await Parley().run(script: "seed 3\n" + Self.drawing)
    let own = try await Parley().run(script: "seed 3\n" + Self.drawing, ["--seed", "1"])
    #expect(plain.output == own.output)
  }

  // MARK: Faults

  @Test func aFaultIsRetriedAndTold() async throws {
    let outcome = try await Parley().run(
      script: "max_tokens 4\nsay Hi.\n",
      ["--provider", "local", "--faults", "fail 529 first 1 retry-after 10ms"]
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("attempt 2 of 3"), "\(outcome.errors)")
  }

  @Test func aFaultThatStaysEndsTheRunWithThree() async throws {
    let outcome = try await Parley().run(
      script: """
        retries 0
        try {
          say Hi.
        } catch e { print "{{e.kind}} {{e.status}}" }
        say Hi.
        """,
      ["--provider", "local", "--faults", "fail 529"]
    )
    #expect(outcome.status == 3)
    #expect(outcome.output == "api 529\n")
    #expect(outcome.errors.contains("script.claude:5:1: error: the API answered 529"))
  }

  @Test func aCutStreamKeepsWhatCame() async throws {
    let parley = try Parley()
    let whole = try await parley.run(script: "max_tokens 40\nsay Count to nine.\n")
    let cut = try await parley.run(
      ["script.claude", "--provider", "local", "--faults", "cut stream at 60%"]
    )
    #expect(cut.status == 3)
    #expect(cut.errors.contains("lost within the reply"), "\(cut.errors)")
    let text = cut.output.dropLast()
    #expect(!text.isEmpty && whole.output.hasPrefix(text) && text.count < whole.output.count - 1)
  }

  @Test func silenceLastsForTheTimeoutOfTheScript() async throws {
    let outcome = try await Parley().run(
      script: "retries 0\ntimeout 0.1\nsay Hi.\n",
      ["--provider", "local", "--faults", "timeout"]
    )
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("nothing came from built-in-model.localhost for 0.1 s"))
  }

  @Test func aFaultScriptThatIsWrongHasItsPlaceAndItsRemedy() async throws {
    let outcome = try await Parley().run(
      script: "say Hi.\n",
      ["--provider", "local", "--faults", "latency 1s, fial 529"]
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("fial is not a fault (character 13)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("did you mean fail?"))
  }

  @Test(arguments: [
    (["--faults", "drop"], "--provider local"),
    (["--provider", "local", "--base-url", "http://localhost:1"], "--base-url"),
    (["--provider", "api", "--local-model", "x"], "--local-model"),
  ])
  func optionsThatExcludeEachOtherAreTold(_ options: [String], named: String) async throws {
    var parley = try Parley()
    parley.variables = ["ANTHROPIC_API_KEY": "sk-ant-test-key"]
    let outcome = try await parley.run(script: "say Hi.\n", options)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(named), "\(outcome.errors)")
  }

  @Test func controlCEndsAReplyThatIsSlowInComing() async throws {
    let parley = try Parley()
    try parley.folder.write(
      "max_tokens 4\nsay One.\nprint \"asked\"\nsay Two.\nprint \"not reached\"\n",
      to: "script.claude"
    )
    let process = try parley.start(
      ["script.claude", "--provider", "local", "--faults", "slow 0.001 tokens/s on 2"]
    )
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("asked") })
    process.signal(SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.status == 130, "\(outcome)")
    #expect(!outcome.output.contains("not reached"))
    #expect(parley.journals.contains("One."))
  }

  // MARK: Weights

  @Test(arguments: [
    ("", "ends"), ("not weights at all", "header"),
    ("\u{8}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}{}      ", "metadata"),
  ])
  func brokenWeightsAreNamedWithWhatIsWrong(bytes: String, said: String) async throws {
    let parley = try Parley()
    try parley.folder.write(bytes, to: "mine.safetensors")
    let outcome = try await parley.run(
      script: "say Hi.\n",
      ["--local-model", "mine.safetensors"]
    )
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("mine.safetensors"), "\(outcome.errors)")
  }

  @Test func missingWeightsAreNamed() async throws {
    let outcome = try await Parley().run(
      script: "say Hi.\n",
      ["--local-model", "none.safetensors"]
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("cannot read the weights none.safetensors"))
  }

  private static func weights() throws -> Data {
    let folder = "\(RepositoryRoot.path)/Sources/CLocalModel/Weights"
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .first { $0.hasSuffix(".safetensors") }
    )
    return try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
  }

  @Test func aWeightsFileAnswersUnderItsOwnName() async throws {
    let parley = try Parley()
    try parley.folder.write(try Self.weights(), to: "mine.safetensors")
    let outcome = try await parley.run(
      script: "model opus\nmax_tokens 4\nlet x = say Hi.\nprint x.model\n",
      ["--local-model", "mine.safetensors"]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("parley-local-"))
    #expect(!outcome.errors.contains("no key is set"))
  }

  @Test func aWeightsFileMayNotCallItselfClaude() async throws {
    var bytes = try Self.weights()
    let name = try #require(bytes.firstRange(of: Data("parley-local-".utf8)))
    bytes.replaceSubrange(name, with: Data("claude-local-".utf8))
    let parley = try Parley()
    try parley.folder.write(bytes, to: "mine.safetensors")
    let outcome = try await parley.run(["say", "Hi", "--local-model", "mine.safetensors"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("mine.safetensors calls itself claude-local-"))
  }
}
