import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct ReplyTests {
  private func reply(_ events: [String]) async throws -> (ReplyValue, Stage) {
    let stage = Stage(.events(events))
    return (try await stage.say("a"), stage)
  }

  @Test func everyFieldOfTheLanguageIsThere() async throws {
    let (reply, _) = try await reply(
      [Events.start(input: 100)] + Events.thinking("Hm.") + Events.text("Yes.", index: 1)
        + Events.end(output: 20)
    )
    let fields = reply.fields
    #expect(reply.text == "Yes.")
    #expect(
      fields.keys.map(\.string) == [
        "thinking", "stop_reason", "stop_sequence", "usage", "cost", "model", "id", "request_id",
        "latency", "first_token", "data", "citations", "tool_calls", "interrupted",
      ]
    )
    #expect(fields["thinking"]?.textual == "Hm.")
    #expect(fields["stop_reason"]?.textual == "end_turn")
    #expect(fields["model"]?.textual == "claude-haiku-5-5")
    #expect(fields["id"]?.textual == "msg_1")
    #expect(fields["request_id"]?.textual == "req_scripted")
    #expect(fields["interrupted"] == false)
    guard case .map(let usage)? = fields["usage"], case .float(let cost)? = fields["cost"] else {
      Issue.record("usage is a map and cost a float")
      return
    }
    #expect(usage["input_tokens"] == 100)
    #expect(usage["output_tokens"] == 20)
    #expect(usage.count == 5)
    // 100 tokens at $0.10 and 20 at $0.50 a million.
    #expect(cost == 0.00002)
  }

  @Test func thinkingIsShownAsItComesAndKeptInTheTurn() async throws {
    let (_, stage) = try await reply(
      [Events.start()] + Events.thinking("Hm.") + Events.text("Yes.", index: 1) + Events.end()
    )
    #expect(stage.output.thinking == ["Hm."])
    let blocks = stage.host.currentConversations.current.turns[1].blocks
    #expect(blocks.map(\.isThinking) == [true, false])
  }

  @Test(arguments: [
    ("end_turn", []),
    ("stop_sequence", []),
    ("max_tokens", ["reply.cut"]),
    ("refusal", ["reply.refused"]),
    ("model_context_window_exceeded", ["reply.window-full"]),
    ("solar_flare", ["reply.unknown-stop"]),
  ])
  func aReplyThatDidNotEndAsItShouldIsNoticed(reason: String, notices: [String]) async throws {
    let (reply, stage) = try await reply(
      [Events.start()] + Events.text("Yes.") + Events.end(reason)
    )
    #expect(reply.fields["stop_reason"]?.textual?.string == reason)
    #expect(stage.output.notices == notices)
  }

  @Test func aReplyWhoseTokensAllWentToThinkingSaysSo() async throws {
    let (reply, stage) = try await reply(
      [Events.start()] + Events.thinking("Hm") + Events.end("max_tokens")
    )
    #expect(reply.text == "")
    #expect(stage.output.notices == ["reply.all-thinking"])
  }

  @Test func aRefusalIsAReplyAndNamesItsCategory() async throws {
    let (reply, stage) = try await reply(
      [Events.start()]
        + Events.end(
          "refusal",
          details: #"{"type":"refusal","category":"cyber","explanation":"No."}"#
        )
    )
    #expect(reply.text == "")
    guard
      case .notice(let notice)? = stage.output.events.first(where: {
        if case .notice = $0 { true } else { false }
      })
    else {
      Issue.record("a refusal is noticed")
      return
    }
    #expect(notice.message.contains("cyber"))
    #expect(notice.help.contains("No."))
  }

  @Test func toolCallsAreReadable() async throws {
    let (reply, stage) = try await reply(
      [Events.start()] + Events.toolUse() + Events.end("tool_use")
    )
    guard case .list(let calls)? = reply.fields["tool_calls"], case .map(let call)? = calls.first
    else {
      Issue.record("tool_calls is a list of maps")
      return
    }
    #expect(call["name"]?.textual == "weather")
    #expect(call["input"] == ["city": "Seoul"])
    #expect(stage.output.notices == ["reply.tool-call"])
  }

  @Test func aPauseIsContinuedByItselfAndSummed() async throws {
    let stage = Stage(
      .events(
        [Events.start(input: 100)] + Events.text("Search") + Events.end("pause_turn", output: 3)
      ),
      .events([Events.start(input: 200)] + Events.text("Done.") + Events.end(output: 4))
    )
    let reply = try await stage.say("a")
    #expect(reply.text == "Done.")
    #expect(reply.fields["stop_reason"]?.textual == "end_turn")
    guard case .map(let usage)? = reply.fields["usage"] else {
      Issue.record("usage is a map")
      return
    }
    #expect(usage["input_tokens"] == 300)
    #expect(usage["output_tokens"] == 7)
    #expect(stage.messages(1) == ["user: a", "assistant: Search"])
    #expect(stage.turns == ["user: a", "assistant: Search", "assistant: Done."])
    try await stage.perform(.undo)
    #expect(stage.turns.isEmpty)
  }

  @Test func pausesWithoutEndAreGivenUpAndSendGoesOn() async throws {
    let pause = ScriptedReply.events(
      [Events.start()] + Events.text("…") + Events.end("pause_turn")
    )
    let stage = Stage()
    for _ in 0..<10 { stage.provider.append(pause) }
    stage.provider.append(.text("Done."))
    let reply = try await stage.say("a")
    #expect(reply.fields["stop_reason"]?.textual == "pause_turn")
    #expect(stage.provider.requests.count == 10)
    #expect(stage.output.notices == ["reply.paused"])
    try await stage.send()
    #expect(stage.messages(10).last == "assistant: …")
  }

  @Test func historyGoesBackByteByByte() async throws {
    let odd =
      #"{"type":"content_block_start","index":0,"content_block":{"type":"x_new","zeta":1.0,"alpha":"\u00e9"}}"#
    let stage = Stage(
      .events(
        [Events.start(), odd, Events.stop(0)] + Events.thinking("", index: 1)
          + Events.text("Yes.", index: 2) + Events.end()
      ),
      .text("b")
    )
    try await stage.say("a")
    try await stage.say("b")
    let body = String(decoding: stage.provider.requests[1].body, as: UTF8.self)
    #expect(body.contains(#"{"type":"x_new","zeta":1.0,"alpha":"\u00e9"}"#))
    #expect(body.contains(#""signature":"c2ln""#))
  }

  @Test func signedBlocksStayOutWhenWhatComesBeforeThemHasChanged() async throws {
    func thinking() -> ScriptedReply {
      .events(
        [Events.start()] + Events.thinking("Hm.") + Events.text("Yes.", index: 1) + Events.end()
      )
    }
    let stage = Stage(thinking(), thinking(), thinking(), thinking())
    func signed(_ index: Int) -> Int {
      stage.provider.requests[index].message.messages
        .flatMap(\.content.blocks).count { $0.isThinking }
    }
    try await stage.say("a")
    try await stage.say("b")
    #expect(signed(1) == 1)
    try await stage.set("system", "Be terse.")
    try await stage.say("c")
    #expect(signed(2) == 0)
    // The blocks of the third reply are bound to a history without the first two.
    try await stage.say("d")
    #expect(signed(3) == 1)
  }

  @Test func emptyBlocksAndTurnsAreNotSentBack() async throws {
    let stage = Stage(
      .events([Events.start()] + Events.end("refusal")),
      .events(
        [Events.start()] + Events.text("", index: 0) + Events.text("b", index: 1) + Events.end()
      ),
      .text("c")
    )
    try await stage.say("a")
    try await stage.say("b")
    #expect(stage.messages(1) == ["user: a", "user: b"])
    try await stage.say("c")
    let blocks = stage.provider.requests[2].message.messages.flatMap(\.content.blocks)
    #expect(blocks.compactMap(\.text) == ["a", "b", "b", "c"])
  }

  @Test func anUnknownModelHasNoCost() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("model", "claude-opus-99")
    let reply = try await stage.say("a")
    #expect(reply.fields["cost"] == .some(.null))
    guard case .map(let run) = try await stage.perform(.inspect(.run)) else {
      Issue.record("run is a map")
      return
    }
    #expect(run["cost"] == .some(.null))
    #expect(run["requests"] == 1)
  }
}
