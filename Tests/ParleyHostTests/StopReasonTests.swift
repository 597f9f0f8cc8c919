import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct StopReasonTests {
  private static let details = #"{"type":"refusal","category":"bio","explanation":"Not this."}"#

  @Test func whatCameOfARefusedReplyIsNotSentBack() async throws {
    let stage = Stage(
      .events(
        [Events.start()] + Events.thinking("Hm.") + Events.text("First you", index: 1)
          + Events.end("refusal", details: Self.details)
      ),
      .text("b")
    )
    let reply = try await stage.say("a")
    #expect(reply.text == "First you")
    #expect(reply.fields["stop_reason"]?.textual == "refusal")
    let notice = try #require(stage.output.notices("reply.refused").first)
    #expect(notice.message.hasSuffix("refused to answer (bio)"))
    #expect(notice.help.contains("Not this."))
    #expect(notice.help.contains { $0.contains("reply.text") })
    #expect(stage.turns == ["user: a", "assistant: "])
    try await stage.say("b")
    #expect(stage.messages(1) == ["user: a", "user: b"])
  }

  private static let search =
    #"{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}}"#

  @Test(arguments: ["max_tokens", "model_context_window_exceeded"])
  func aCallOfTheServersToolWithoutItsResultIsNotSentBack(reason: String) async throws {
    let call = #"{"type":"content_block_start","index":1,"content_block":\#(Self.search)}"#
    let stage = Stage(
      .events(
        [Events.start()] + Events.text("I look it up.") + [call, Events.stop(1)]
          + Events.end(reason)
      ),
      .text("b")
    )
    try await stage.say("a")
    try await stage.say("b")
    let content = stage.bodies[1]["messages"]?[1]?["content"]
    #expect(content?[0]?["text"]?.stringValue == "I look it up.")
    #expect(content?[1] == nil)
  }

  @Test func aRefusalIsTakenBackByUndo() async throws {
    let stage = Stage(.events([Events.start()] + Events.end("refusal")), .text("b"))
    try await stage.say("a")
    try await stage.perform(.undo)
    try await stage.say("b")
    #expect(stage.messages(1) == ["user: b"])
  }

  @Test func aFullWindowIsToldWithWhatToDo() async throws {
    let stage = Stage(
      .events([Events.start()] + Events.text("Well") + Events.end("model_context_window_exceeded"))
    )
    let reply = try await stage.say("a")
    #expect(reply.text == "Well")
    let notice = try #require(stage.output.notices("reply.window-full").first)
    #expect(notice.help == ["start anew with reset or chat NAME, and bring along what is needed"])
    let error = await #expect(throws: EffectError.self) {
      try await stage.perform(.send(isShown: true))
    }
    #expect(error?.message.contains("the context window is full") == true)
    #expect(stage.bodies.count == 1)
  }

  @Test(arguments: [[], Events.text(" "), Events.thinking("Hm.")])
  func aTurnWithoutAWordIsTold(events: [String]) async throws {
    let stage = Stage(.events([Events.start()] + events + Events.end()), .text("b"))
    try await stage.say("a")
    let notice = try #require(stage.output.notices("reply.wordless").first)
    #expect(notice.help.first?.contains("say Please go on.") == true)
    try await stage.say("Please go on.")
    #expect(stage.output.notices.count == 1)
  }

  @Test func whatTheAPIAddsLaterIsAReplyThatIsTold() async throws {
    let stage = Stage(.events([Events.start()] + Events.text("Well") + Events.end("solar_flare")))
    let reply = try await stage.say("a")
    #expect(reply.text == "Well")
    #expect(stage.output.notices == ["reply.unknown-stop"])
  }
}
