import Glibc
import TestSupport
import Testing

/// The terminal that tests hold, with programs that every system has.
struct PseudoTerminalTests {
  private func shell(_ script: String, on terminal: PseudoTerminal) throws -> TerminalProcess {
    try TerminalProcess(
      "/bin/sh",
      ["-c", script],
      environment: ["PATH": "/usr/bin:/bin"],
      in: "/",
      on: terminal
    )
  }

  @Test func aProgramHasTheTerminalAsItsControllingOne() async throws {
    let terminal = try PseudoTerminal(columns: 50, rows: 7)
    let process = try shell("test -t 0 && stty size && echo told >/dev/tty", on: terminal)
    #expect(await process.outcome() == .exited(0))
    #expect(terminal.screen[0...1] == ["7 50", "told"])
  }

  @Test func keysReachAProgramAndControlCInterruptsIt() async throws {
    let terminal = try PseudoTerminal()
    let process = try shell("read line; echo got \"$line\"; exec cat", on: terminal)
    terminal.send("한글 words\n")
    await terminal.expect("got 한글 words")
    terminal.send("\u{3}")
    #expect(await process.outcome() == .killed(SIGINT))
  }

  @Test func aResizeIsTold() async throws {
    let terminal = try PseudoTerminal()
    let process = try shell("trap 'stty size; exit 3' WINCH; echo ready; read line", on: terminal)
    await terminal.expect("ready")
    terminal.resize(columns: 44, rows: 9)
    await terminal.expect("9 44")
    #expect(await process.outcome() == .exited(3))
  }

  @Test func hangingUpEndsTheProgram() async throws {
    let terminal = try PseudoTerminal()
    let process = try shell("echo ready; exec cat", on: terminal)
    await terminal.expect("ready")
    terminal.hangUp()
    #expect(await process.outcome() == .killed(SIGHUP))
  }

  @Test func waitingEndsWithTheProgram() async throws {
    let terminal = try PseudoTerminal()
    let process = try shell("echo over", on: terminal)
    #expect(await terminal.waits { $0.text.contains("never") } == false)
    #expect(await process.outcome() == .exited(0))
    #expect(terminal.screen[0] == "over")
  }

  @Test func muchIsTypedAndReadWithoutLoss() async throws {
    let terminal = try PseudoTerminal()
    let process = try shell("stty raw -echo; echo ready; head -c 200000 | wc -c", on: terminal)
    await terminal.expect("ready")
    terminal.send(String(repeating: "한", count: 66_666) + "xy")
    await terminal.expect("200000")
    #expect(await process.outcome() == .exited(0))
  }

  @Test func changedModesAreSeen() async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.attributes
    let process = try shell("stty -echo", on: terminal)
    #expect(await process.outcome() == .exited(0))
    #expect(terminal.attributes != before)
  }
}
