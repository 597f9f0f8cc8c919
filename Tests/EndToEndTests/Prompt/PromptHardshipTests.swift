import Foundation
import TestSupport
import Testing

/// What goes wrong around a session, and what is too much for it.
@Suite(.serialized) struct PromptHardshipTests {
  @Test func manyLinesAtOnceAreAllEntered() async throws {
    let session = try await PromptSession(try Parley(server: try await ServerProcess()))
    session.send("let n = 0\r")
    session.send((1...200).map { "n += \($0)\r" }.joined())
    session.send("print \"sum {{n}}\"\r")
    await session.expect("\nsum 20100")
    #expect(await session.leave() == .exited(0))
  }

  @Test func anEntryTallerThanTheScreenComesBackWhole() async throws {
    let session = try await PromptSession(try Parley(server: try await ServerProcess()), rows: 10)
    let lines = (1...60).map { "print \"line \($0)\"" }
    session.terminal.paste(lines.joined(separator: "\r"))
    #expect(await session.run("").hasSuffix("line 59\nline 60"))
    session.send(Key.up)
    await session.terminal.expect("something behind the prompt") { model in
      !PromptSession.isAtPrompt(model, session.promptEnd)
    }
    let again = await session.run("")
    #expect(again.hasPrefix("line 1\n") && again.hasSuffix("line 60"))
  }

  @Test func controlCEndsALoop() async throws {
    let session = try await PromptSession(try Parley(server: try await ServerProcess()))
    await session.run("let n = 0")
    session.enter("while true { n += 1\u{1B}\rif n == 1000 { print \"begun\" } }")
    await session.expect("\nbegun")
    session.send(Key.interrupt)
    await session.expect("\nstopped")
    await session.expectPrompt()
    #expect(await session.run("n >= 1000") == "true")
    #expect(await session.leave() == .exited(0))
  }

  @Test func controlCEndsAWaitForTheServer() async throws {
    let server = try await ServerProcess(
      #"[{"status": 529, "error": {"type": "overloaded_error", "message": "busy"}, "headers": {"retry-after": "60"}, "repeat": "forever"}]"#
    )
    let session = try await PromptSession(try Parley(server: server))
    session.enter("say Hello.")
    await session.terminal.expect("the request") { _ in
      ((try? server.messageBodies().count) ?? 0) > 0
    }
    session.send(Key.interrupt)
    await session.expect("\nstopped")
    await session.expectPrompt()
    #expect(await session.run("len(turns)") == "0")
    #expect(await session.leave() == .exited(0))
  }

  @Test func controlSequencesInRepliesDoNothing() async throws {
    let answers =
      #"[{"text": "a\u001b[2J\u001b]0;evil\u0007b\u001b[31mc\u009b5Cd", "repeat": "forever"}]"#
    let session = try await PromptSession(try Parley(server: try await ServerProcess(answers)))
    #expect(await session.run("say Hello.").hasPrefix("abcd\n"))
    await session.run(":raw on")
    #expect(await session.run("say Hello.").hasPrefix("abcd\n"))
    #expect(await session.run("print reply").hasPrefix("abcd"))
    #expect(session.terminal.model.title == nil)
    #expect(session.terminal.model.text.contains("Ctrl-D leaves"))
  }

  @Test func aHistoryThatCannotBeWrittenIsTold() async throws {
    let parley = try Parley(server: try await ServerProcess())
    try FileManager.default.createDirectory(
      atPath: parley.folder.path + "/state/parley/history",
      withIntermediateDirectories: true
    )
    let session = try await PromptSession(parley)
    await session.run("print 1")
    await session.run("print 2")
    await session.expect("state/parley/history")
    session.send(Key.up + Key.up)
    await session.expectTyped("print 1")
    session.send(Key.eraseLine)
    #expect(await session.leave() == .exited(0))
  }

  @Test func withoutAJournalThereIsNothingToResume() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let first = try await PromptSession(parley, ["--no-journal"])
    await first.run("print \"private\"")
    #expect(await first.leave() == .exited(0))
    #expect(parley.folder.files(under: "state").isEmpty)
    let second = try await PromptSession(parley)
    #expect(await second.run(":resume").contains("nothing to resume"))
  }

  @Test func whatTheWorldAnsweredIsNotAskedAgainOnResuming() async throws {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    try parley.folder.write("first", to: "input.txt")
    let first = try await PromptSession(parley)
    await first.run("let text = read(\"input.txt\")")
    await first.run("append \"log.txt\", \"x\"")
    await first.run("def twice(s) { return s + s }")
    await first.run("for i in [1, 2] { say \"{{twice(text)}} {{i}}\" }")
    first.enter("fork other")
    await first.expect("other>")
    first.process.signal(SIGKILL)
    #expect(await first.process.outcome() == .killed(SIGKILL))
    try parley.folder.write("second", to: "input.txt")
    let asked = try server.messageBodies().count

    let second = try await PromptSession(parley, promptEnd: "> ")
    await second.run(":resume")
    #expect(await second.run("print twice(text)") == "firstfirst")
    #expect(await second.run("len(turns)") == "4")
    #expect(second.terminal.model.cursorLine.contains("other>"))
    #expect(parley.folder.read("log.txt") == "x")
    #expect(try server.messageBodies().count == asked && asked == 2)
  }

  @Test func aBudgetHoldsInASession() async throws {
    let server = try await ServerProcess()
    let session = try await PromptSession(try Parley(server: server), ["--budget", "0.000001"])
    #expect(await session.run("say Hello.").contains("budget"))
    #expect(try server.messageBodies().isEmpty)
    #expect(await session.leave() == .exited(0))
  }
}
