import TerminalText

extension ExplanationLook {
  /// The shades of a heat map, from nothing to much, and the weight from which each is used.
  private static let shades: [(from: Double, cell: String)] = [
    (0, "  "), (0.02, "··"), (0.1, "░░"), (0.25, "▒▒"), (0.5, "▓▓"), (0.75, "██"),
  ]

  /// The rows of a head: a row for each token, a column for each token that it can look at.
  ///
  /// Shows as many of the last tokens as fit.
  func heatMap(of picture: AttentionPicture) -> [String] {
    let label = isNarrow ? 9 : 14
    let fitting = (inner - label - 5) / 2
    let skipped = max(0, picture.tokens.count - fitting)
    let start = picture.start + skipped
    let hasUnseen = start > 0
    var heading = String(repeating: " ", count: label + 5) + (hasUnseen ? " <" : "")
    for column in skipped..<picture.tokens.count {
      heading += String((picture.start + column + 1) % 100).paddedStart(to: 2)
    }
    var lines = ["  " + style.apply(.dim, to: heading)]
    for row in skipped..<picture.tokens.count {
      lines.append("  " + line(picture, row: row, skipped: skipped, label: label, hasUnseen))
    }
    return lines + legend(hasUnseen: hasUnseen, count: start)
  }

  private func line(
    _ picture: AttentionPicture,
    row: Int,
    skipped: Int,
    label: Int,
    _ hasUnseen: Bool
  ) -> String {
    let name = TextFitting.cut(picture.tokens[row].label, to: label).padded(to: label)
    let number = String(picture.start + row + 1).paddedStart(to: 3)
    var cells = ""
    if hasUnseen {
      let seen = picture.rows[row][skipped...].reduce(0, +)
      cells += Self.shade(of: 1 - seen)
    }
    for weight in picture.rows[row][skipped...] { cells += Self.shade(of: weight) }
    return style.apply(.dim, to: number) + " " + name + " " + style.apply(.note, to: cells)
  }

  private static func shade(of weight: Double) -> String {
    shades.last { weight >= $0.from }?.cell ?? "  "
  }

  private func legend(hasUnseen: Bool, count: Int) -> [String] {
    // No line ends between a shade and its number.
    let blank = "\u{A0}"
    let steps = Self.shades.dropFirst().map {
      "\($0.cell)\(blank)\(NumberText.fixed($0.from * 100, 0))%"
    }
    var text = "from " + steps.joined(separator: " ")
    if hasUnseen { text += " <\(blank)the\(blank)\(count)\(blank)tokens\(blank)before" }
    return [""] + TextFitting.lines(of: text, width: inner).map { "  " + style.apply(.dim, to: $0) }
  }
}
