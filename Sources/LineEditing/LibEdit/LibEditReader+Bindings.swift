import CLineEditing
import Glibc

/// The commands of the editor and the keys that call them.
extension LibEditReader {
  private typealias Entry = (name: String, help: String, function: LibEdit.Command)

  private static var commands: [Entry] {
    [
      ("parley-up", "Up a row, or an older entry", { at, _ in LibEdit.perform(at) { $0.up() } }),
      (
        "parley-down", "Down a row, or a newer entry",
        { at, _ in LibEdit.perform(at) { $0.down() } }
      ),
      ("parley-home", "To the start of the line", { at, _ in LibEdit.perform(at) { $0.home() } }),
      ("parley-end", "To the end of the line", { at, _ in LibEdit.perform(at) { $0.end() } }),
      ("parley-left", "Left", { at, _ in LibEdit.perform(at) { $0.left() } }),
      ("parley-right", "Right, or the hint", { at, _ in LibEdit.perform(at) { $0.right() } }),
      (
        "parley-start", "To the entry's start", { at, _ in LibEdit.perform(at) { $0.entryStart() } }
      ),
      ("parley-finish", "To the entry's end", { at, _ in LibEdit.perform(at) { $0.entryEnd() } }),
      ("parley-older", "An older entry", { at, _ in LibEdit.perform(at) { $0.older() } }),
      ("parley-newer", "A newer entry", { at, _ in LibEdit.perform(at) { $0.newer() } }),
      ("parley-search", "Search the history", { at, _ in LibEdit.perform(at) { $0.search() } }),
      ("parley-complete", "Complete", { at, _ in LibEdit.perform(at) { $0.complete(by: 1) } }),
      (
        "parley-complete-back", "Complete", { at, _ in LibEdit.perform(at) { $0.complete(by: -1) } }
      ),
      (
        "parley-kill-line", "Kill to the line's end",
        { at, _ in LibEdit.perform(at) { $0.killLine() } }
      ),
      ("parley-delete", "Delete", { at, _ in LibEdit.perform(at) { $0.deleteNext() } }),
      (
        "parley-delete-or-end", "Delete, or end",
        { at, _ in LibEdit.perform(at) { $0.deleteOrEnd() } }
      ),
      ("parley-undo", "Undo", { at, _ in LibEdit.perform(at) { $0.undoLast() } }),
      ("parley-newline", "Start a line", { at, _ in LibEdit.perform(at) { $0.startLine() } }),
      ("parley-enter", "Hand the entry in", { at, _ in LibEdit.perform(at) { $0.enter() } }),
      ("parley-editor", "Edit in $EDITOR", { at, _ in LibEdit.perform(at) { $0.editElsewhere() } }),
      ("parley-clear", "Clear the screen", { at, _ in LibEdit.perform(at) { $0.clearScreen() } }),
      (
        "parley-interrupt", "Give the entry up", { at, _ in LibEdit.perform(at) { $0.interrupt() } }
      ),
      ("parley-leave", "End the reading", { at, _ in LibEdit.perform(at) { $0.leave() } }),
      ("parley-suspend", "Stop the process", { at, _ in LibEdit.perform(at) { $0.suspend() } }),
      ("parley-paste", "Insert a paste", { at, _ in LibEdit.perform(at) { $0.insertPaste() } }),
      (
        "parley-insert", "Insert a character", { at, _ in LibEdit.perform(at) { $0.insertTyped() } }
      ),
      (
        "parley-insert-run", "Insert characters",
        { at, _ in LibEdit.perform(at) { $0.insertRun() } }
      ),
      (
        "parley-begin", "Put in the beginning",
        { at, _ in LibEdit.perform(at) { $0.putInBeginning() } }
      ),
      ("parley-ignore", "Do nothing", { _, _ in UInt8(CC_NORM) }),
    ]
  }

