import Glibc
import TestSupport
import Testing

@testable import LineEditing

extension LineEditorTests {
  /// The terminal before, after and between entries.
  struct LifecycleTests {
    @Test
    func closingGivesTheTerminalBackAsItWas() async throws {
      let terminal = try PseudoTerminal()
      let original = terminal.attributes
      var configuration = LineEditorConfiguration(environment: ["TERM": "xterm"])
      configuration.input = terminal.descriptor
      configuration.output = terminal.descriptor
      configuration.handlesSignals = false
      let editor = LineEditor(configuration, assistant: ScriptedAssistant())
      #expect(editor.mode == .full)
      #expect(terminal.attributes != original)
      async let outcome = editor.readLine(Prompt("> "))
      await terminal.expect("the prompt") { $0.bracketsPastes && $0.screen[0] == ">" }
      editor.close()
      #expect(await outcome == .end)
      #expect(terminal.attributes == original)
      await terminal.expect("pastes without marks") { !$0.bracketsPastes }
      #expect(await editor.readLine(Prompt("> ")) == .end)
      editor.close()
    }

    @Test
    func cancellationEndsReadingAndKeepsTheEditor() async throws {
      let session = try EditorSession()
      await withTaskGroup(of: ReadOutcome.self) { group in
        group.addTask { await session.editor.readLine(Prompt("> ")) }
        await session.terminal.type("half")
        group.cancelAll()
        #expect(await group.next() == .interrupt)
      }
      let outcome = await session.read(Prompt("again> ")) { $0.send("ok\r") }
      #expect(outcome == .entry("ok"))
    }

    @Test
    func hangUpEndsReading() async throws {
      let session = try EditorSession()
      let outcome = await session.read { $0.hangUp() }
      #expect(outcome == .end)
      #expect(session.editor.hasHungUp)
    }

    @Test
    func anEndThatIsTypedIsNoHangUp() async throws {
      let session = try EditorSession()
      let outcome = await session.read { $0.send("\u{4}") }
      #expect(outcome == .end)
      #expect(!session.editor.hasHungUp)
    }

    @Test
    func signalInterruptsReading() async throws {
      let session = try EditorSession { $0.handlesSignals = true }
      let outcome = await session.read { terminal in
        await terminal.type("half")
        kill(getpid(), SIGINT)
      }
      #expect(outcome == .interrupt)
      session.editor.close()
    }

    @Test
    func otherProgramFindsTheTerminalAsItWas() async throws {
      let terminal = try PseudoTerminal()
      let original = terminal.attributes
      var configuration = LineEditorConfiguration(environment: ["TERM": "xterm"])
      configuration.input = terminal.descriptor
      configuration.output = terminal.descriptor
      configuration.handlesSignals = false
      configuration.writesSyncMarks = true
      let editor = LineEditor(configuration, assistant: ScriptedAssistant())
      let released = await editor.withTerminalReleased { terminal.attributes }
      #expect(released == original)
      #expect(terminal.attributes != original)
      async let outcome = editor.readLine(Prompt("> "))
      await terminal.type("a\nb")
      terminal.send("\r")
      #expect(await outcome == .entry("a\nb"))
    }

    @Test
    func editorOfTheUserChangesTheEntry() async throws {
      let folder = try TemporaryFolder()
      let script = try folder.write(
        """
        #!/bin/sh
        [ "$(stat -c %a "$1")" = 600 ] || exit 1
        stty -a | grep -q ' icanon' || exit 1
        sed -i 's/둘/two/; a three' "$1"
        """,
        to: "editor",
        permissions: 0o700
      )
      let session = try EditorSession { configuration in
        configuration.environment["EDITOR"] = "false"
        configuration.environment["VISUAL"] = script
        configuration.environment["TMPDIR"] = folder.path
      }
      let outcome = await session.read { terminal in
        await terminal.type("하나\n둘\u{18}\u{5}")
        #expect(terminal.screen.contains("… three"))
        await terminal.type("!")
        terminal.send("\r")
      }
      #expect(outcome == .entry("하나\nthree\ntwo\nthree!"))
    }

    @Test
    func editorThatFailsLeavesTheEntry() async throws {
      let session = try EditorSession { $0.environment["EDITOR"] = "false" }
      let outcome = await session.read { terminal in
        await terminal.type("kept\u{18}\u{5}")
        terminal.send("\r")
      }
      #expect(outcome == .entry("kept"))
    }

    @Test
    func editorIsNotOpenedOnAFileThatCannotBeWritten() async throws {
      let session = try EditorSession(columns: 100) {
        $0.environment["EDITOR"] = "true"
        $0.environment["TMPDIR"] = "/nonexistent"
      }
      let outcome = await session.read { terminal in
        await terminal.type("kept\u{18}\u{5}")
        await terminal.expect(
          "not opened in an editor: cannot write to /nonexistent: No such file or directory"
        )
        terminal.send("\r")
      }
      #expect(outcome == .entry("kept"))
    }

    /// So that a text which a full disk would cut is not handed to an editor, which would give the cut text back.
    @Test
    func writingToAFullDiskFails() throws {
      let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
      try #require(descriptor >= 0)
      defer { close(descriptor) }
      #expect(!TerminalOutput.write([1, 2], to: descriptor))
    }

    @Test(arguments: ["xterm-kitty", "no-such-terminal", "screen-256color", "vt100", "linux"])
    func terminalIsUsedWhateverItsName(_ name: String) async throws {
      let session = try EditorSession(columns: 20) { $0.environment["TERM"] = name }
      let outcome = await session.read { terminal in
        await terminal.type("안녕 abc def ghi jkl\u{1}\u{1B}[C한")
        #expect(terminal.screen.prefix(2) == ["> 안한녕 abc def ghi", " jkl"])
        terminal.send("\r")
      }
      #expect(outcome == .entry("안한녕 abc def ghi jkl"))
    }
  }
}
