/// The words of a reply, for comparing replies: without case, and without the punctuation around words.
struct ReplyWords: Sendable {
  /// One word.
  struct Word: Sendable {
    /// As it stands in the reply.
    let written: Substring
    /// As it is compared.
    let compared: String
  }

  /// The words in order; what is only punctuation is left out, unless there is nothing else.
  let words: [Word]

  /// Takes a reply apart.
  ///
  /// Characters of scripts without blanks are words of their own. Signs that change what a word means stay: `-5`, `3.5`, `C#`.
  init(_ text: String) {
    let pieces = text.split(whereSeparator: \.isWhitespace).flatMap(Self.pieces)
    let words = pieces.compactMap { piece in
      Self.compared(piece).map { Word(written: piece, compared: $0) }
    }
    self.words = words.isEmpty ? pieces.map { Word(written: $0, compared: String($0)) } : words
  }

  private static let edges: Set<Character> = [
    ".", ",", ";", ":", "!", "?", "…", "\"", "'", "`", "(", ")", "[", "]", "{", "}", "*", "_", "~",
    "“", "”", "‘", "’", "«", "»", "„", "。", "、", "，", "！", "？", "：", "；", "「", "」", "（", "）",
  ]

  /// A word without the punctuation around it; nil if it is nothing else.
  private static func compared(_ piece: Substring) -> String? {
    var piece = piece
    while let first = piece.first, edges.contains(first) { piece.removeFirst() }
    while let last = piece.last, edges.contains(last) { piece.removeLast() }
    guard piece.contains(where: { !$0.isPunctuation && !$0.isSymbol }) else { return nil }
    return piece.lowercased()
  }

  private static func pieces(of word: Substring) -> [Substring] {
    guard word.contains(where: isIdeograph) else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    for index in word.indices where isIdeograph(word[index]) {
      if start < index { pieces.append(word[start..<index]) }
      start = word.index(after: index)
      pieces.append(word[index..<start])
    }
    if start < word.endIndex { pieces.append(word[start...]) }
    return pieces
  }

  private static func isIdeograph(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
