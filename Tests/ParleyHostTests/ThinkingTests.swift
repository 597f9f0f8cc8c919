import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

struct ThinkingTests {
  private static let redacted =
    #"{"type":"content_block_start","index":0,"content_block":{"type":"redacted_thinking","data":"c2VjcmV0"}}"#

  /// A reply that begins with sealed thinking, readable or not.
  private static func thought(_ text: String = "Hm.") -> ScriptedReply {
    .events(
      [Events.start(), redacted, Events.stop(0)] + Events.thinking(text, index: 1)
        + Events.text("Yes.", index: 2) + Events.end()
    )
  }

  private static func stage(_ replies: Int) -> Stage {
    let stage = Stage()
    for _ in 0..<replies { stage.provider.append(thought()) }
    return stage
  }

  /// How many blocks of thinking each message of a request has.
  private static func thinking(_ stage: Stage, _ index: Int) -> [Int] {
    stage.provider.requests[index].message.messages.map { message in
      message.content.blocks.count(where: \.isThinking)
    }
  }

  @Test func sealedThinkingGoesBackUntouchedAndInOrder() async throws {
    let stage = Self.stage(2)
    try await stage.say("a")
    try await stage.say("b")
    let body = String(decoding: stage.provider.requests[1].body, as: UTF8.self)
    #expect(
      body.contains(
        #"[{"type":"redacted_thinking","data":"c2VjcmV0"},{"type":"thinking","thinking":"Hm.","signature":"c2ln"},"#
      )
    )
  }

  @Test func retryDropsNothingThatIsStillBoundToWhatComesBefore() async throws {
    let stage = Self.stage(3)
    try await stage.say("a")
    try await stage.say("b")
    try await stage.retry()
    #expect(Self.thinking(stage, 2) == [0, 2, 0])
    #expect(stage.bodies[2] == stage.bodies[1])
  }

  @Test func undoKeepsTheThinkingBeforeIt() async throws {
    let stage = Self.stage(3)
    try await stage.say("a")
    try await stage.say("b")
    try await stage.perform(.undo)
    try await stage.say("c")
    #expect(Self.thinking(stage, 2) == [0, 2, 0])
    #expect(stage.messages(2) == ["user: a", "assistant: Yes.", "user: c"])
  }

  @Test func aForkKeepsItsThinkingUntilWhatComesBeforeChanges() async throws {
    let stage = Self.stage(4)
    try await stage.say("a")
    try await stage.perform(.fork("other"))
    try await stage.say("b")
    #expect(Self.thinking(stage, 1) == [0, 2, 0])
    try await stage.set("system", "Be terse.")
    try await stage.say("c")
    #expect(Self.thinking(stage, 2) == [0, 0, 0, 0, 0])
    try await stage.perform(.chat("main"))
    try await stage.say("d")
    #expect(Self.thinking(stage, 3) == [0, 2, 0])
  }

  @Test func aTurnThatIsPutBeforeThinkingUnbindsIt() async throws {
    // What `:edit` enters: a fork, undo, and the turn said anew.
    let stage = Self.stage(4)
    try await stage.perform(.appendTurn(.user, "first"))
    try await stage.perform(.appendTurn(.assistant, "ok"))
    try await stage.say("a")
    try await stage.say("b")
    try await stage.perform(.fork("main-2"))
    for _ in 0..<2 { try await stage.perform(.undo) }
    try await stage.say("another a")
    #expect(Self.thinking(stage, 2) == [0, 0, 0])
    try await stage.say("b")
    #expect(Self.thinking(stage, 3) == [0, 0, 0, 2, 0])
  }

  @Test(arguments: ["max_tokens", "model_context_window_exceeded"])
  func thinkingWithoutItsSealDoesNotGoBack(reason: String) async throws {
    let stage = Stage(
      .events(
        [Events.start()] + Events.text("Well") + Events.thinking("Hm", signature: nil, index: 1)
          + Events.end(reason)
      ),
      .text("b")
    )
    try await stage.say("a")
    try await stage.say("b")
    #expect(Self.thinking(stage, 1) == [0, 0, 0])
    #expect(stage.messages(1) == ["user: a", "assistant: Well", "user: b"])
  }

  @Test func thinkingThatComesInOnePieceIsShownApart() async throws {
    let stage = Stage(
      .message(
        """
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[{"type":"thinking","thinking":"Hm.",\
        "signature":"c2ln"},{"type":"text","text":"Yes."}],"stop_reason":"end_turn","stop_sequence":null,\
        "usage":{"input_tokens":1,"output_tokens":2}}
        """
      )
    )
    try await stage.set("stream", "off")
    let reply = try await stage.say("a")
    #expect(stage.output.thinking == ["Hm."])
    #expect(stage.output.texts == ["Yes."])
    #expect(reply.fields["thinking"]?.textual == "Hm.")
  }
}
