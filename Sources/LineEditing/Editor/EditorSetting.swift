import Glibc

/// What an editor was made with, as its parts need it.
struct EditorSetting: Sendable {
  /// What it was configured with.
  let configuration: LineEditorConfiguration
  /// What knows the language.
  let assistant: any LineAssistant
  /// How entries are edited.
  let mode: LineEditor.Mode
  /// The descriptor that is drawn on.
  let output: Int32
  /// What other threads leave for the editor's thread.
  let mailbox: EditorMailbox
  /// The entries that were handed in.
  let history: EntryHistory

  /// Finds out how entries are edited, and loads the history.
  init(_ configuration: LineEditorConfiguration, assistant: any LineAssistant) {
    self.configuration = configuration
    self.assistant = assistant
    let drawsOnError = isatty(configuration.output) == 0 && isatty(2) == 1
    output = drawsOnError ? 2 : configuration.output
    mode = Self.mode(configuration, output: output)
    let mailbox = EditorMailbox(output: output)
    self.mailbox = mailbox
    history = EntryHistory(at: configuration.historyFile) { mailbox.write($0 + "\n") }
  }

  private static func mode(
    _ configuration: LineEditorConfiguration,
    output: Int32
  )
    -> LineEditor.Mode
  {
    let terminal = configuration.environment["TERM"] ?? ""
    let isPlain =
      configuration.isPlain || ["", "dumb", "emacs"].contains(terminal)
      || isatty(configuration.input) == 0 || isatty(output) == 0
    return isPlain ? .plain : .full
  }
}
