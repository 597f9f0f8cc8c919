import Glibc
import LineEditing
import ParleyHost
import ParleyREPL
import TerminalText

/// What the prompt is shown with: the editor, and what writes through it.
struct PromptDesk: Sendable {
  /// Where entries are typed and everything is shown.
  let editor: LineEditor
  /// The looks.
  let style: TerminalStyle
  /// Shows what happens in the session.
  let display: PromptDisplay
  /// Shows the steps of each request while it is on.
  let trace: RequestTrace
  /// Standard output where it is no terminal, which replies and prints go to exactly; nil where they are shown like all else.
  let piped: OutputStream?
  private let isQuiet: Bool

  /// Puts it together.
  init(editor: LineEditor, style: TerminalStyle, options: OutputOptions) {
    self.editor = editor
    self.style = style
    let piped = Self.piped(telling: editor, style)
    self.piped = piped
    isQuiet = options.quiet
    var configuration = PromptDisplay.Configuration()
    configuration.style = style
    configuration.redraws = editor.mode == .full
    configuration.isQuiet = options.quiet
    configuration.rendersMarkdown = style.isColoured
    var exact: (@Sendable (String) -> Void)?
    if let piped { exact = { (text: String) in piped.write(text) } }
    display = PromptDisplay(configuration, to: editor, exact: exact)
    trace = RequestTrace(
      RequestTrace.Configuration(
        style: style,
        columns: { editor.columns },
        lines: { ReplyAccountText($0, columns: $1).lines },
        write: { editor.write($0) }
      ),
      isOn: options.trace
    )
  }

  private static func piped(telling editor: LineEditor, _ style: TerminalStyle) -> OutputStream? {
    guard !OutputStream.standardOutput.isTerminal else { return nil }
    return OutputStream(descriptor: STDOUT_FILENO) {
      editor.write(
        style.apply(.error, to: "error:")
          + " standard output cannot be written: replies and prints are lost from here on\n"
      )
    }
  }

  /// Shows a sentence on a line of its own, dim, unless all is quiet.
  func tell(_ sentence: String) {
    guard !isQuiet else { return }
    editor.write(display.dimLines(of: sentence).map { $0 + "\n" }.joined())
  }
}
