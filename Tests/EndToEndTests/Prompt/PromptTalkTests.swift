import Foundation
import TestSupport
import Testing

/// Replies at the prompt of the built program.
@Suite(.serialized) struct PromptTalkTests {
  private static let slowAnswer =
    #"[{"chunks": ["one ", "two ", "three ", "four"], "hang_after": 5}, {"text": "The next."}]"#

  @Test func aReplyStreamsAndIsAccountedFor() async throws {
    let parley = try Parley(server: try await ServerProcess(#"[{"text": "An old pond."}]"#))
    let session = try await PromptSession(parley)
    let output = await session.run("say Write a haiku.")
    #expect(output.hasPrefix("An old pond.\n"))
    #expect(output.contains("to first token") && output.contains("end_turn"))
    #expect(output.contains(" in, ") && output.contains("$"))
    let account = session.terminal.model.lines.first { $0.text.contains("end_turn") }
    #expect(account?.styles(of: "end_turn").allSatisfy(\.isDim) == true)
    #expect(await session.run("print reply.stop_reason") == "end_turn")
    #expect(await session.leave() == .exited(0))
  }

  @Test func thePromptShowsModelChatAndUse() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let session = try await PromptSession(parley, promptEnd: "> ")
    await session.run("model haiku")
    await session.terminal.expect("the model") { $0.cursorLine.hasPrefix("haiku main>") }
    await session.run("say Hello")
    await session.terminal.expect("tokens and cost") {
      $0.cursorLine.contains("tokens") && $0.cursorLine.contains("$0.")
    }
    await session.run("fork other")
    await session.terminal.expect("the chat") { $0.cursorLine.hasPrefix("haiku other>") }
  }

  @Test func controlCStopsAReplyAndKeepsWhatCame() async throws {
    let server = try await ServerProcess(Self.slowAnswer)
    let session = try await PromptSession(try Parley(server: server))
    session.enter("say Count.")
    await session.expect("one two")
    session.send(Key.interrupt)
    await session.expect("stopped")
    await session.expectPrompt()
    #expect(await session.run("print reply.interrupted") == "true")
    #expect(await session.run("print starts_with(reply.text, \"one two \")") == "true")
    #expect(await session.run("len(turns)") == "2")
    #expect(await session.run("say Go on.").hasPrefix("The next."))
    let bodies = try server.messageBodies()
    #expect(bodies.count == 2)
    #expect(bodies.last?.contains("one two") == true)
    #expect(await session.leave() == .exited(0))
  }

  @Test func escapeStopsAReplyToo() async throws {
    let session = try await PromptSession(
      try Parley(server: try await ServerProcess(Self.slowAnswer))
    )
    session.enter("say Count.")
    await session.expect("one two")
    session.send(Key.escape)
    await session.expect("stopped")
    await session.expectPrompt()
    #expect(await session.run("print reply.interrupted") == "true")
  }

  @Test func linesTypedWhileAReplyStreamsAreQueued() async throws {
    let answers = """
      [{"chunks": ["one ", "two ", "three"], "event_delay_ms": 150}, {"match": "Second", "text": "2nd."}]
      """
    let server = try await ServerProcess(answers)
    let session = try await PromptSession(try Parley(server: server))
    session.enter("say First.")
    await session.expect("one")
    session.enter("say Second.")
    session.enter("let long = \"\(String(repeating: "가", count: 3000))\"")
    session.enter("print \"then this\"")
    session.send("half")
    await session.expect("2nd.")
    await session.terminal.expect("the third line's output") {
      $0.text.contains("\nthen this")
    }
    await session.expectTyped("half")
    #expect(await session.run(Key.eraseLine + "len(turns)") == "4")
    #expect(await session.run("len(long)") == "3000")
    #expect(try server.messageBodies().count == 2)
  }

  @Test func anErrorDoesNotEndTheSessionAndTheLineIsOneKeyAway() async throws {
    let answers = """
      [{"status": 400, "error": {"type": "invalid_request_error", "message": "no such thing"}},
       {"text": "Now it works."}]
      """
    let session = try await PromptSession(try Parley(server: try await ServerProcess(answers)))
    #expect(await session.run("say Try it.").contains("no such thing"))
    session.send(Key.up)
    await session.expectTyped("say Try it.")
    #expect(await session.run("").contains("Now it works."))
    #expect(await session.run("print 1 / 0").contains("error"))
    #expect(await session.run("print 2 +* 3").contains("error"))
    #expect(await session.run("print 2 + 3") == "5")
    #expect(await session.leave() == .exited(0))
  }

  @Test func anUnknownWordSuggestsToSayIt() async throws {
    let session = try await PromptSession(try Parley(server: try await ServerProcess()))
    let output = await session.run("Hello there, how are you?")
    #expect(output.contains("say ") || output.contains("> "))
    #expect(output.contains("error"))
  }

  @Test func whileTalkingPlainLinesAreSaid() async throws {
    let server = try await ServerProcess(options: ["--echo"])
    var session = try await PromptSession(try Parley(server: server))
    session.enter(":talk")
    session.promptEnd = "main» "
    await session.expectPrompt()
    let said = await session.run("print {{1 + 1}} # all of it")
    #expect(said.hasPrefix("print {{1 + 1}} # all of it\n"))
    await session.run(":model haiku")
    #expect(session.terminal.model.cursorLine.hasPrefix("haiku main»"))
    session.enter(":talk")
    session.promptEnd = "main> "
    await session.expectPrompt()
    #expect(await session.run("print 40 + 2") == "42")
    #expect(try server.messageBodies().count == 1)
  }

  @Test func aReplyThatIsCutSaysHowToGoOn() async throws {
    let session = try await PromptSession(try Parley(server: try await ServerProcess()))
    await session.run("max_tokens 2")
    let output = await session.run("say Tell me a long story.")
    #expect(output.contains("max_tokens 2") && output.contains("send goes on"))
  }

  @Test func thinkingIsShownApartAndDim() async throws {
    let answers = #"[{"thinking": "Let me see.", "text": "Blue."}]"#
    let session = try await PromptSession(try Parley(server: try await ServerProcess(answers)))
    let output = await session.run("say Which colour?")
    #expect(output.contains("Let me see."))
    let lines = session.terminal.model.lines
    let thought = lines.first { $0.text.contains("Let me see.") }
    #expect(thought?.styles(of: "Let me see.").allSatisfy(\.isDim) == true)
    #expect(lines.contains { $0.text == "Blue." })
  }

  @Test func markdownIsRenderedAndRawIsExact() async throws {
    let text = "# Title\\n\\nSome **bold** and `code`.\\n\\n- 가\\n- b\\n"
    let answers = #"[{"text": "\#(text)", "repeat": "forever"}]"#
    let session = try await PromptSession(try Parley(server: try await ServerProcess(answers)))
    let output = await session.run("say Go.")
    #expect(!output.contains("**bold**") && output.contains("bold"))
    let bold = session.terminal.model.lines.first { $0.text.contains("Some bold") }
    #expect(bold?.styles(of: "bold").allSatisfy(\.isBold) == true)
    await session.run(":raw on")
    #expect(await session.run("say Again.").hasPrefix("# Title\n\nSome **bold** and `code`."))
    #expect(await session.run("print len(lines(reply.text))") == "6")
  }
}