  // In the form of `~/.editrc`; that file may bind these keys otherwise.
  private static let soft = [
    ("^A", "parley-home"), ("^B", "parley-left"), ("^E", "parley-end"), ("^F", "parley-right"),
    ("^I", "parley-complete"), ("^K", "parley-kill-line"), ("^L", "parley-clear"),
    ("^N", "parley-down"), ("^P", "parley-up"), ("^R", "parley-search"),
    ("^W", "ed-delete-prev-word"), ("^X^E", "parley-editor"), ("^X^U", "parley-undo"),
    ("^_", "parley-undo"),
  ]
  private static let softOfInsertion = [
    ("^I", "parley-complete"), ("^L", "parley-clear"), ("^N", "parley-down"),
    ("^P", "parley-up"), ("^R", "parley-search"), ("^X^E", "parley-editor"),
  ]
  private static let softOfCommands = [
    ("j", "parley-down"), ("k", "parley-up"), ("/", "parley-search"), ("?", "parley-search"),
    ("v", "parley-editor"), ("^L", "parley-clear"), ("^N", "parley-down"), ("^P", "parley-up"),
    ("^R", "parley-search"),
  ]

  // What the editor cannot work without. Nothing that begins with Escape: in vi's keys it would stop being a key of its own.
  static let firm: [(KeyCode, String)] = [
    (.up, "parley-up"), (.down, "parley-down"), (.right, "parley-right"), (.left, "parley-left"),
    (.home, "parley-home"), (.end, "parley-end"), (.delete, "parley-delete"),
    (.wordLeft, "ed-prev-word"), (.wordRight, "em-next-word"), (.entryStart, "parley-start"),
    (.entryEnd, "parley-finish"), (.older, "parley-older"), (.newer, "parley-newer"),
    (.backTab, "parley-complete-back"), (.deleteWordLeft, "ed-delete-prev-word"),
    (.deleteWordRight, "em-delete-next-word"), (.newline, "parley-newline"),
    (.enter, "parley-enter"), (.ignored, "parley-ignore"), (.paste, "parley-paste"),
    (.insert, "parley-insert"), (.insertRun, "parley-insert-run"), (.begin, "parley-begin"),
    (.accept, "ed-newline"),
    (.interrupt, "parley-interrupt"), (.leave, "parley-leave"), (.suspend, "parley-suspend"),
    (.deleteLast, "em-delete-prev-char"),
  ]
  private static let firmControls = [
    ("^M", "parley-enter"), ("^J", "parley-newline"), ("^C", "parley-interrupt"),
    ("^Z", "parley-suspend"), ("^D", "parley-delete-or-end"),
  ]

  /// Adds the editor's commands to libedit's; once.
  func addCommands() {
    for command in Self.commands { edit.add(command.name, help: command.help, command.function) }
  }

  /// Chooses emacs' or vi's keys, and binds keys as the user has asked for.
  func bindKeys() {
    let lines = userLines()
    edit.useKeys(ofEmacs: lines.last(where: choosesKeys)?.contains("-v") != true)
    for (key, command) in edit.isEmacs ? Self.soft : Self.softOfInsertion {
      edit.bind(key, to: command)
    }
    if !edit.isEmacs {
      for (key, command) in Self.softOfCommands { edit.bindSecond(key, to: command) }
    }
    // Choosing the keys again would forget the bindings.
    for line in lines where !choosesKeys(line) { edit.runBindingLine(line) }
    bindFirmKeys()
  }

  /// Binds the keys that the editor cannot work without; `M-x bind -v` may have taken them.
  func bindFirmKeys() {
    for (code, command) in Self.firm {
      let key = "\\" + String(code.rawValue, radix: 8)
      edit.bind(key, to: command)
      edit.bindSecond(key, to: command)
    }
    for (key, command) in Self.firmControls {
      edit.bind(key, to: command)
      edit.bindSecond(key, to: command)
    }
    if edit.isEmacs {
      // libedit's own command line.
      edit.bind("\\ex", to: "parley-ignore")
      edit.bind("\\eX", to: "parley-ignore")
    }
  }

  private func userLines() -> [String] {
    let environment = setting.configuration.environment
    guard setting.configuration.readsUserBindings,
      let path = environment["EDITRC"] ?? environment["HOME"].map({ $0 + "/.editrc" }),
      let bytes = FileBytes.read(path)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func choosesKeys(_ line: String) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[1] == "-v" || words[1] == "-e" else { return false }
    return words[0] == "bind" || words[0] == "\(setting.configuration.programName):bind"
  }
}
