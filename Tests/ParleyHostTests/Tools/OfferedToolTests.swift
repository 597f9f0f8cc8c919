import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

/// Which tools a conversation offers, and in what form.
struct OfferedToolTests {
  private static let source = "def one() { return 1 }\ndef two() { return 2 }"

  private func bench(on stage: Stage) async throws -> ToolBench {
    try await ToolBench(["one", "two"], Self.source, on: stage)
  }

  private func names(_ stage: Stage, _ request: Int) -> [String] {
    stage.bodies[request]["tools"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
  }

  @Test func toolsBelongToTheirConversation() async throws {
    let stage = Stage(.text("1"), .text("2"), .text("3"), .text("4"))
    let bench = try await bench(on: stage)
    try await bench.declare("one")
    try await bench.say("a")
    try await bench.perform(.chat("other"))
    try await bench.declare("two")
    try await bench.say("b")
    try await bench.perform(.fork("third"))
    try await bench.perform(.unset("one"))
    try await bench.say("c")
    try await bench.perform(.chat("main"))
    try await bench.perform(.undo)
    try await bench.say("d")
    #expect((0..<4).map { names(stage, $0) } == [["one"], ["one", "two"], ["two"], ["one"]])
  }

  @Test func aSecondToolOfANameTakesThePlaceOfTheFirst() async throws {
    let stage = Stage(.text("1"))
    let bench = try await bench(on: stage)
    try await bench.declare("one", description: "old")
    try await bench.declare("two")
    try await bench.declare("one", description: "new")
    try await bench.say("a")
    #expect(names(stage, 0) == ["one", "two"])
    #expect(stage.bodies[0]["tools"]?[0]?["description"] == "new")
  }

  @Test func aTrialOffersTheToolsOfTheScript() async throws {
    let stage = Stage(.text("1"))
    let bench = try await bench(on: stage)
    try await bench.declare("one")
    let trial = ScriptHost(
      for: Trial(
        experiment: "e",
        number: 1,
        provider: stage.provider,
        archive: nil,
        output: RecordingOutput(),
        interrupts: Interrupts(),
        measure: { _ in }
      ),
      of: stage.host
    )
    _ = try await trial.perform(.say(text: "a", schema: nil, isShown: true), in: bench.context)
    #expect(names(stage, 0) == ["one"])
  }

  @Test func toolsOfTheAPIFollowThoseOfTheScript() async throws {
    let stage = Stage(.text("1"))
    let bench = try await bench(on: stage)
    let passed: Value = [["type": "web_search_20260318", "name": "web_search"]]
    try await bench.perform(.set(SettingChange(name: "tools", isField: true, value: passed)))
    try await bench.declare("one")
    try await bench.say("a")
    #expect(names(stage, 0) == ["one", "web_search"])
  }

  @Test func aToolOfTheAPIThatTheClientRunsIsAnsweredByTheOneOfItsName() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(name: "bash", input: #"{"command":"ls"}"#))),
      .text("Done.")
    )
    let bench = try await ToolBench(["bash"], "def bash(command) { return command }", on: stage)
    let passed: Value = [["type": "bash_20250124", "name": "bash"]]
    try await bench.perform(.set(SettingChange(name: "tools", isField: true, value: passed)))
    try await bench.declare("bash", [DataField(name: "command", type: .string)])
    try await bench.say("a")
    #expect(stage.bodies[0]["tools"]?.arrayValue?.count == 1)
    #expect(stage.bodies[0]["tools"]?[0]?["type"] == "bash_20250124")
    #expect(bench.message(2, of: 1)["content"]?[0]?["content"] == "ls")
  }

