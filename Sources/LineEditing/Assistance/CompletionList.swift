import TerminalText

/// The list of completions that is shown below an entry.
enum CompletionList {
  /// Lays the list out: a completion and what it is for on each line, or columns where none says anything.
  ///
  /// - Parameters:
  ///   - items: The completions, best first.
  ///   - columns: The terminal's width; no line is wider than one column less.
  ///   - limit: The most lines; where there is more, the last says how much.
  ///   - style: How explanations stand back.
  /// - Returns: The lines.
  static func lines(
    _ items: [Completions.Item],
    columns: Int,
    limit: Int,
    style: TerminalStyle
  ) -> [String] {
    let items = items.map { item in
      Completions.Item(
        item.text.strippingControls.filter { !$0.isNewline },
        explanation: item.explanation.strippingControls.filter { !$0.isNewline }
      )
    }
    let width = max(1, columns - 1)
    let limit = max(2, limit)
    return items.allSatisfy(\.explanation.isEmpty)
      ? grid(items.map(\.text), width: width, limit: limit, style)
      : explained(items, width: width, limit: limit, style)
  }

  private static func explained(
    _ items: [Completions.Item],
    width: Int,
    limit: Int,
    _ style: TerminalStyle
  ) -> [String] {
    let shown = items.count <= limit ? items[...] : items.prefix(limit - 1)
    let widest = shown.map(\.text.displayWidth).max() ?? 0
    let column = min(widest, max(1, width / 2))
    var lines = shown.map { item in
      let text = cut(item.text, to: column)
      let room = width - column - 2
      guard !item.explanation.isEmpty, room > 3 else { return text }
      let gap = String(repeating: " ", count: column - text.displayWidth + 2)
      return text + gap + style.apply(.dim, to: cut(item.explanation, to: room))
    }
    if shown.count < items.count { lines.append(more(items.count - shown.count, style)) }
    return lines
  }

  private static func grid(
    _ texts: [String],
    width: Int,
    limit: Int,
    _ style: TerminalStyle
  ) -> [String] {
    let texts = texts.map { cut($0, to: width) }
    let column = (texts.map(\.displayWidth).max() ?? 0) + 2
    let perLine = max(1, (width + 2) / column)
    let fits = texts.count <= perLine * limit
    let shown = fits ? texts[...] : texts.prefix(perLine * (limit - 1))
    let rows = (shown.count + perLine - 1) / perLine
    var lines = (0..<rows).map { row in
      // Down the columns, as they are read.
      let cells = stride(from: row, to: shown.count, by: rows).map { shown[$0] }
      return cells.dropLast().map { $0.filled(to: column) }.joined() + (cells.last ?? "")
    }
    if !fits { lines.append(more(texts.count - shown.count, style)) }
    return lines
  }

  private static func more(_ count: Int, _ style: TerminalStyle) -> String {
    style.apply(.dim, to: "… and \(count) more")
  }

  /// A text cut to a width, the cut shown by an ellipsis.
  static func cut(_ text: String, to width: Int) -> String {
    guard text.displayWidth > width else { return text }
    var kept = ""
    var columns = 0
    for character in text {
      columns += character.displayWidth
      if columns > width - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }
}

extension String {
  fileprivate func filled(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }
}
