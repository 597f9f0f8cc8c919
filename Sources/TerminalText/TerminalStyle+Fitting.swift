extension TerminalStyle {
  /// A text behind a label such as `error:`, broken at blanks where it is too wide for the terminal.
  ///
  /// - Parameters:
  ///   - text: The text, without control sequences.
  ///   - label: What stands before it.
  ///   - role: The looks of the label.
  ///   - start: What stands before the label, with a blank at its end. Default: nothing.
  ///   - width: The terminal's columns; nil for lines as long as they are.
  /// - Returns: The lines.
  package func lines(
    of text: String,
    labelled label: String,
    as role: Role,
    after start: String = "",
    width: Int?
  ) -> [String] {
    let whole = "\(start)\(label) \(text)"
    guard let width, whole.displayWidth > width else {
      return ["\(start)\(apply(role, to: label)) \(text)"]
    }
    var lines = TextFitting.lines(of: whole, width: width)
    if let first = lines.first, first.hasPrefix(start + label) {
      lines[0] = start + apply(role, to: label) + first.dropFirst((start + label).count)
    }
    return lines
  }
}
