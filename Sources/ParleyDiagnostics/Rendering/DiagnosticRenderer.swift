import TerminalText

/// Turns diagnostics into the text that a user reads: place, source line, underline, notes, help.
package struct DiagnosticRenderer: Sendable {
  /// The sources that spans point into.
  package let map: SourceMap
  /// Plain or coloured.
  package let style: TerminalStyle

  /// The longest stretch of a source line that is shown, in display columns; a longer line is cut around the mistake.
  private static let excerptWidth = 160

  /// Makes a renderer.
  package init(map: SourceMap, style: TerminalStyle = .plain) {
    self.map = map
    self.style = style
  }

  /// Returns the diagnostics as text, each ending in a newline, in the order given.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined()
  }

  /// Returns one diagnostic as text that ends in a newline.
  package func render(_ diagnostic: Diagnostic) -> String {
    let role: TerminalStyle.Role = diagnostic.severity == .error ? .error : .warning
    var text =
      header(
        at: diagnostic.span,
        style.apply(role, to: "\(diagnostic.severity.rawValue):"),
        diagnostic.message.strippingControls
      ) + " [\(diagnostic.id.rawValue)]\n"
    text += excerpt(of: diagnostic.span, label: diagnostic.label, role: role)
    for note in diagnostic.notes {
      text += header(at: note.span, style.apply(.note, to: "note:"), note.message) + "\n"
      text += excerpt(of: note.span, label: nil, role: .note)
    }
    for line in diagnostic.help + diagnostic.fixIts.map(\.message) {
      text += "\(style.apply(.help, to: "help:")) \(line.strippingControls)\n"
    }
    return text
  }

  private func header(at span: SourceSpan, _ kind: String, _ message: String) -> String {
    guard let place = map.position(of: span) else { return "\(kind) \(message)" }
    return "\(place.path):\(place.line):\(place.column): \(kind) \(message)"
  }

  /// The source line that a span starts in, with the span underlined up to the line's end.
  private func excerpt(of span: SourceSpan, label: String?, role: TerminalStyle.Role) -> String {
    guard let file = map.file(containing: span) else { return "" }
    let offset = Int(span.start - file.base)
    let line = file.lines.line(at: offset)
    let lineBytes = bytes(ofLine: line, in: file)
    let inLine = min(offset - lineBytes.startIndex, lineBytes.count)
    let covered = min(span.byteCount, lineBytes.count - inLine)
    var before = shown(lineBytes.prefix(inLine))
    let marked = shown(lineBytes.dropFirst(inLine).prefix(covered))
    var after = shown(lineBytes.dropFirst(inLine + covered))
    cut(&before, marked, &after)
    let number = String(line + 1)
    let margin = String(repeating: " ", count: max(0, 4 - number.count)) + number
    let carets = String(repeating: "^", count: max(1, min(marked.displayWidth, Self.excerptWidth)))
    var text = style.apply(.margin, to: "\(margin) |") + " \(before)\(marked)\(after)\n"
    text += style.apply(.margin, to: String(repeating: " ", count: margin.count) + " |")
    text += " " + String(repeating: " ", count: before.displayWidth)
    text += style.apply(role, to: label.map { "\(carets) \($0)" } ?? carets) + "\n"
    return text
  }

  private func bytes(ofLine line: Int, in file: SourceFile) -> ArraySlice<UInt8> {
    let start = file.lines.start(ofLine: line)
    let end = line + 1 < file.lines.count ? file.lines.start(ofLine: line + 1) - 1 : file.text.count
    return file.text[start..<max(start, end)]
  }

  /// Source bytes as they are shown: tabs as blanks, no control characters.
  private func shown(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
      .split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  ")
      .strippingControls
  }

  /// Shortens a long line around the mistake, with `…` for what is left out.
  private func cut(_ before: inout String, _ marked: String, _ after: inout String) {
    guard before.count + marked.count + after.count > Self.excerptWidth else { return }
    let room = max(20, (Self.excerptWidth - min(marked.count, Self.excerptWidth)) / 2)
    if before.count > room { before = "…" + before.suffix(room) }
    if after.count > room { after = after.prefix(room) + "…" }
  }
}
