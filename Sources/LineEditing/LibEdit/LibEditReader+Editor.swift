import CLineEditing
import Glibc

/// Editing in a program of the user's choice.
extension LibEditReader {
  /// Opens the entry in `$VISUAL`, `$EDITOR` or `vi`, and takes over what it leaves.
  func editElsewhere() -> LibEdit.Effect {
    let environment = setting.configuration.environment
    let editor =
      [environment["VISUAL"], environment["EDITOR"], "vi"]
      .compactMap { $0 }
      .first { !$0.isEmpty } ?? "vi"
    let folder = environment["TMPDIR"] ?? "/tmp"
    let suffix = setting.configuration.editorFileSuffix
    guard let file = TemporaryFile(in: folder, suffix: suffix, text) else {
      let reason = String(cString: strerror(errno))
      showAbove("the entry is not opened in an editor: cannot write to \(folder): \(reason)\n")
      return .nothing
    }
    defer { file.remove() }
    finishBelow("")
    release()
    parley_let_stop(1)
    let status = parley_run_shell(
      "\(editor) \"$1\"",
      file.path,
      setting.configuration.input,
      setting.output
    )
    parley_let_stop(0)
    takeTerminal()
    if status == 0, let bytes = FileBytes.read(file.path) {
      var text = PastedText.clean(bytes)
      while text.hasSuffix("\n") { text.removeLast() }
      showRight(prompt.right)
      replaceEntry(with: text.isEmpty ? [] : cellsThatFit(text))
    }
    drawAgain()
    return .nothing
  }
}
