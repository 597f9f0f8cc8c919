import TerminalText

/// Turns diagnostics into the text that a user reads: place, source line, underline, notes, help.
package struct DiagnosticRenderer: Sendable {
  /// The sources that spans point into.
  package let map: SourceMap
  /// Plain or coloured.
  package let style: TerminalStyle

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
    var shown: SourceSpan?
    for note in diagnostic.notes {
      text += header(at: note.span, style.apply(.note, to: "note:"), note.message) + "\n"
      // The calls of a recursion are all at one place, which is shown once.
      if note.span != shown { text += excerpt(of: note.span, label: nil, role: .note) }
      shown = note.span
    }
    for line in diagnostic.help + diagnostic.fixIts.map(\.message) {
      text += "\(style.apply(.help, to: "help:")) \(line.strippingControls)\n"
    }
    return text
  }

  private func header(at span: SourceSpan, _ kind: String, _ message: String) -> String {
    guard let place = map.position(of: span) else { return "\(kind) \(message)" }
    return "\(place.path.strippingControls):\(place.line):\(place.column): \(kind) \(message)"
  }

  /// Returns the source line of the first span with each span underlined beneath it and its label; a span on another line
  /// brings its own source line.
  package func underlines(_ labels: [(span: SourceSpan, label: String)]) -> String {
    var text = ""
    var shownLine: Int?
    for (span, label) in labels {
      guard let line = Excerpt(of: span, in: map) else { continue }
      if shownLine != line.number { text += sourceLine(line) }
      shownLine = line.number
      text += underline(line, label: label.strippingControls, role: .note)
    }
    return text
  }

  /// The source line that a span starts in, with the span underlined up to the line's end.
  private func excerpt(of span: SourceSpan, label: String?, role: TerminalStyle.Role) -> String {
    guard let excerpt = Excerpt(of: span, in: map) else { return "" }
    return sourceLine(excerpt) + underline(excerpt, label: label, role: role)
  }

  private func sourceLine(_ excerpt: Excerpt) -> String {
    style.apply(.margin, to: "\(excerpt.margin) |")
      + " \(excerpt.before)\(excerpt.marked)\(excerpt.after)\n"
  }

  private func underline(
    _ excerpt: Excerpt,
    label: String?,
    role: TerminalStyle.Role
  ) -> String {
    let width = max(1, min(excerpt.marked.displayWidth, Excerpt.width))
    let carets = String(repeating: "^", count: width)
    let margin = String(repeating: " ", count: excerpt.margin.count) + " |"
    return style.apply(.margin, to: margin) + " "
      + String(repeating: " ", count: excerpt.before.displayWidth)
      + style.apply(role, to: label.map { "\(carets) \($0)" } ?? carets) + "\n"
  }
}
