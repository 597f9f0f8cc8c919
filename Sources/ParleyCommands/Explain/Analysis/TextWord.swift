/// A word of a text.
struct TextWord: Sendable, Hashable {
  /// As the text spells it.
  let spelling: String
  /// Its UTF-8 bytes in the text.
  let range: Range<Int>

  /// The word without differences of case.
  var key: String { spelling.lowercased() }

  /// The words of a text: runs of letters and digits.
  static func words(of text: String) -> [TextWord] {
    var words: [TextWord] = []
    var spelling = ""
    var start = 0
    var offset = 0
    func finish(_ words: inout [TextWord]) {
      guard !spelling.isEmpty else { return }
      words.append(TextWord(spelling: spelling, range: start..<offset))
      spelling = ""
    }
    for scalar in text.unicodeScalars {
      if isPartOfWord(scalar, following: spelling) {
        if spelling.isEmpty { start = offset }
        spelling.unicodeScalars.append(scalar)
      } else {
        finish(&words)
      }
      offset += String(scalar).utf8.count
    }
    finish(&words)
    return words
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar, following word: String) -> Bool {
    if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal { return true }
    // Marks that stand on a letter, as vowel signs do, belong to its word.
    return !word.isEmpty && scalar.properties.canonicalCombiningClass != .notReordered
  }
}
