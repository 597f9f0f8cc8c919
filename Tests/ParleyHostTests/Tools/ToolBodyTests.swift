import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

/// The bodies of tools: what they share with the run, and what ends them.
struct ToolBodyTests {
  private static let city = DataField(name: "city", type: .string)

  @Test func aBodyHasAConversationOfItsOwnWithTheSettingsAndNoTools() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall())),
      .text("sunny", inputTokens: 7),
      .text("Fine.")
    )
    let bench = try await ToolBench(
      ["weather"],
      """
      def weather(city) {
        let answer = say "What is the weather in {{city}}?"
        return "{{answer}} after {{len(turns)}} turns"
      }
      """,
      on: stage
    )
    try await bench.declare("weather", [Self.city])
    try await stage.set("system", "Be brief.")
    let reply = try await bench.say("a")
    #expect(bench.calls(of: reply) == [#"weather({"city": "Seoul"}) = "sunny after 2 turns""#])
    #expect(stage.messages(1) == ["user: What is the weather in Seoul?"])
    #expect(stage.bodies[1]["system"] == "Be brief.")
    #expect(stage.bodies[1]["tools"] == nil)
    #expect(stage.turns.count == 4)
    #expect(stage.host.totals.snapshot.requests == 3)
    #expect(stage.host.totals.snapshot.spending(of: "tool weather").usage.input == 7)
  }

  @Test func aForcedChoiceOfTheConversationIsNoneOfTheBody() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall())),
      .text("sunny"),
      .text("Fine.")
    )
    let bench = try await ToolBench(
      ["weather"],
      "def weather(city) { return say \"Weather?\" }",
      on: stage
    )
    try await bench.declare("weather", [Self.city])
    try await stage.set("model", "haiku")
    try await stage.set("tool_choice", "weather")
    try await bench.say("a")
    #expect(stage.bodies.map { $0["tool_choice"]?["name"]?.stringValue } == ["weather", nil, nil])
  }

  @Test(arguments: [
    ("return \"text\"", #""text""#), ("return null", #""null""#), ("let x = 1", #""null""#),
    ("return 1.50", #""1.5""#), ("return [1, \"a\"]", #""[1, \"a\"]""#), ("return \"\"", #""""#),
  ])
  func theResultIsTheTextFormOfTheValue(body: String, result: String) async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall())), .text("Fine."))
    let bench = try await ToolBench(["weather"], "def weather(city) {\n\(body)\n}", on: stage)
    try await bench.declare("weather", [Self.city])
    let reply = try await bench.say("a")
    #expect(bench.calls(of: reply) == [#"weather({"city": "Seoul"}) = "# + result])
  }

  @Test func aValueWithoutATextIsAnErrorForTheModel() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall())), .text("Fine."))
    let bench = try await ToolBench(["weather"], "def weather(city) { return a -> a }", on: stage)
    try await bench.declare("weather", [Self.city])
    try await bench.say("a")
    #expect(bench.message(2, of: 1)["content"]?[0]?["is_error"] == true)
  }

  @Test func argumentsComeInTheOrderOfTheParametersWithNullForWhatIsLeftOut() async throws {
    let input = #"{"unit": "C", "city": "Seoul"}"#
    let stage = Stage(.events(Events.calling(ScriptedCall(input: input))), .text("Fine."))
    let bench = try await ToolBench(
      ["weather"],
      "def weather(city, day, unit) { return [city, day, unit] }",
      on: stage
    )
    try await bench.declare(
      "weather",
      [
        Self.city, DataField(name: "day", type: .optional(.int)),
        DataField(name: "unit", type: .choice(["C", "F"])),
      ]
    )
    try await bench.say("a")
    #expect(bench.message(2, of: 1)["content"]?[0]?["content"] == #"["Seoul", null, "C"]"#)
  }

  @Test func aPermissionThatIsMissingEndsTheRunAndNamesThePlace() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall())), .text("Fine."))
    let bench = try await ToolBench(
      ["weather"],
      "def weather(city) {\n  return exec(\"curl\", [city])\n}",
      on: stage
    )
    try await bench.declare("weather", [Self.city])
    let error = await #expect(throws: EffectError.self) { try await bench.say("a") }
    #expect(error?.kind == .permission)
    #expect(error?.help?.contains("in the tool weather, line 2") == true)
    #expect(error?.help?.contains("--allow-exec") == true)
    #expect(stage.turns.isEmpty)
    #expect(stage.output.toolCalls.last?.result?.isError == true)
  }

  @Test func aBudgetInTheMiddleEndsTheRunAndTheConversationIsAsItWas() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(), input: 1_000_000)),
      .text("Fine."),
      journal: .off
    )
    let bench = try await ToolBench.weather(on: stage)
    try await stage.set("model", "haiku")
    try await stage.set("max_tokens", 100)
    try await stage.set("retries", 0)
    // The first request costs far more than its worst case, so that nothing is left for the second.
    try await stage.set("budget", 0.01)
    let error = await #expect(throws: EffectError.self) { try await bench.say("a") }
    #expect(error?.kind == .budget)
    #expect(stage.provider.requests.count == 1)
    #expect(stage.turns.isEmpty)
    #expect(stage.output.toolCalls.last?.result?.isError == false)
  }

  @Test func aBudgetWithinABodyEndsTheRun() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall(), input: 1_000_000)))
    let bench = try await ToolBench(
      ["weather"],
      "def weather(city) {\n  return say \"Weather?\"\n}",
      on: stage
    )
    try await bench.declare("weather", [Self.city])
    try await stage.set("model", "haiku")
    try await stage.set("max_tokens", 100)
    try await stage.set("retries", 0)
    try await stage.set("budget", 0.01)
    let error = await #expect(throws: EffectError.self) { try await bench.say("a") }
    #expect(error?.kind == .budget)
    #expect(error?.help?.contains("in the tool weather, line 2") == true)
  }

  // MARK: - Interrupts

  private func interrupted(_ events: [String]) async throws -> (ToolBench, ReplyValue) {
    let stage = Stage(.events(events), .text("Fine."))
    let bench = try await ToolBench(
      ["weather", "quick"],
      "def weather(city) {\n  while true { }\n}\ndef quick() { return 1 }",
      on: stage
    )
    try await bench.declare("weather", [Self.city])
    try await bench.declare("quick")
    let interrupts = stage.interrupts
    stage.output.react { event in
      if case .toolCall(let report) = event, report.name == "weather" {
        interrupts.raise(.interrupt)
      }
    }
    let reply = try await bench.say("a")
    stage.output.react { _ in }
    interrupts.clear()
    return (bench, reply)
  }

  @Test func anInterruptInABodyLeavesTheTextWithoutTheCalls() async throws {
    let (bench, reply) = try await interrupted(
      Events.calling(
        ScriptedCall(id: "a", name: "quick", input: "{}"),
        ScriptedCall(id: "b"),
        ScriptedCall(id: "c", name: "quick", input: "{}"),
        after: "Let me look."
      )
    )
    #expect(reply.text == "Let me look.")
    #expect(reply.fields["interrupted"] == true)
    #expect(
      bench.calls(of: reply) == [
        #"quick({}) = "1""#, #"weather({"city": "Seoul"}) = null"#, "quick({}) = null",
      ]
    )
    #expect(bench.stage.turns == ["user: a", "assistant: Let me look."])
    try await bench.say("b")
    #expect(bench.message(1, of: 1)["content"]?.arrayValue?.count == 1)
    #expect(bench.stage.messages(1) == ["user: a", "assistant: Let me look.", "user: b"])
  }

  @Test func anInterruptInABodyWithoutATextTakesTheUserTurnBack() async throws {
    let (bench, reply) = try await interrupted(Events.calling(ScriptedCall()))
    #expect(reply.fields["interrupted"] == true)
    #expect(bench.stage.turns.isEmpty)
    try await bench.perform(.retry(isShown: true))
    #expect(bench.stage.turns == ["user: a", "assistant: Fine."])
  }

  @Test func anInterruptAfterARoundKeepsWhatWasDone() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall())),
      .hang(after: [Events.start()]),
      .text("Fine.")
    )
    let bench = try await ToolBench.weather(on: stage)
    let interrupts = stage.interrupts
    stage.output.react { event in
      if case .progress(.answered, let tag) = event, tag.number == 2 {
        interrupts.raise(.interrupt)
      }
    }
    let reply = try await bench.say("a")
    #expect(reply.fields["interrupted"] == true)
    #expect(stage.host.currentConversations.current.endsInInterruptedReply)
    stage.output.react { _ in }
    interrupts.clear()
    try await bench.send()
    #expect(stage.bodies[2]["messages"] == stage.bodies[1]["messages"])
    #expect(stage.turns.last == "assistant: Fine.")
  }

  // MARK: - What a body may not do

  @Test(arguments: [
    "expect city == \"Oslo\"", "let f = () -> exec(\"true\")\nreturn f()",
  ])
  func whatABodyMayNotDoIsRefusedWhoeverAsks(body: String) async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall())), .text("Fine."))
    let bench = try await ToolBench(["weather"], "def weather(city) {\n\(body)\n}", on: stage)
    try await bench.declare("weather", [Self.city])
    let trial = ScriptHost(
      for: Trial(
        experiment: "e",
        number: 1,
        provider: stage.provider,
        archive: nil,
        output: stage.output,
        interrupts: stage.interrupts,
        measure: { _ in }
      ),
      of: stage.host
    )
    _ = try await trial.perform(.say(text: "a", schema: nil, isShown: true), in: bench.context)
    let result = bench.message(2, of: 1)["content"]?[0]
    #expect(result?["is_error"] == true)
    #expect(result?["content"]?.stringValue?.contains("cannot") == true)
  }

  @Test func callsAreInTheJournalWhateverFollows() async throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(folder: folder.path, program: "test")
    try await Journal.withOpen(configuration, notice: { _ in }) { (journal) async throws in
      let stage = Stage(
        .events(Events.calling(ScriptedCall(), ScriptedCall(id: "b", input: #"{"city":"Oslo"}"#))),
        .text("Fine."),
        journal: journal
      )
      let bench = try await ToolBench.weather(on: stage)
      try await bench.say("a")
    }
    let records = try HostJournalTests.contents(of: folder.path).records
    let steps = records.compactMap { if case .toolCall(let step) = $0 { step } else { nil } }
    #expect(steps.count == 4)
    guard case .began(let call, _)? = steps.first,
      case .ended(_, let result, let isError, _) = steps[3]
    else {
      Issue.record("a call has its beginning and its end")
      return
    }
    #expect(call.arguments == #"{"city":"Seoul"}"#)
    #expect(call.conversation == "main")
    #expect(result == "no weather is known of Oslo")
    #expect(isError)
  }
}
