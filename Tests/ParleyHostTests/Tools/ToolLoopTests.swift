import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

/// The loop of a statement whose replies call tools.
struct ToolLoopTests {
  @Test func aCallIsRunAndItsResultGoesBack() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(), after: "Let me look.", input: 100)),
      .text("Wear a shirt.", inputTokens: 200)
    )
    let bench = try await ToolBench.weather(on: stage)
    let reply = try await bench.say("What should I wear?")
    #expect(reply.text == "Wear a shirt.")
    #expect(reply.fields["stop_reason"] == "end_turn")
    #expect(
      bench.calls(of: reply) == [
        #"weather({"city": "Seoul"}) = "{\"celsius\": 21, \"sky\": \"clear\"}""#
      ]
    )
    guard case .map(let usage)? = reply.fields["usage"] else { return }
    #expect(usage["input_tokens"] == 300)
    #expect(
      bench.message(2, of: 1) == [
        "role": "user",
        "content": [
          [
            "type": "tool_result", "tool_use_id": "toolu_1",
            "content": #"{"celsius": 21, "sky": "clear"}"#,
          ]
        ],
      ]
    )
    #expect(
      stage.turns == [
        "user: What should I wear?", "assistant: Let me look.", "user: ",
        "assistant: Wear a shirt.",
      ]
    )
    #expect(stage.host.totals.snapshot.requests == 2)
  }

  @Test func everyRequestOffersTheSameTools() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall())), .text("Fine."))
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    let tools: JSONValue = [
      [
        "name": "weather", "description": "Current weather for a city.",
        "input_schema": [
          "type": "object",
          "properties": ["city": ["type": "string", "description": "a city's name"]],
          "required": ["city"], "additionalProperties": false,
        ],
        "strict": true,
      ]
    ]
    #expect(stage.bodies.map { $0["tools"] } == [tools, tools])
  }

  @Test func callsOfOneReplyRunInTheirOrderAndAreAnsweredTogether() async throws {
    let stage = Stage(
      .events(
        Events.calling(
          ScriptedCall(id: "a", input: #"{"city":"Seoul"}"#),
          ScriptedCall(id: "b", input: #"{"city":"Oslo"}"#),
          ScriptedCall(id: "c", name: "nothing", input: "{}"),
          ScriptedCall(id: "d", input: #"{"city":"Seoul"}"#)
        )
      ),
      .text("Done.")
    )
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    let results = bench.message(2, of: 1)["content"]?.arrayValue ?? []
    #expect(results.map { $0["tool_use_id"]?.stringValue } == ["a", "b", "c", "d"])
    #expect(results.map { $0["is_error"]?.boolValue } == [nil, true, true, nil])
    #expect(stage.bodies[1]["messages"]?.arrayValue?.count == 3)
    #expect(stage.output.toolCalls.map(\.id) == ["a", "a", "b", "b", "c", "c", "d", "d"])
  }

  @Test func aBodyThatFailsIsAResultThatSaysSo() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(input: #"{"city":"Oslo"}"#))),
      .text("I do not know.")
    )
    let bench = try await ToolBench.weather(on: stage)
    let reply = try await bench.say("a")
    #expect(reply.text == "I do not know.")
    #expect(
      bench.calls(of: reply) == [
        #"weather({"city": "Oslo"}) = !"no weather is known of Oslo""#
      ]
    )
    let report = try #require(stage.output.toolCalls.last?.result)
    let failure = try #require(report.failure)
    #expect(bench.context.program.line(of: failure) == 2)
  }

  @Test(arguments: [
    (#"{"city": 3}"#, "city: expected a string, found the int 3"),
    (#"{}"#, "city: expected a string, found nothing"),
    (#"{"city": "Seoul", "when": 1}"#, "when: weather has no field of this name"),
    (#"["Seoul"]"#, "expected a map (weather), found a list"),
  ])
  func argumentsThatDoNotFitGoBackWithoutRunningTheBody(input: String, reason: String) async throws
  {
    let stage = Stage(.events(Events.calling(ScriptedCall(input: input))), .text("Sorry."))
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    let result = bench.message(2, of: 1)["content"]?[0]
    #expect(result?["is_error"] == true)
    #expect(result?["content"]?.stringValue?.contains(reason) == true)
  }

  @Test func argumentsThatAreNoJSONGoBackWithoutRunningTheBody() async throws {
    let call = ScriptedCall(name: "now", input: #"{"zone": "#)
    let stage = Stage(.events(Events.calling(call)), .text("Sorry."))
    let bench = try await ToolBench(["now"], "def now() { return 12 }", on: stage)
    try await bench.declare("now")
    try await bench.say("a")
    let result = bench.message(2, of: 1)["content"]?[0]
    #expect(result?["is_error"] == true)
    #expect(result?["content"] == #"The arguments are not valid JSON: {"zone": "#)
    #expect(stage.output.toolCalls.last?.arguments == #"{"zone": "#)
  }

  @Test func aToolThatDoesNotExistIsAResultThatNamesThoseThatDo() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall(name: "wether"))), .text("Sorry."))
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    let text = bench.message(2, of: 1)["content"]?[0]?["content"]?.stringValue
    #expect(text == "Nothing runs a tool named wether here. The tools are: weather.")
    #expect(stage.output.toolCalls.last?.source == .nobody)
  }

  @Test(arguments: [true, false])
  func aCallThatIsCutIsNotRun(isClosed: Bool) async throws {
    let call = isClosed ? ScriptedCall() : ScriptedCall(input: #"{"city": "Se"#)
    let stage = Stage(
      .events(
        [Events.start()] + Events.text("Let me look.") + call.events(index: 1, isClosed: isClosed)
          + Events.end("max_tokens")
      ),
      .text("Fine.")
    )
    let bench = try await ToolBench.weather(on: stage)
    let reply = try await bench.say("a")
    #expect(stage.output.notices == ["reply.call-cut"])
    #expect(stage.output.toolCalls.isEmpty)
    #expect(bench.calls(of: reply).count == 1)
    #expect(reply.fields["stop_reason"] == "max_tokens")
    try await bench.say("b")
    #expect(stage.messages(1) == ["user: a", "assistant: Let me look.", "user: b"])
    #expect(bench.message(1, of: 1)["content"]?.arrayValue?.count == 1)
  }

  @Test func aLoopWithoutAnEndIsStoppedAndTheConversationStaysValid() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(id: "a"), after: "One.")),
      .events(Events.calling(ScriptedCall(id: "b"), after: "Two.")),
      .events(Events.calling(ScriptedCall(id: "c"), ScriptedCall(id: "d"), after: "Three.")),
      .text("Fine.")
    )
    let bench = try await ToolBench.weather(on: stage)
    try await stage.set("tool_rounds", 2)
    let reply = try await bench.say("a")
    #expect(reply.text == "Three.")
    #expect(reply.fields["stop_reason"] == "tool_use")
    #expect(stage.provider.requests.count == 3)
    #expect(stage.output.notices == ["reply.tool-rounds"])
    #expect(bench.calls(of: reply).suffix(2).allSatisfy { $0.hasSuffix("= null") })
    try await bench.say("Go on without them.")
    let content = bench.message(6, of: 3)["content"]?.arrayValue ?? []
    #expect(content.map { $0["type"]?.stringValue } == ["tool_result", "tool_result", "text"])
    #expect(content.map { $0["tool_use_id"]?.stringValue } == ["c", "d", nil])
    #expect(content.map { $0["is_error"]?.boolValue } == [true, true, nil])
  }

  @Test func sendRunsTheCallsThatWereLeft() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(id: "a"))),
      .events(Events.calling(ScriptedCall(id: "b"), after: "Two.")),
      .text("Fine.")
    )
    let bench = try await ToolBench.weather(on: stage)
    try await stage.set("tool_rounds", 1)
    try await bench.say("a")
    let reply = try await bench.send()
    #expect(reply.text == "Fine.")
    #expect(bench.message(4, of: 2)["content"]?[0]?["tool_use_id"] == "b")
    #expect(bench.message(4, of: 2)["content"]?[0]?["is_error"] == nil)
    try await bench.perform(.undo)
    #expect(stage.turns.last == "assistant: Two.")
    try await bench.perform(.undo)
    #expect(stage.turns.isEmpty)
  }

  @Test func sendAsksForTheFormThatTheCallsWereMadeFor() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall(id: "a"))),
      .events(Events.calling(ScriptedCall(id: "b"), after: "Two.")),
      .text("{\"sky\": \"clear\"}"),
      .text("Free text.")
    )
    let bench = try await ToolBench.weather(on: stage)
    try await stage.set("tool_rounds", 1)
    let schema = DataSchema(name: "Sky", fields: [DataField(name: "sky", type: .string)])
    try await bench.say("a", as: schema)
    let reply = try await bench.send()
    #expect(reply.fields["data"] == ["sky": "clear"])
    let format = stage.provider.requests.last?.message.outputConfiguration.format
    #expect(format == OutputConfiguration.jsonSchema(schema.jsonSchema))
    try await bench.say("b")
    #expect(stage.provider.requests.last?.message.outputConfiguration.format == nil)
  }

  @Test func withoutRoundsTheReplyIsAsItIs() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall(), after: "Let me look.")))
    let bench = try await ToolBench.weather(on: stage)
    try await stage.set("tool_rounds", 0)
    let reply = try await bench.say("a")
    #expect(reply.text == "Let me look.")
    #expect(bench.calls(of: reply) == [#"weather({"city": "Seoul"}) = null"#])
    #expect(stage.output.notices.isEmpty)
    let error = await #expect(throws: EffectError.self) { try await bench.send() }
    #expect(error?.message.contains("waits for the results of tools") == true)
  }

  @Test func aPauseWithinALoopIsContinued() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall())),
      .events([Events.start()] + Events.text("Searching.") + Events.end("pause_turn")),
      .text("Found.")
    )
    let bench = try await ToolBench.weather(on: stage)
    let reply = try await bench.say("a")
    #expect(reply.text == "Found.")
    #expect(
      stage.turns.map { $0.prefix { $0 != ":" } } == [
        "user", "assistant", "user", "assistant", "assistant",
      ]
    )
  }

  @Test func thinkingBeforeACallGoesBackUntouched() async throws {
    let stage = Stage(
      .events(
        [Events.start()] + Events.thinking("Hm") + ScriptedCall().events(index: 1)
          + Events.end("tool_use")
      ),
      .text("Fine.")
    )
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    let blocks = bench.message(1, of: 1)["content"]?.arrayValue ?? []
    #expect(blocks.map { $0["type"]?.stringValue } == ["thinking", "tool_use"])
    #expect(blocks.first?["signature"] == "c2ln")
  }

  @Test func aStatementThatFailsLateLeavesTheConversationAsItWas() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall())),
      .failure(ClaudeError(.overloaded, "too much to do")),
      .events(Events.calling(ScriptedCall())),
      .text("Fine.")
    )
    let bench = try await ToolBench.weather(on: stage)
    await #expect(throws: EffectError.self) { try await bench.say("a") }
    #expect(stage.turns.isEmpty)
    try await bench.perform(.retry(isShown: true))
    #expect(stage.turns.count == 4)
    #expect(stage.messages(2) == ["user: a"])
  }

  @Test func undoTakesTheWholeLoopBackAndRetryMakesItAnew() async throws {
    let stage = Stage(
      .events(Events.calling(ScriptedCall())),
      .text("One."),
      .events(Events.calling(ScriptedCall())),
      .text("Two.")
    )
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    try await bench.perform(.retry(isShown: true))
    #expect(stage.turns.last == "assistant: Two.")
    #expect(stage.messages(2) == ["user: a"])
    try await bench.perform(.undo)
    #expect(stage.turns.last == "assistant: One.")
    try await bench.perform(.undo)
    #expect(stage.turns.isEmpty)
    try await bench.perform(.redo)
    #expect(stage.turns.count == 4)
  }
}
