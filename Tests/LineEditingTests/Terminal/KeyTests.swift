import Glibc
import LineEditing
import Synchronization
import TestSupport
import Testing

extension LineEditorTests {
  /// Keys with a meaning, and sequences without one.
  struct KeyTests {
    @Test(arguments: [
      "\u{1B}[15~", "\u{1B}[1;5P", "\u{1B}OQ", "\u{1B}[[A", "\u{1B}[<0;3;4M",
      "\u{1B}]11;rgb:00/00/00\u{7}",
      "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[57358u", "\u{1B}[97;5:3u", "\u{1B}[201~",
    ])
    func sequenceWithoutUseIsNotTypedAsText(_ sequence: String) async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("a\(sequence)b")
        terminal.send("\r")
      }
      #expect(outcome == .entry("ab"))
    }

    @Test(arguments: [
      ("one two three\u{1B}[1;5D\u{1B}[1;5D-", "one -two three"),
      ("one two\u{1}\u{1B}[1;5C-", "one- two"),
      ("one two\u{1B}[H-", "-one two"),
      ("one two\u{1B}OH\u{1B}[F-", "one two-"),
      ("one two\u{1B}[1~-\u{1B}[4~-", "-one two-"),
      ("one\u{1B}[D\u{1B}[D\u{1B}[3~", "oe"),
      ("one two\u{17}x", "one x"),
      ("one two\u{15}x", "x"),
      ("one two\u{1}\u{B}\u{19}\u{19}", "one twoone two"),
      ("one two\u{1B}b\u{1B}d", "one "),
      ("a\u{13}b\u{11}c", "abc"),
      ("one two\u{1B}[127;5u3", "one 3"),
      ("\u{1B}[104;2u\u{1B}[105u", "hi"),
      ("one two \u{1F}", "one two"),
      ("one two\u{1F}", "one "),
      ("one\u{1}\u{B}\u{18}\u{15}", "one"),
      ("äöü ÿ\u{1B}[D\u{1B}[D\u{7F}", "äö ÿ"),
    ])
    func keyEdits(_ keys: String, _ text: String) async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        for key in Self.pieces(keys) { await terminal.type(key) }
        terminal.send("\r")
      }
      #expect(outcome == .entry(text))
    }

    /// Typed one by one, as people do: what comes in one piece is one change to undo.
    private static func pieces(_ keys: String) -> [String] {
      var pieces: [String] = []
      for scalar in keys.unicodeScalars {
        let isPart = pieces.last.map { $0.first == "\u{1B}" && !isWhole($0) } ?? false
        if isPart {
          pieces[pieces.count - 1].unicodeScalars.append(scalar)
        } else {
          pieces.append(String(scalar))
        }
      }
      return pieces
    }

    private static func isWhole(_ sequence: String) -> Bool {
      guard sequence.unicodeScalars.count > 1, let last = sequence.unicodeScalars.last else {
        return false
      }
      return sequence.unicodeScalars.count == 2 ? last != "[" && last != "O" : last.value >= 0x40
    }

    @Test
    func viKeysMoveAndChangeWords() async throws {
      let folder = try TemporaryFolder()
      let path = try folder.write("# keys\nparley:bind -v\nother:bind -e\n", to: "editrc")
      let session = try EditorSession { configuration in
        configuration.readsUserBindings = true
        configuration.environment["EDITRC"] = path
      }
      let outcome = await session.read { terminal in
        await terminal.type("하나 둘 셋")
        await terminal.type("\u{1B}")
        await terminal.type("bbcwzwei")
        await terminal.type("\u{1B}")
        await terminal.type("\u{1B}[D\u{1B}[Dx0x")
        terminal.send("\r")
      }
      #expect(outcome == .entry("ei 둘 셋"))
    }

    @Test
    func userBindsKeys() async throws {
      let folder = try TemporaryFolder()
      let path = try folder.write(
        "bind ^A ed-move-to-end\nparley:bind ^T parley-newline\nother:bind ^E ed-kill-line\nnonsense\n",
        to: "editrc"
      )
      let session = try EditorSession { configuration in
        configuration.readsUserBindings = true
        configuration.environment["EDITRC"] = path
      }
      let outcome = await session.read { terminal in
        await terminal.type("one\u{1B}[D\u{1B}[D\u{1}x\u{14}y\u{5}z")
        terminal.send("\r")
      }
      #expect(outcome == .entry("onex\nyz"))
    }

    @Test
    func stoppedProcessLeavesTheTerminalAsItWasAndGoesOnWithTheEntry() async throws {
      let terminal = try PseudoTerminal(columns: 40, rows: 12)
      let original = terminal.attributes
      let whileStopped = Mutex<(TerminalAttributes, Bool)?>(nil)
      var configuration = LineEditorConfiguration(environment: ["TERM": "xterm-256color"])
      configuration.input = terminal.descriptor
      configuration.output = terminal.descriptor
      configuration.handlesSignals = false
      configuration.readsUserBindings = false
      configuration.writesSyncMarks = true
      configuration.stopProcess = {
        whileStopped.withLock { $0 = (terminal.attributes, terminal.transcript.contains("?2004l")) }
      }
      let editor = LineEditor(configuration, assistant: ScriptedAssistant())
      async let outcome = editor.readLine(Prompt("> "))
      await terminal.type("half")
      #expect(terminal.attributes != original)
      await terminal.type("\u{1A}")
      #expect(whileStopped.withLock { $0?.0 } == original)
      #expect(terminal.screen.prefix(2) == ["> half", "> half"])
      await terminal.type(" typed")
      #expect(terminal.screen[1] == "> half typed")
      terminal.send("\r")
      #expect(await outcome == .entry("half typed"))
    }
  }
}
