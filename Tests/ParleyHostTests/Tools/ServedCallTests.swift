import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

/// Calls of tools that the API runs itself, beside those of the script.
struct ServedCallTests {
  private static let result =
    #"{"type":"content_block_start","index":0,"content_block":{"type":"web_search_tool_result","tool_use_id":"srv_1","content":[]}}"#

  private static func search(_ index: Int) -> [String] {
    [
      #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"server_tool_use","id":"srv_1","name":"web_search","input":{}}}"#,
      Events.stop(index),
    ]
  }

  private static func searching(_ stop: String) -> [String] {
    [Events.start()] + Events.text("Searching.") + search(1) + Events.end(stop)
  }

  private func types(_ stage: Stage, _ request: Int, _ message: Int) -> [String] {
    let content = stage.bodies[request]["messages"]?[message]?["content"]
    return content?.arrayValue?.compactMap { $0["type"]?.stringValue } ?? []
  }

  @Test(arguments: ["max_tokens", "model_context_window_exceeded"])
  func aCallThatACutReplyLeavesOpenDoesNotGoBack(stop: String) async throws {
    let stage = Stage(.events(Self.searching(stop)), .text("b"))
    try await stage.say("a")
    try await stage.say("b")
    #expect(types(stage, 1, 1) == ["text"])
  }

  @Test func aPausedCallGoesBackAtOnceAndNotAfterAnotherQuestion() async throws {
    let pauses = Array(repeating: ScriptedReply.events(Self.searching("pause_turn")), count: 10)
    let stage = Stage(pauses + [.text("b"), .text("c")])
    try await stage.say("a")
    #expect(types(stage, 1, 1) == ["text", "server_tool_use"])
    try await stage.say("b")
    #expect((1...10).allSatisfy { types(stage, 10, $0) == ["text"] })
    try await stage.say("c")
    #expect(stage.bodies[10]["messages"]?[1] == stage.bodies[11]["messages"]?[1])
  }

  @Test func aCallWhoseResultCameAfterThePauseStays() async throws {
    let found =
      [Events.start(), Self.result, Events.stop(0)] + Events.text("Found.", index: 1)
      + Events.end()
    let stage = Stage(.events(Self.searching("pause_turn")), .events(found), .text("b"))
    try await stage.say("a")
    try await stage.say("b")
    #expect(types(stage, 2, 1) == ["text", "server_tool_use"])
    #expect(types(stage, 2, 2) == ["web_search_tool_result", "text"])
  }

  @Test func anOpenCallBesideOneOfTheScriptWaitsForItsResult() async throws {
    let both =
      [Events.start()] + Self.search(0) + ScriptedCall().events(index: 1) + Events.end("tool_use")
    let stage = Stage(.events(both), .text("Fine."))
    let bench = try await ToolBench.weather(on: stage)
    try await bench.say("a")
    #expect(types(stage, 1, 1) == ["server_tool_use", "tool_use"])
    #expect(types(stage, 1, 2) == ["tool_result"])
  }

  @Test func aPauseThatWaitsForAToolIsAnsweredFirst() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall(), stop: "pause_turn")), .text("Fine."))
    let bench = try await ToolBench.weather(on: stage)
    let reply = try await bench.say("a")
    #expect(reply.text == "Fine.")
    #expect(types(stage, 1, 2) == ["tool_result"])
  }
}
