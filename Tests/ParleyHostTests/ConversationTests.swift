import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct ConversationTests {
  @Test func aSayAppendsBothTurnsAndTheNextOneSendsThem() async throws {
    let stage = Stage(.text("Hel", "lo."), .text("Fine."))
    let reply = try await stage.say("Hi")
    #expect(reply.text == "Hello.")
    try await stage.say("How are you?")
    #expect(
      stage.turns == ["user: Hi", "assistant: Hello.", "user: How are you?", "assistant: Fine."]
    )
    #expect(stage.messages(1) == ["user: Hi", "assistant: Hello.", "user: How are you?"])
    #expect(stage.output.texts == ["Hel", "lo.", "Fine."])
  }

  @Test func whatIsBoundIsNotShown() async throws {
    let stage = Stage(.text("Hello."))
    try await stage.perform(.say(text: "Hi", schema: nil, isShown: false))
    #expect(stage.output.texts.isEmpty)
    #expect(stage.turns.count == 2)
  }

  @Test func fewShotTurnsAreSentInOrder() async throws {
    let stage = Stage(.text("8"))
    try await stage.perform(.appendTurn(.user, "2+2"))
    try await stage.perform(.appendTurn(.assistant, "4"))
    try await stage.say("4+4")
    #expect(stage.messages(0) == ["user: 2+2", "assistant: 4", "user: 4+4"])
  }

  @Test func sendAnswersAUserTurn() async throws {
    let stage = Stage(.text("4"))
    try await stage.perform(.appendTurn(.user, "2+2"))
    #expect(try await stage.send().text == "4")
    #expect(stage.turns == ["user: 2+2", "assistant: 4"])
  }

  @Test func sendWithNothingToAnswerIsAnErrorAndSendsNothing() async throws {
    let stage = Stage(.text("Hello."))
    await #expect(throws: EffectError.self) { try await stage.send() }
    try await stage.say("Hi")
    let error = await #expect(throws: EffectError.self) { try await stage.send() }
    #expect(error?.kind == .value)
    #expect(stage.provider.requests.count == 1)
  }

  @Test func sendAfterACutReplyAsksForTheRest() async throws {
    let stage = Stage(.text("One two", stopReason: "max_tokens"), .text(" three."))
    try await stage.say("Count.")
    try await stage.send()
    #expect(stage.messages(1).last == "user: \(Conversation.continuation)")
    #expect(stage.turns.count == 4)
    #expect(stage.output.notices == ["reply.cut"])
  }

  @Test func sendAfterACutReplyIsAPrefillWhereTheModelTakesOne() async throws {
    let stage = Stage(.text("One two", stopReason: "max_tokens"), .text(" three."))
    try await stage.set("model", "haiku-4.5")
    try await stage.say("Count.")
    try await stage.send()
    #expect(stage.messages(1) == ["user: Count.", "assistant: One two"])
  }

  @Test func aCutReplyThatEndsInABlankIsNoPrefill() async throws {
    let stage = Stage(.text("One two ", stopReason: "max_tokens"), .text("three."))
    try await stage.set("model", "haiku-4.5")
    try await stage.say("Count.")
    try await stage.send()
    #expect(stage.messages(1).last == "user: \(Conversation.continuation)")
  }

  @Test func aPrefillIsSentWhereTheModelTakesOneAndRefusedElsewhere() async throws {
    let stage = Stage(.text("\"a\": 1}"))
    try await stage.perform(.appendTurn(.user, "JSON please"))
    try await stage.perform(.appendTurn(.assistant, "{"))
    await #expect(throws: EffectError.self) { try await stage.send() }
    #expect(stage.provider.requests.isEmpty)
    try await stage.set("model", "haiku-4.5")
    try await stage.send()
    #expect(stage.messages(0) == ["user: JSON please", "assistant: {"])
  }

  @Test func undoAndRedoTakeOneStepEach() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.say("a")
    try await stage.perform(.appendTurn(.user, "b"))
    try await stage.perform(.reset)
    #expect(stage.turns.isEmpty)
    try await stage.perform(.undo)
    #expect(stage.turns == ["user: a", "assistant: 1", "user: b"])
    try await stage.perform(.undo)
    try await stage.perform(.undo)
    #expect(stage.turns.isEmpty)
    await #expect(throws: EffectError.self) { try await stage.perform(.undo) }
    try await stage.perform(.redo)
    #expect(stage.turns == ["user: a", "assistant: 1"])
    try await stage.perform(.redo)
    try await stage.perform(.redo)
    #expect(stage.turns.isEmpty)
    await #expect(throws: EffectError.self) { try await stage.perform(.redo) }
  }

  @Test func anotherStepEndsWhatCouldBeRedone() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.say("a")
    try await stage.perform(.undo)
    try await stage.say("b")
    await #expect(throws: EffectError.self) { try await stage.perform(.redo) }
    #expect(stage.turns == ["user: b", "assistant: 2"])
  }

  @Test func undoLeavesSettingsAndSpending() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("max_tokens", 50)
    try await stage.say("a")
    try await stage.perform(.undo)
    #expect(stage.host.totals.snapshot.requests == 1)
    #expect(stage.host.totals.snapshot.usage.output == 5)
    #expect(stage.host.currentConversations.effectiveSettings["max_tokens"] != nil)
  }

  @Test func retryMakesTheLastReplyAnewAsOneStep() async throws {
    let stage = Stage(.text("1"), .text("2"), .text("3"))
    try await stage.say("a")
    try await stage.retry()
    try await stage.retry()
    #expect(stage.turns == ["user: a", "assistant: 3"])
    #expect(
      stage.provider.requests.map(\.body).allSatisfy { $0 == stage.provider.requests[0].body }
    )
    try await stage.perform(.undo)
    #expect(stage.turns == ["user: a", "assistant: 2"])
    try await stage.perform(.undo)
    #expect(stage.turns == ["user: a", "assistant: 1"])
  }

  @Test func retryIsRefusedWithoutAReplyAndAfterOtherTurns() async throws {
    let stage = Stage(.text("1"))
    await #expect(throws: EffectError.self) { try await stage.retry() }
    try await stage.say("a")
    try await stage.perform(.appendTurn(.user, "b"))
    let error = await #expect(throws: EffectError.self) { try await stage.retry() }
    #expect(error?.kind == .value)
    #expect(stage.turns.count == 3)
  }

  @Test func chatStartsWithTheSettingsAndNoTurns() async throws {
    let stage = Stage(.text("1"), .text("2"), .text("3"))
    try await stage.set("max_tokens", 50)
    try await stage.say("a")
    try await stage.perform(.chat("other"))
    try await stage.say("b")
    #expect(stage.messages(1) == ["user: b"])
    #expect(stage.provider.requests[1].message.maxTokens == 50)
    try await stage.set("max_tokens", 60)
    try await stage.perform(.chat("main"))
    try await stage.say("c")
    #expect(stage.messages(2) == ["user: a", "assistant: 1", "user: c"])
    #expect(stage.provider.requests[2].message.maxTokens == 50)
  }

  @Test func aForkRemembersWhereItCameFromAndConversationsTheirOrder() async throws {
    let stage = Stage(.text("Hello."), .text("Fine."))
    try await stage.say("Hi")
    try await stage.perform(.fork("zebra"))
    try await stage.perform(.chat("aside"))
    try await stage.perform(.chat("zebra"))
    try await stage.say("How are you?")
    try await stage.perform(.fork("branch"))
    try await stage.perform(.undo)
    let all = stage.host.currentConversations.all
    #expect(all.map(\.name) == ["main", "zebra", "aside", "branch"])
    #expect(
      all.map(\.origin) == [
        nil, Conversation.Origin(conversation: "main", turnCount: 2), nil,
        Conversation.Origin(conversation: "zebra", turnCount: 4),
      ]
    )
  }

  @Test func forkCopiesTurnsAndSettingsAndLeavesTheOriginal() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.say("a")
    try await stage.perform(.fork("branch"))
    try await stage.say("b")
    #expect(stage.turns.count == 4)
    await #expect(throws: EffectError.self) { try await stage.perform(.fork("main")) }
    try await stage.perform(.chat("main"))
    #expect(stage.turns == ["user: a", "assistant: 1"])
  }

  @Test func turnsReadAsRolesAndTexts() async throws {
    let stage = Stage(.text("1"))
    try await stage.say("a")
    guard case .list(let turns) = try await stage.perform(.inspect(.turns)),
      case .map(let last)? = turns.last
    else {
      Issue.record("turns is a list of maps")
      return
    }
    #expect(turns.count == 2)
    #expect(last["role"]?.textual == "assistant")
    #expect(last["text"]?.textual == "1")
  }

  @Test(arguments: ["", "  ", "\n"]) func anEmptyTurnIsRefused(text: String) async throws {
    let stage = Stage()
    await #expect(throws: EffectError.self) { try await stage.say(text) }
    await #expect(throws: EffectError.self) { try await stage.perform(.appendTurn(.user, text)) }
    #expect(stage.provider.requests.isEmpty)
  }
}