  @Test func withoutAToolOfTheScriptNobodyAnswers() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall(name: "bash", input: "{}"))))
    try await stage.say("a")
    #expect(stage.output.notices == ["reply.tool-call"])
    #expect(stage.provider.requests.count == 1)
  }

  @Test func aToolThatTheAPILeavesToTheClientIsToldAndGetsAnError() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(name: "bash", input: #"{"command":"ls"}"#))),
      .text("Then not."),
      .text("Fine.")
    )
    let bench = try await ToolBench([], "", on: stage)
    let passed: Value = [["type": "bash_20250124", "name": "bash"]]
    try await bench.perform(.set(SettingChange(name: "tools", isField: true, value: passed)))
    let reply = try await bench.say("a")
    try await bench.say("b")
    #expect(reply.text == "Then not.")
    #expect(stage.output.notices == ["reply.tools-not-run"])
    let result = bench.message(2, of: 1)["content"]?[0]
    #expect(result?["content"] == "Nothing runs a tool named bash here.")
    #expect(result?["is_error"] == true)
  }

  @Test(arguments: ["x", ["x"]] as [Value])
  func toolsThatAreNoneAreRefused(passed: Value) async throws {
    let stage = Stage(.text("1"))
    try await stage.perform(.set(SettingChange(name: "tools", isField: true, value: passed)))
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.message.hasPrefix("set tools takes a list of ") == true)
    #expect(stage.provider.requests.isEmpty)
  }

  // MARK: - The choice of a tool

  @Test func aChoiceOfNoToolIsRefusedBeforeAnythingIsSent() async throws {
    let stage = Stage(.text("1"))
    let bench = try await bench(on: stage)
    try await bench.declare("one")
    try await stage.set("model", "haiku")
    try await stage.set("tool_choice", "ome")
    let error = await #expect(throws: EffectError.self) { try await bench.say("a") }
    #expect(error?.help == "did you mean one?")
    #expect(stage.provider.requests.isEmpty)
  }

  @Test func aForcedChoiceHoldsForTheFirstRequestOfAStatement() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(name: "one", input: "{}"))),
      .text("1"),
      .text("2")
    )
    let bench = try await bench(on: stage)
    try await bench.declare("one")
    try await stage.set("model", "haiku")
    try await stage.set("tool_choice", "any")
    try await bench.say("a")
    try await bench.say("b")
    #expect(stage.bodies.map { $0["tool_choice"]?["type"]?.stringValue } == ["any", nil, "any"])
  }

  @Test(arguments: ["auto", "none"])
  func aFreeChoiceOfNothingIsNotSent(choice: String) async throws {
    let stage = Stage(.text("1"), .text("2"))
    let bench = try await bench(on: stage)
    try await stage.set("tool_choice", .text(choice))
    try await bench.say("a")
    try await bench.declare("one")
    try await bench.say("b")
    #expect(stage.bodies.map { $0["tool_choice"]?["type"]?.stringValue } == [nil, choice])
  }

  // MARK: - Strictness

  private func strict(_ stage: Stage, _ request: Int = 0) -> [Bool] {
    stage.bodies[request]["tools"]?.arrayValue?.map { $0["strict"] == true } ?? []
  }

  @Test func onlySoManyToolsAreStrict() async throws {
    let stage = Stage(.text("1"))
    let names = (0..<22).map { "tool_\($0)" }
    let source = names.map { "def \($0)() { return 1 }\n" }.joined()
    let bench = try await ToolBench(names, source, on: stage)
    for name in names { try await bench.declare(name) }
    try await bench.say("a")
    #expect(strict(stage) == Array(repeating: true, count: 20) + [false, false])
  }

  @Test func onlySoManyParametersMayBeNullInStrictTools() async throws {
    let stage = Stage(.text("1"), .text("2"))
    let bench = try await ToolBench(
      ["one", "two"],
      "def one(a) { return 1 }\ndef two(a) { return 2 }",
      on: stage
    )
    let many = (0..<10).map { DataField(name: "f\($0)", type: .optional(.int)) }
    let fields = [DataField(name: "a", type: .record(DataSchema(name: "Many", fields: many)))]
    try await bench.declare("one", fields)
    try await bench.declare("two", fields)
    try await bench.say("a")
    #expect(strict(stage) == [true, false])
    let schema = DataSchema(name: "Many", fields: many)
    _ = try? await bench.say("b", as: schema)
    #expect(strict(stage, 1) == [false, false])
  }

  @Test func aModelThatIsNotKnownGetsNoStrictTools() async throws {
    let stage = Stage(.text("1"))
    let bench = try await bench(on: stage)
    try await bench.declare("one")
    try await stage.set("model", "claude-opus-99")
    try await bench.say("a")
    #expect(strict(stage) == [false])
  }
}
