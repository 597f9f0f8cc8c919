import CLineEditing
import Glibc

/// One editor of libedit, confined to the thread that made it.
final class LibEdit {
  /// What libedit does after a command.
  enum Effect {
    /// Nothing: the command has drawn by itself.
    case nothing
    /// Draws what has changed.
    case refresh
    /// Puts the cursor where it belongs.
    case cursor
    /// Rings the bell.
    case beep
    /// Leaves the entry without handing it in.
    case leave

    fileprivate var code: UInt8 {
      switch self {
      case .nothing: UInt8(CC_NORM)
      case .refresh: UInt8(CC_REFRESH)
      case .cursor: UInt8(CC_CURSOR)
      case .beep: UInt8(CC_REFRESH_BEEP)
      case .leave: UInt8(CC_EOF)
      }
    }
  }

  /// A command of the editor.
  typealias Command = @convention(c) (OpaquePointer?, Int32) -> UInt8

  /// Who reads through this editor.
  weak var reader: LibEditReader?
  private var editor: OpaquePointer?
  private var prompts: [UnsafeMutablePointer<CChar>?] = [nil, nil]

  /// Makes an editor; nil when libedit has none to give.
  ///
  /// - Parameters:
  ///   - program: The name that lines of `~/.editrc` may be led by.
  ///   - terminal: The terminal's type.
  ///   - input: The descriptor of the terminal that is read.
  ///   - output: The descriptor of the terminal that is drawn on.
  init?(program: String, terminal: String, input: Int32, output: Int32) {
    editor = nil
    setPrompt("")
    setRightPrompt("")
    let context = Unmanaged.passUnretained(self).toOpaque()
    editor = parley_editor_make(
      program,
      terminal,
      input,
      output,
      { context, bytes, count in
        guard let context, let bytes else { return }
        let edit = Unmanaged<LibEdit>.fromOpaque(context).takeUnretainedValue()
        bytes.withMemoryRebound(to: UInt8.self, capacity: count) { start in
          edit.reader?.draw(UnsafeBufferPointer(start: start, count: count))
        }
      },
      context
    )
    guard let editor else { return nil }
    parley_set_client(editor, context)
    parley_set_read_function(editor) { editor, character in
      guard let reader = LibEdit.at(editor)?.reader, let character else { return -1 }
      guard let next = reader.nextCharacter() else { return 0 }
      character.pointee = wchar_t(bitPattern: next)
      return 1
    }
    parley_set_prompts(
      editor,
      { editor in LibEdit.at(editor)?.prompts[0] },
      { editor in LibEdit.at(editor)?.prompts[1] }
    )
  }

  deinit {
    if let editor { parley_editor_end(editor) }
    for prompt in prompts { free(prompt) }
  }

  private static func at(_ editor: OpaquePointer?) -> LibEdit? {
    parley_client(editor).map { Unmanaged<LibEdit>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Performs a command of the reader; for ``Command`` functions.
  static func perform(
    _ editor: OpaquePointer?,
    _ command: (LibEditReader) -> Effect
  ) -> UInt8 {
    guard let reader = at(editor)?.reader else { return Effect.leave.code }
    return command(reader).code
  }

  // The pointers live until they are replaced, because libedit reads them at every drawing.
  private func setText(_ text: String, at index: Int) {
    free(prompts[index])
    prompts[index] = strdup(text)
  }

  /// Sets the text before the entry.
  func setPrompt(_ text: String) { setText(text, at: 0) }

  /// Sets the text at the right edge.
  func setRightPrompt(_ text: String) { setText(text, at: 1) }
}

extension LibEdit {
  /// Whether the keys are those of emacs, otherwise those of vi.
  var isEmacs: Bool { parley_is_emacs(editor) != 0 }

  /// Chooses the keys and forgets all bindings.
  func useKeys(ofEmacs isEmacs: Bool) { parley_set_editor(editor, isEmacs ? "emacs" : "vi") }

  /// Adds a command; libedit keeps it as long as the editor.
  func add(_ name: String, help: String, _ command: @escaping Command) {
    parley_add_command(editor, name, help, command)
  }

  /// Binds a key of emacs or of vi's insertion.
  func bind(_ key: String, to command: String) { parley_bind(editor, key, command) }

  /// Binds a key of vi's commands.
  func bindSecond(_ key: String, to command: String) { parley_bind_second(editor, key, command) }

  /// Runs a line of `~/.editrc`.
  func runBindingLine(_ line: String) { parley_run_binding_line(editor, line) }

  /// Takes the terminal for editing, or gives it the state for the times between entries.
  func prepareTerminal(_ prepares: Bool) { parley_prepare_terminal(editor, prepares ? 1 : 0) }

  /// Draws prompt and entry from the current place on.
  func refresh() { parley_refresh(editor) }

  /// Takes over the terminal's size.
  func resize() { el_resize(editor) }

  /// The cells of the entry.
  var cells: [UInt32] {
    withCells { Array($0) }
  }

  /// Calls `body` with the cells of the entry, without a copy.
  func withCells<R>(_ body: (UnsafeBufferPointer<UInt32>) -> R) -> R {
    let line = parley_current_line(editor)
    return body(UnsafeBufferPointer(start: line.scalars, count: line.length))
  }

  /// The number of cells.
  var count: Int { parley_current_line(editor).length }

  /// The index of the cell that the cursor stands on, or the count.
  var cursor: Int { parley_current_line(editor).cursor }

  /// Puts the cursor on a cell.
  func moveCursor(to index: Int) { el_cursor(editor, Int32(clamping: index - cursor)) }

  /// Inserts cells at the cursor.
  func insert(_ cells: [UInt32]) {
    guard !cells.isEmpty else { return }
    cells.withUnsafeBufferPointer { parley_insert(editor, $0.baseAddress, $0.count) }
  }

  /// Deletes cells before the cursor, to be yanked.
  func delete(_ count: Int) { el_deletestr(editor, Int32(clamping: count)) }

  /// Replaces the entry by at least one cell.
  func replace(with cells: [UInt32]) {
    cells.withUnsafeBufferPointer { parley_replace(editor, $0.baseAddress, $0.count) }
  }

  /// Edits an entry until it is handed in or left.
  ///
  /// - Returns: The cells handed in without the final newline, or nil.
  func edit() -> [UInt32]? {
    var count: Int32 = 0
    guard let line = el_wgets(editor, &count), count > 0 else { return nil }
    return line.withMemoryRebound(to: UInt32.self, capacity: Int(count)) { start in
      let cells = UnsafeBufferPointer(start: start, count: Int(count))
      return Array(cells.last == CellTable.newline ? cells.dropLast() : cells[...])
    }
  }
}
