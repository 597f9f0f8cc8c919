import Foundation
import TestSupport
import Testing

/// How the built `parley` ends at its prompt when it is not left, and where its output goes.
@Suite(.serialized) struct PromptEndTests {
  private func parley() async throws -> Parley {
    try Parley(
      server: try await ServerProcess(#"[{"text": "An **old** pond.", "repeat": "forever"}]"#)
    )
  }

  @Test(arguments: 1...4)
  func aTerminalThatWentAwayIsNotLeaving(_ run: Int) async throws {
    let session = try await PromptSession(try await parley())
    await session.run("let kept = \(run)")
    session.terminal.hangUp()
    #expect(await session.process.outcome() == .exited(143))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSecondSignalLeavesTheTerminalRestoredToo(_ second: Int32) async throws {
    let session = try await PromptSession(try await parley())
    session.process.signal(SIGTERM)
    session.process.signal(second)
    #expect(await session.process.outcome() == .exited(143))
    #expect(session.terminal.attributes == (try PseudoTerminal()).attributes)
    #expect(!session.terminal.model.bracketsPastes)
  }

  /// Starts `parley` in a shell, with its standard output somewhere else.
  private func start(
    _ parley: Parley,
    redirected redirection: String,
    on terminal: PseudoTerminal
  ) async throws -> TerminalProcess {
    let process = try TerminalProcess(
      "/bin/sh",
      ["-c", "'\(BuiltProducts.path(of: "parley"))' \(redirection)"],
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": parley.folder.path, "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "XDG_STATE_HOME": "\(parley.folder.path)/state",
        "ANTHROPIC_BASE_URL": parley.server?.url ?? "", "ANTHROPIC_API_KEY": "key",
      ],
      in: parley.folder.path,
      on: terminal
    )
    await terminal.expect("main>")
    return process
  }

  @Test(arguments: ["> talk.txt", "| tee talk.txt"])
  func repliesAndPrintsGoToARedirectedOutputExactly(_ redirection: String) async throws {
    let parley = try await parley()
    let terminal = try PseudoTerminal()
    let process = try await start(parley, redirected: redirection, on: terminal)
    terminal.send("say Hello.\r")
    await terminal.expect("end_turn")
    terminal.send("print \"a\\tb\", 2\rexpect 4 > 5\r5 * 5\r")
    await terminal.expect("expect failed")
    await terminal.expect("\n25")
    terminal.send(Key.end)
    #expect(await process.outcome() == .exited(0))
    #expect(parley.folder.read("talk.txt") == "An **old** pond.\na\tb 2\n")
    #expect(terminal.model.text.contains("pond") == redirection.contains("tee"))
  }

  @Test func anOutputThatCannotBeWrittenIsToldAtOnceAndAtTheEnd() async throws {
    let terminal = try PseudoTerminal()
    let process = try await start(try await parley(), redirected: "> /dev/full", on: terminal)
    terminal.send("print 1\r")
    await terminal.expect("replies and prints are lost from here on")
    terminal.send(Key.end)
    #expect(await process.outcome() == .exited(2))
    #expect(terminal.model.text.contains("No space left on device"))
  }
}
