import TerminalText

/// Turns diagnostics into the text that a user reads: place, source line, underline, notes, help.
package struct DiagnosticRenderer: Sendable {
  /// The sources that spans point into.
  package let map: SourceMap
  /// Plain or coloured.
  package let style: TerminalStyle
  /// The columns that messages, help and labels are broken to; nil for lines as long as they are.
  package let width: Int?

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - map: The sources that spans point into.
  ///   - style: Plain or coloured. Default: plain.
  ///   - width: The columns that messages, help and labels are broken to. Default: lines are as long as they are.
  package init(map: SourceMap, style: TerminalStyle = .plain, width: Int? = nil) {
    self.map = map
    self.style = style
    self.width = width
  }

  /// Returns the diagnostics as text, each ending in a newline, in the order given.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined()
  }

  /// Returns one diagnostic as text that ends in a newline.
  package func render(_ diagnostic: Diagnostic) -> String {
    let role: TerminalStyle.Role = diagnostic.severity == .error ? .error : .warning
    var text = header(
      at: diagnostic.span,
      "\(diagnostic.severity.rawValue):",
      as: role,
      "\(diagnostic.message.strippingControls) [\(diagnostic.id.rawValue)]"
    )
    text += excerpt(of: diagnostic.span, label: diagnostic.label, role: role)
    var shown: SourceSpan?
    for note in diagnostic.notes {
      text += header(at: note.span, "note:", as: .note, note.message)
      // The calls of a recursion are all at one place, which is shown once.
      if note.span != shown { text += excerpt(of: note.span, label: nil, role: .note) }
      shown = note.span
    }
    for line in diagnostic.help + diagnostic.fixIts.map(\.message) {
      text += labelled(line.strippingControls, "help:", as: .help)
    }
    return text
  }

  private func header(
    at span: SourceSpan,
    _ kind: String,
    as role: TerminalStyle.Role,
    _ message: String
  ) -> String {
    let place = map.position(of: span).map {
      "\($0.path.strippingControls):\($0.line):\($0.column): "
    }
    return labelled(message, kind, as: role, after: place ?? "")
  }

  private func labelled(
    _ text: String,
    _ label: String,
    as role: TerminalStyle.Role,
    after start: String = ""
  ) -> String {
    style.lines(of: text, labelled: label, as: role, after: start, width: width)
      .map { $0 + "\n" }.joined()
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
    let carets = String(
      repeating: "^",
      count: max(1, min(excerpt.marked.displayWidth, Excerpt.width))
    )
    let margin = String(repeating: " ", count: excerpt.margin.count) + " |"
    let indentation = excerpt.before.displayWidth
    let column = indentation + carets.count + 1
    var rows = [(indentation, label.map { "\(carets) \($0)" } ?? carets)]
    // The first column behind the margin.
    let start = margin.count + 1
    if let width, let label, start + column + label.displayWidth > width {
      let isBeside = width - start - column >= Self.leastLabelWidth
      let place = isBeside ? column : 0
      var lines = TextFitting.exactLines(of: label, width: width - start - place)[...]
      if isBeside, let first = lines.popFirst() {
        rows = [(indentation, "\(carets) \(first)")]
      } else {
        rows = [(indentation, carets)]
      }
      rows += lines.map { (place, $0) }
    }
    return rows.map { indentation, text in
      style.apply(.margin, to: margin) + " " + String(repeating: " ", count: indentation)
        + style.apply(role, to: text) + "\n"
    }.joined()
  }

  /// The narrowest place beside an underline for a label, in columns; where there is less it stands beneath.
  private static let leastLabelWidth = 24
}
