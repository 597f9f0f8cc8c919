import CLineEditing
import Glibc

/// Reads entries from a full terminal through libedit; lives on the editor's thread.
///
/// libedit edits the cells and draws them. It asks ``nextCharacter()`` for each key, when all is drawn: there the entry is put in
/// order, coloured, and what other threads want to show is shown.
final class LibEditReader: EntryReader {
  /// What the editor was made with.
  let setting: EditorSetting
  /// The editor of libedit.
  let edit: LibEdit
  /// The keys.
  let input: TerminalInput
  /// The cells' texts.
  var table = CellTable()
  private var filter = PlaceholderFilter()

  /// What stands before and beside the entry.
  var prompt = Prompt("")
  /// The columns of what stands before it.
  var promptWidth = 0
  /// The columns of what stands beside it.
  var rightWidth = 0
  /// The terminal's size.
  var size: TerminalSize
  /// How the reading ends, once that is known.
  var outcome: ReadOutcome?
  /// The read that goes on.
  var request: EditorMailbox.ReadRequest?
  /// Characters for libedit before those of the next key.
  var characters: ArraySlice<UInt32> = []
  /// The paste that waits to be inserted.
  var pasted: [UInt8] = []
  /// The scalar that waits to be inserted.
  var typed: Unicode.Scalar = " "
  /// The characters that wait to be inserted in one go.
  var run: [Unicode.Scalar] = []
  /// Whether the last character was text and no part of a command.
  var followsText = false
  /// Up to how many cells the entry surely fits on the screen.
  var surelyFits = 0
  /// Where the cursor was after the last command, to know which way it went.
  var lastCursor = 0
  /// The entries gone through with the arrow keys.
  var recall = HistoryRecall([])
  /// What can be undone.
  var undo = UndoHistory()
  /// The completions that Tab goes through.
  var cycle: CompletionCycle?
  /// The grey text after the entry.
  var hint = ""
  /// The columns of it on the screen.
  var hintWidth = 0
  /// The entry as it was when colours were painted last, and whether there were any.
  var painted: [UInt32]?
  /// Whether colours are on the screen.
  var hasColours = false
  /// Whether Ctrl-R goes on.
  var isSearching = false

  /// Takes the terminal; nil when libedit cannot.
  init?(_ setting: EditorSetting) {
    self.setting = setting
    let configuration = setting.configuration
    parley_remember_terminal(configuration.input, setting.output)
    input = TerminalInput(setting)
    size = TerminalSize(of: setting.output)
    LibEditLock.enter()
    defer { LibEditLock.leave() }
    guard
      let edit = LibEdit(
        program: configuration.programName,
        terminal: configuration.environment["TERM"] ?? "",
        input: configuration.input,
        output: setting.output
      )
    else { return nil }
    self.edit = edit
    edit.reader = self
    if configuration.handlesSignals {
      parley_take_signals(setting.mailbox.signalDescriptor, 0)
    }
    addCommands()
    bindKeys()
    takeTerminal()
    edit.prepareTerminal(false)
  }

  deinit {
    if setting.configuration.handlesSignals { parley_leave_signals() }
    parley_forget_terminal()
  }

  func read(_ request: EditorMailbox.ReadRequest) -> ReadOutcome {
    LibEditLock.enter()
    defer { LibEditLock.leave() }
    self.request = request
    begin(request.prompt)
    characters = request.text.isEmpty ? [] : [KeyCode.begin.rawValue]
    let cells = edit.edit()
    if let outcome { return outcome }
    return cells.map { .entry(table.decode($0)) } ?? .end
  }

  private func begin(_ prompt: Prompt) {
    bindFirmKeys()
    table.forgetIfMany()
    outcome = nil
    recall = HistoryRecall(setting.history.entries)
    undo = UndoHistory()
    cycle = nil
    lastCursor = 0
    surelyFits = 0
    followsText = false
    size = TerminalSize(of: setting.output)
    self.prompt = prompt
    table.setContinuation(prompt.continuation, style: style("2"))
    showPrompt(prompt.text, style: "1;36")
    showRight(prompt.right)
    forgetPainted()
  }

  /// The parameters of some looks, or none without colours.
  func style(_ parameters: String) -> String {
    setting.configuration.isColoured ? parameters : ""
  }

  /// Sets what stands before the entry; drawn at the next refresh.
  func showPrompt(_ text: String, style parameters: String) {
    let cells = table.encode(text, style: style(parameters))
    promptWidth = cells.reduce(0) { $0 + table.width($1) }
    edit.setPrompt(spelled(cells))
  }

  /// Sets what stands beside it; drawn at the next refresh.
  func showRight(_ text: String) {
    let cells = table.encode(text, style: style("2"))
    rightWidth = cells.reduce(0) { $0 + table.width($1) }
    edit.setRightPrompt(spelled(cells))
  }

  private func spelled(_ cells: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: cells.compactMap(Unicode.Scalar.init))
    return String(text)
  }

  /// Draws what libedit has drawn, with the shown texts in the places of placeholders.
  func draw(_ bytes: UnsafeBufferPointer<UInt8>) {
    TerminalOutput.write(filter.filter(bytes, with: table), to: setting.output)
  }

  /// Writes to the terminal behind libedit's back.
  func emit(_ text: String) { emit(Array(text.utf8)) }

  /// Writes to the terminal behind libedit's back.
  func emit(_ bytes: [UInt8]) { TerminalOutput.write(bytes, to: setting.output) }
}
