import TerminalText

/// Where a row may end within text that has no blanks.
///
/// Between two characters of which one is wide, as Chinese and Japanese are set, but not before closing punctuation and
/// not after an opening bracket. Hangul is broken at its blanks only, as Korean is set.
///
/// - Source: Unicode Standard Annex #14, <https://www.unicode.org/reports/tr14/>, classes ID, OP, CL and NS.
enum WordBoundary {
  /// Whether a row may end between two characters.
  static func lies(between first: Character, and second: Character) -> Bool {
    guard isIdeographic(first) || isIdeographic(second) else { return false }
    return !opening.contains(first) && !closing.contains(second)
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x1100 else { return false }
    if (0x1100...0x11FF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value) {
      return false
    }
    return character.displayWidth == 2
  }

  private static let opening: Set<Character> = [
    "(", "[", "{", "\"", "'", "“", "‘", "（", "［", "｛", "「", "『", "【", "〈", "《", "〔",
  ]

  private static let closing: Set<Character> = [
    ")", "]", "}", "\"", "'", "”", "’", ",", ".", ":", ";", "!", "?", "%", "…", "）", "］", "｝",
    "」", "』", "】", "〉", "》", "〕", "、", "。", "，", "．", "：", "；", "！", "？", "・", "ー", "々",
    "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ",
  ]
}
