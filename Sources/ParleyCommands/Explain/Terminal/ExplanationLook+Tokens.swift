import TerminalText

extension ExplanationLook {
  /// The most tokens that are shown in rows.
  private static let rowTokens = 60

  /// Tokens in rows as they stand in the text, each over its id; of many the first and the last ones.
  ///
  /// - Parameters:
  ///   - tokens: The tokens.
  ///   - isMarked: Whether the token at an index is to stand out; nil for no difference.
  /// - Returns: The lines.
  func tokenRows(_ tokens: [PromptToken], isMarked: ((Int) -> Bool)? = nil) -> [String] {
    guard tokens.count > Self.rowTokens else { return rows(of: tokens[...], isMarked) }
    let (head, tail) = (Self.rowTokens * 3 / 4, Self.rowTokens / 4)
    let left = "  … \(tokens.count - head - tail) more tokens …"
    return rows(of: tokens.prefix(head), isMarked)
      + ["", style.apply(.dim, to: left), ""] + rows(of: tokens.suffix(tail), isMarked)
  }

  private func rows(of tokens: ArraySlice<PromptToken>, _ isMarked: ((Int) -> Bool)?) -> [String] {
    var lines: [String] = []
    var labels = ""
    var ids = ""
    var columns = 0
    for (index, token) in zip(tokens.indices, tokens) {
      let label = TextFitting.cut(token.token.label, to: inner - 2)
      let isDifferent = token.part != .mark && (isMarked?(index) ?? false)
      let id = String(token.token.id) + (isDifferent ? "*" : "")
      let cell = max(label.displayWidth, id.count)
      if columns > 0, columns + cell + 1 > inner {
        lines += ["  " + labels, style.apply(.dim, to: ("  " + ids).withoutBlanksAtEnd), ""]
        (labels, ids, columns) = ("", "", 0)
      }
      labels += look(of: token, at: index, label.padded(to: cell), isMarked) + "│"
      ids += id.padded(to: cell) + " "
      columns += cell + 1
    }
    return lines + ["  " + labels, style.apply(.dim, to: ("  " + ids).withoutBlanksAtEnd)]
  }

  private func look(
    of token: PromptToken,
    at index: Int,
    _ label: String,
    _ isMarked: ((Int) -> Bool)?
  ) -> String {
    guard token.part != .mark else { return style.apply(.dim, to: label) }
    guard let isMarked else { return style.apply(.tint(index), to: label) }
    return isMarked(index) ? style.apply(.strong, to: label) : style.apply(.dim, to: label)
  }

  /// The most tokens whose neighbours are listed.
  private static let listedTokens = 16

  /// A table of tokens with their nearest tokens, as many as fit.
  func neighbours(of hoods: [TokenNeighbourhood]) -> [String] {
    let shown = hoods.prefix(Self.listedTokens)
    let first = min(16, max(5, shown.map(\.token.label.displayWidth).max() ?? 0))
    let cells = shown.map { $0.nearest.map { cell(of: $0, width: 16) } }
    let widths = (0..<(cells.map(\.count).max() ?? 0)).map { column in
      cells.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    var fitting = 0
    var columns = first + 2
    for width in widths {
      columns += width + 2
      guard columns <= inner + 2 || fitting == 0 else { break }
      fitting += 1
    }
    let heading = "  " + "TOKEN".padded(to: first) + "  NEAREST IN THE TABLE"
    let rows = zip(shown, cells).map { hood, cells in
      let token = TextFitting.cut(hood.token.label, to: first).padded(to: first)
      let near = zip(cells, widths).prefix(fitting).map { $0.padded(to: $1) }
      return "  " + style.apply(.strong, to: token) + "  " + near.joined(separator: "  ")
    }
    let left = hoods.count - shown.count
    return [style.apply(.dim, to: heading)] + rows
      + (left > 0 ? ["  … and \(left) more tokens"] : [])
  }

  /// A near token with how near it is.
  private func cell(of near: NearToken, width: Int) -> String {
    TextFitting.cut(near.token.label, to: width) + " " + NumberText.fixed(near.similarity, 2)
  }
}
