/// Texts made to fit a number of terminal columns.
package enum TextFitting {
  /// The lines of a text, broken at blanks; a word that is too long for a line is broken where it must be.
  package static func lines(of text: String, width: Int) -> [String] {
    let width = max(1, width)
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        let joined = line.isEmpty ? String(word) : "\(line) \(word)"
        if joined.displayWidth <= width {
          line = joined
          continue
        }
        if !line.isEmpty { lines.append(line) }
        line = ""
        for piece in pieces(of: word, width: width) {
          if !line.isEmpty { lines.append(line) }
          line = piece
        }
      }
      return lines + [line]
    }
  }

  /// The lines of a text of which nothing may be left out, blanks neither: each ends after a blank, or where it must.
  package static func exactLines(of text: String, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    for character in text {
      if !line.isEmpty, line.displayWidth + character.displayWidth > width {
        let end = line.lastIndex(of: " ").map { line.index(after: $0) } ?? line.endIndex
        lines.append(String(line[..<end]))
        line = String(line[end...])
      }
      line.append(character)
    }
    return lines + [line]
  }

  /// A text cut to a number of columns, with an ellipsis where something is missing.
  package static func cut(_ text: String, to width: Int) -> String {
    guard text.displayWidth > width else { return text }
    var kept = ""
    var columns = 1
    for character in text {
      columns += character.displayWidth
      guard columns <= width else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The end of a text in a number of columns, with an ellipsis where something is missing.
  package static func cutStart(_ text: String, to width: Int) -> String {
    guard text.displayWidth > width else { return text }
    var kept: [Character] = []
    var columns = 1
    for character in text.reversed() {
      columns += character.displayWidth
      guard columns <= width else { break }
      kept.append(character)
    }
    return "…" + String(kept.reversed())
  }

  /// A bar of blocks, to an eighth of a column.
  ///
  /// - Parameters:
  ///   - share: The part of the width, from 0 to 1.
  ///   - width: The columns of the whole.
  /// - Returns: The bar, without blanks after it; what is not nothing shows.
  package static func bar(_ share: Double, width: Int) -> String {
    let eighths = Int((min(1, max(0, share)) * Double(width * 8)).rounded())
    guard eighths > 0 else { return share > 0 ? "▏" : "" }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, piece.displayWidth + character.displayWidth > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}

extension String {
  /// The text with blanks after it up to a number of terminal columns.
  package func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - displayWidth))
  }
}
