import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct InterruptionTests {
  /// A stage that is interrupted at the first event that a test picks.
  private func stage(
    _ replies: ScriptedReply...,
    interruptedAt isMoment: @escaping @Sendable (RunEvent) -> Bool
  ) -> Stage {
    let stage = Stage()
    for reply in replies { stage.provider.append(reply) }
    let interrupts = stage.interrupts
    stage.output.react { event in if isMoment(event) { interrupts.raise(.interrupt) } }
    return stage
  }

  @Test func whatHadArrivedBecomesTheReply() async throws {
    let stage = stage(
      .hang(after: [Events.start(input: 100)] + Events.text("Once upon", isClosed: false))
    ) { if case .text = $0 { true } else { false } }
    let reply = try await stage.say("Tell")
    #expect(reply.text == "Once upon")
    #expect(reply.fields["interrupted"] == true)
    #expect(reply.fields["stop_reason"] == .some(.null))
    #expect(stage.turns == ["user: Tell", "assistant: Once upon"])
    #expect(stage.output.outcomes == [.interrupted])
    #expect(stage.host.totals.snapshot.usage.input == 100)
    let error = await #expect(throws: EffectError.self) { try await stage.host.checkpoint() }
    #expect(error?.kind == .interrupt)
  }

  @Test func withoutATextTheUserTurnIsTakenBackAndRetrySendsItAgain() async throws {
    let stage = stage(.hang(after: [Events.start()]), .text("Once.")) {
      if case .progress(.answered, _) = $0 { true } else { false }
    }
    let reply = try await stage.say("Tell")
    #expect(reply.text == "")
    #expect(reply.fields["interrupted"] == true)
    #expect(stage.turns.isEmpty)
    stage.output.react { _ in }
    stage.interrupts.clear()
    try await stage.retry()
    #expect(stage.turns == ["user: Tell", "assistant: Once."])
  }

  @Test func anInterruptBeforeTheAnswerTakesTheUserTurnBack() async throws {
    let stage = stage(ScriptedReply([.event(.progress(.connecting(attempt: 1, of: 1))), .hang])) {
      if case .progress(.connecting, _) = $0 { true } else { false }
    }
    let reply = try await stage.say("Tell")
    #expect(reply.fields["interrupted"] == true)
    #expect(reply.fields["cost"] == 0.0)
    #expect(stage.turns.isEmpty)
  }

  @Test func unfinishedThinkingIsDroppedAndFinishedThinkingStays() async throws {
    let unfinished = stage(
      .hang(after: [Events.start()] + Events.thinking("Hm", signature: nil))
    ) { if case .thinking = $0 { true } else { false } }
    try await unfinished.say("Tell")
    #expect(unfinished.turns.isEmpty)

    let finished = stage(
      .hang(
        after: [Events.start()] + Events.thinking("Hm")
          + Events.text("Once", index: 1, isClosed: false)
      )
    ) { if case .text = $0 { true } else { false } }
    try await finished.say("Tell")
    let blocks = finished.host.currentConversations.current.turns[1].blocks
    #expect(blocks.map(\.isThinking) == [true, false])
  }

  @Test(arguments: [true, false]) func toolCallsAreDropped(isClosed: Bool) async throws {
    let stage = stage(
      .hang(
        after: [Events.start()] + Events.toolUse(isClosed: isClosed)
          + Events.text("Once", index: 1, isClosed: false)
      )
    ) { if case .text = $0 { true } else { false } }
    try await stage.say("Tell")
    #expect(stage.turns == ["user: Tell", "assistant: Once"])
    #expect(stage.host.currentConversations.current.turns[1].blocks.count == 1)
  }

  @Test func sendHasAnInterruptedReplyGoOn() async throws {
    let stage = stage(
      .hang(after: [Events.start()] + Events.text("Once", isClosed: false)),
      .text(" upon.")
    ) { if case .text(let text, _) = $0 { text == "Once" } else { false } }
    try await stage.say("Tell")
    stage.interrupts.clear()
    try await stage.send()
    #expect(stage.messages(1).last == "user: \(Conversation.continuation)")
  }

  @Test func aReplyThatIsWholeIsNotInterrupted() async throws {
    let stage = stage(.text("Done.")) {
      if case .requestEnded = $0 { true } else { false }
    }
    let reply = try await stage.say("Tell")
    #expect(reply.fields["interrupted"] == false)
    #expect(stage.turns.count == 2)
    await #expect(throws: EffectError.self) { try await stage.host.checkpoint() }
  }

  @Test func anInterruptInAPauseKeepsWhatWasWhole() async throws {
    let stage = stage(
      .events([Events.start()] + Events.text("Search") + Events.end("pause_turn")),
      .hang(after: [Events.start()])
    ) { if case .progress(.answered, let tag) = $0 { tag.number == 2 } else { false } }
    let reply = try await stage.say("a")
    #expect(reply.text == "Search")
    #expect(reply.fields["interrupted"] == true)
    #expect(stage.turns == ["user: a", "assistant: Search"])
  }

  @Test func anInterruptedRetryWithoutATextKeepsTheReplyItWouldHaveReplaced() async throws {
    let stage = stage(.text("1"), .hang(after: [Events.start()])) {
      if case .progress(.answered, let tag) = $0 { tag.number == 2 } else { false }
    }
    try await stage.say("a")
    try await stage.retry()
    #expect(stage.turns == ["user: a", "assistant: 1"])
  }
}
