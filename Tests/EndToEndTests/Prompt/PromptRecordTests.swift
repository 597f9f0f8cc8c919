import Foundation
import TestSupport
import Testing

/// What stays of a session: history, journal, saved scripts.
@Suite(.serialized) struct PromptRecordTests {
  private static let slowAnswer =
    #"[{"text": "First."}, {"chunks": ["one ", "two ", "three ", "four"], "hang_after": 5}, {"text": "Later."}]"#

  @Test func aKilledSessionIsResumedWithoutAsking() async throws {
    let server = try await ServerProcess(Self.slowAnswer)
    let parley = try Parley(server: server)
    let first = try await PromptSession(parley)
    await first.run("model haiku")
    await first.run("let colour = \"blue\"")
    await first.run("say Begin.")
    first.enter("say Count.")
    await first.expect("one two")
    first.process.signal(SIGKILL)
    #expect(await first.process.outcome() == .killed(SIGKILL))
    let asked = try server.messageBodies().count
    #expect(asked == 2)

    let second = try await PromptSession(parley)
    let output = await second.run(":resume")
    #expect(output.contains("4 entries, 2 replies"))
    #expect(output.contains("nothing was sent again"))
    #expect(output.contains("one two"))
    #expect(try server.messageBodies().count == asked)
    #expect(await second.run("print colour") == "blue")
    #expect(await second.run("print reply.interrupted") == "true")
    #expect(await second.run("len(turns)") == "4")
    #expect(await second.run("settings.model").contains("haiku"))
    #expect(await second.run("say And now?").hasPrefix("Later."))
    #expect(try server.messageBodies().count == asked + 1)
    #expect(await second.leave() == .exited(0))

    let third = try await PromptSession(parley)
    await third.run(":resume")
    #expect(await third.run("len(turns)") == "6")
    #expect(try server.messageBodies().count == asked + 1)
  }

  @Test func twoSessionsShareTheHistory() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let first = try await PromptSession(parley)
    let second = try await PromptSession(parley)
    await first.run("print \"from the first\"")
    await second.run("print \"from the second\"")
    await first.run("print 1")
    second.send(Key.up)
    await second.terminal.expect("an entry of a session") { $0.cursorLine.contains("print ") }
    #expect(await first.leave() == .exited(0))
    second.send(Key.eraseLine)
    #expect(await second.leave() == .exited(0))
    let kept = parley.folder.read("state/parley/history") ?? ""
    #expect(kept == "print \"from the first\"\nprint \"from the second\"\nprint 1\n")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: parley.folder.path + "/state/parley/history"
    )
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let third = try await PromptSession(parley)
    for entry in ["print 1", "print \"from the second\"", "print \"from the first\""] {
      third.send(Key.up)
      await third.expectTyped(entry)
    }
    #expect(await third.run("").hasSuffix("from the first"))
  }

  @Test func aSavedSessionSendsTheSameRequests() async throws {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    var session = try await PromptSession(parley)
    await session.run("model haiku")
    await session.run("system \"Be brief. {{1 + 1}}\"")
    await session.run("let name = \"세계\"")
    await session.run("let name = \"World\"")
    await session.run("say Hello {{name}} 👍")
    await session.run("this is a mistake")
    await session.run("1 + 1")
    await session.run("say \"Second {{name}}.\"")
    await session.run("undo")
    session.enter("fork other")
    session.promptEnd = "other> "
    await session.expectPrompt()
    await session.run("max_tokens 300")
    session.enter("if true {")
    session.enter("say From a block.")
    await session.run("}")
    await session.run(":save saved.claude")
    let before = try server.messageBodies()
    #expect(before.count == 3)
    #expect(await session.leave() == .exited(0))

    let outcome = try await parley.run(["run", "saved.claude"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let after = try server.messageBodies()
    #expect(Array(after.dropFirst(before.count)) == before)
    let saved = parley.folder.read("saved.claude") ?? ""
    #expect(saved.contains("# expect reply.stop_reason"))
    let format = try await parley.run(["fmt", "--check", "saved.claude"])
    #expect(format.status == 0)
  }

  @Test func whatWasSaidWhileTalkingIsSavedLiterally() async throws {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    var session = try await PromptSession(parley)
    session.enter(":talk")
    session.promptEnd = "main» "
    await session.expectPrompt()
    await session.run("say {{1}} \"# and } <<END")
    await session.run(":save talk.claude")
    let before = try server.messageBodies()
    let outcome = try await parley.run(["run", "talk.claude"])
    #expect(outcome.status == 0)
    #expect(Array(try server.messageBodies().dropFirst(before.count)) == before)
    #expect(before.count == 1 && before[0].contains("{{1}}"))
  }

  @Test func anEditedTurnStartsAFork() async throws {
    let server = try await ServerProcess(options: ["--echo"])
    let session = try await PromptSession(try Parley(server: server), promptEnd: "> ")
    await session.run("say First.")
    await session.run("say Second.")
    let tree = await session.run(":tree")
    #expect(tree.contains("First.") && tree.contains("Second."))
    session.enter(":edit 2")
    await session.expectTyped("say Second.")
    await session.run(Key.backspace + "!")
    await session.terminal.expect("the new conversation") { $0.cursorLine.contains("main-2>") }
    #expect(await session.run("len(turns)") == "4")
    let bodies = try server.messageBodies()
    #expect(bodies.last?.contains("Second!") == true && bodies.last?.contains("Second.") == false)
    let difference = await session.run(":diff main")
    #expect(difference.contains("Second.") && difference.contains("Second!"))
  }

  @Test func commandsShowTheSession() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let session = try await PromptSession(parley)
    await session.run("let x = [1, 2]")
    await session.run("max_tokens 321")
    await session.run("say Hello.")
    #expect(await session.run(":vars").contains("[1, 2]"))
    #expect(await session.run(":settings").contains("321"))
    #expect(await session.run(":models").contains("haiku"))
    #expect(await session.run(":cost").contains("$"))
    #expect(await session.run(":tokens").contains("tokens"))
    #expect(await session.run(":help say").contains("say "))
    let curl = await session.run(":show request curl")
    #expect(curl.contains("curl") && !curl.contains("sk-ant-test-key"))
    #expect(await session.run(":show request python").contains("import"))
    await session.run(":export talk.md")
    #expect(parley.folder.read("talk.md")?.contains("Hello.") == true)
    await session.run(":export talk.json")
    #expect(parley.folder.read("talk.json")?.contains("Hello.") == true)
    #expect(await session.run(":hlep").contains(":help"))
    session.enter(":quit")
    #expect(await session.process.outcome() == .exited(0))
  }

  @Test func aFileIsLoadedIntoTheSessionOrRunApart() async throws {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    try parley.folder.write("let y = 20\nsay From the file.\nprint y + 1\n", to: "part.claude")
    let session = try await PromptSession(parley)
    #expect(await session.run(":run part.claude").contains("21"))
    #expect(await session.run("len(turns)") == "0")
    #expect(await session.run(":load part.claude").contains("21"))
    #expect(await session.run("len(turns)") == "2")
    #expect(await session.run("print y") == "20")
    #expect(await session.run("run.requests") == "2")
  }
}
