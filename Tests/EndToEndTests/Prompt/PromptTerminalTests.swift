import Foundation
import TestSupport
import Testing

/// The prompt on poor terminals, and what it leaves behind.
@Suite(.serialized) struct PromptTerminalTests {
  private func parley() async throws -> Parley {
    try Parley(
      server: try await ServerProcess(#"[{"text": "An **old** pond.", "repeat": "forever"}]"#)
    )
  }

  @Test func theTerminalIsRestoredAtTheEnd() async throws {
    let session = try await PromptSession(try await parley())
    let during = session.terminal.attributes
    #expect(session.terminal.model.bracketsPastes)
    await session.run("say Hello.")
    #expect(await session.leave() == .exited(0))
    let fresh = try PseudoTerminal()
    #expect(session.terminal.attributes == fresh.attributes)
    #expect(during != fresh.attributes)
    #expect(!session.terminal.model.bracketsPastes)
    #expect(session.terminal.model.isCursorVisible)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalEndsItWithTheTerminalRestored(_ signal: Int32) async throws {
    let session = try await PromptSession(try await parley())
    session.send("half a li")
    await session.expectTyped("half a li")
    session.process.signal(signal)
    #expect(await session.process.outcome() == .exited(143))
    #expect(session.terminal.attributes == (try PseudoTerminal()).attributes)
    #expect(!session.terminal.model.bracketsPastes)
  }

  @Test func hangingUpEndsItAndItIsResumed() async throws {
    let parley = try await parley()
    let first = try await PromptSession(parley)
    await first.run("let kept = 41")
    first.terminal.hangUp()
    #expect(await first.process.outcome() == .exited(143))
    let second = try await PromptSession(parley)
    await second.run(":resume")
    #expect(await second.run("kept + 1") == "42")
  }

  @Test func aTerminationInAReplyKeepsTheJournal() async throws {
    let server = try await ServerProcess(#"[{"chunks": ["one ", "two "], "hang_after": 5}]"#)
    let parley = try Parley(server: server)
    let session = try await PromptSession(parley)
    session.enter("say Count.")
    await session.expect("one two")
    session.process.signal(SIGTERM)
    #expect(await session.process.outcome() == .exited(143))
    #expect(parley.journals.contains("interrupted"))
    #expect(session.terminal.attributes == (try PseudoTerminal()).attributes)
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": nil]] as [[String: String?]])
  func aDumbTerminalGetsNoControlSequence(_ variables: [String: String?]) async throws {
    let session = try await PromptSession(try await parley(), variables: variables)
    #expect(await session.run("say 안녕").contains("An **old** pond."))
    #expect(await session.run("print \"가나다\"").hasSuffix("가나다"))
    #expect(await session.run("print 2 +* 3").contains("error"))
    #expect(!session.terminal.transcript.contains("\u{1B}"))
    #expect(await session.leave() == .exited(0))
  }

  @Test func plainNeitherRedrawsNorColours() async throws {
    let session = try await PromptSession(try await parley(), ["--plain"])
    #expect(await session.run("say Hello.").contains("pond."))
    session.enter("if true {")
    session.enter("print \"in\"")
    #expect(await session.run("}").hasSuffix("in"))
    #expect(!session.terminal.transcript.contains("\u{1B}"))
    #expect(await session.leave() == .exited(0))
  }

  @Test func aPlainPromptIsInterruptedAndGoesOn() async throws {
    let session = try await PromptSession(try await parley(), variables: ["TERM": "dumb"])
    session.send("print \"never\"")
    await session.expectTyped("print \"never\"")
    session.send(Key.interrupt)
    await session.expect("Ctrl-D or :quit leaves")
    await session.expectPrompt()
    let output = await session.run("print 3 * 3")
    #expect(output == "9")
    #expect(await session.leave() == .exited(0))
  }

  @Test func theCLocaleEditsKoreanAllTheSame() async throws {
    let session = try await PromptSession(
      try await parley(),
      variables: ["LANG": nil, "LC_ALL": "C"]
    )
    session.send("print \"가나👍\"" + Key.left + Key.backspace + "다")
    await session.expectTyped("print \"가나다\"")
    #expect(await session.run("").hasSuffix("가나다"))
    #expect(await session.leave() == .exited(0))
  }

  @Test(arguments: ["xterm-kitty", "alacritty", "screen", "linux"])
  func anyTerminalIsEditedOn(_ name: String) async throws {
    let session = try await PromptSession(try await parley(), variables: ["TERM": name])
    session.send("print \"가\"" + Key.left + "나" + Key.altEnter + Key.backspace)
    await session.expectTyped("print \"가나\"")
    #expect(await session.run("") == "가나")
  }

  @Test func fortyColumnsAreEnough() async throws {
    let session = try await PromptSession(try await parley(), columns: 40, rows: 10)
    await session.run("say Hello.")
    #expect(!session.terminal.model.cursorLine.contains("$"))
    #expect(await session.run(":help say").contains("say "))
    #expect(await session.run("print 1").hasSuffix("1"))
    #expect(session.terminal.model.lines.allSatisfy { $0.cells.count == 40 })
    session.send("model \t")
    await session.expect("opus")
    await session.expectTyped("model")
    session.send(Key.eraseLine)
    await session.expectPrompt()
    let output = await session.run("print 2")
    #expect(output.hasSuffix("2"))
  }

  @Test func colourIsLeftOutWhereItIsNotWanted() async throws {
    let session = try await PromptSession(try await parley(), variables: ["NO_COLOR": "1"])
    await session.run("say Hello.")
    await session.run("print \"x\" # why")
    let cells = (session.terminal.model.scrollback + session.terminal.model.lines).flatMap(\.cells)
    #expect(cells.allSatisfy { $0.style.foreground == nil && $0.style.background == nil })
  }

  @Test func theBuiltInModelAnswersWithoutAServer() async throws {
    let parley = try Parley()
    let session = try await PromptSession(parley)
    #expect(session.terminal.model.cursorLine == "sonnet (local) main>")
    let output = await session.run("say What is the capital of France?")
    #expect(output.contains("not Claude") && output.contains("end_turn"))
    #expect(await session.leave() == .exited(0))
  }

  @Test func anInitialFileIsEnteredFirst() async throws {
    let parley = try await parley()
    try parley.folder.write(
      "max_tokens 77\nlet greeting = \"hi\"\n",
      to: ".config/parley/init.claude"
    )
    let session = try await PromptSession(parley)
    #expect(await session.run("settings.max_tokens") == "77")
    #expect(await session.run("print greeting") == "hi")
  }

  @Test func pipedInputIsAScriptAndItsErrorsEndIt() async throws {
    let parley = try await parley()
    let fine = try await parley.run([], input: "print 1 + 1\n")
    #expect(fine.status == 0 && fine.output == "2\n" && fine.errors == "")
    let wrong = try await parley.run([], input: "prnt 1\n")
    #expect(wrong.status == 2 && wrong.output == "" && wrong.errors.contains("error"))
  }

  /// A shell with job control, and `parley` started in it.
  private func shell(
    on terminal: PseudoTerminal,
    _ parley: Parley
  ) async throws -> TerminalProcess {
    let shell = try TerminalProcess(
      "/bin/bash",
      ["--norc", "--noprofile", "-i"],
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": parley.folder.path, "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "PS1": "shell$ ", "XDG_STATE_HOME": "\(parley.folder.path)/state",
        "ANTHROPIC_BASE_URL": parley.server?.url ?? "", "ANTHROPIC_API_KEY": "key",
      ],
      in: parley.folder.path,
      on: terminal
    )
    await terminal.expect("shell$")
    terminal.send("'\(BuiltProducts.path(of: "parley"))'\r")
    await terminal.expect("main>")
    return shell
  }

  @Test func suspendingGivesTheTerminalBackAndGoingOnDrawsTheEntry() async throws {
    let terminal = try PseudoTerminal()
    let shell = try await shell(on: terminal, try await parley())
    terminal.send("print 4 *")
    await terminal.expect("main> print 4 *")
    terminal.send(Key.suspend)
    await terminal.expect("Stopped")
    terminal.send("stty -a | tr ' ' '\\n' | grep '^-*icanon'\r")
    await terminal.expect("\nicanon")
    terminal.send("fg\r")
    await terminal.expect("the entry again") { $0.cursorLine.contains("main> print 4 *") }
    terminal.send(" 5\r")
    await terminal.expect("\n20")
    terminal.send(Key.end)
    await terminal.expect("the shell again") { $0.cursorLine.hasPrefix("shell$") }
    terminal.send("exit\r")
    #expect(await shell.outcome() == .exited(0))
  }

  @Test func aReplyGoesOnAfterItWasSuspended() async throws {
    let server = try await ServerProcess(
      #"[{"chunks": ["one ", "two ", "three ", "four"], "event_delay_ms": 200}]"#
    )
    let terminal = try PseudoTerminal()
    let shell = try await shell(on: terminal, try Parley(server: server))
    terminal.send("say Count.\r")
    await terminal.expect("\none")
    terminal.send(Key.suspend)
    await terminal.expect("Stopped")
    terminal.send("fg\r")
    await terminal.expect("end_turn")
    terminal.send("print reply.text == \"one two three four\"\r")
    await terminal.expect("\ntrue")
    terminal.send(Key.end)
    await terminal.expect("the shell again") { $0.cursorLine.hasPrefix("shell$") }
    terminal.send("exit\r")
    #expect(await shell.outcome() == .exited(0))
  }
}
