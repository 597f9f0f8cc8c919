/// Text to tokens and back: byte-level byte-pair encoding, with whole Hangul syllables as tokens of their own.
///
/// Ids 0 to 7 are special, 8 to 263 the bytes, then come the merges by priority, then the syllables.
package struct Tokenizer: Sendable {
  /// The token of byte 0.
  static let firstByte = 8
  /// The token of the first merge.
  static let firstMerge = 264

  let pairs: PairTable
  /// The token of each syllable from U+AC00 to U+D7A3, 0 for none; empty if the vocabulary has none at all.
  let syllables: [UInt16]
  private let merges: [(left: Int, right: Int)]
  private let text: [UInt8]
  private let ends: [Int]

  /// Takes the parts that ``VocabularyReader`` has made and checked.
  init(_ vocabulary: VocabularyReader) {
    pairs = vocabulary.pairs
    syllables = vocabulary.syllables
    merges = vocabulary.merges
    text = vocabulary.text
    ends = vocabulary.ends
  }

  /// The number of tokens.
  package var vocabularyCount: Int { ends.count }

  /// An entry of the vocabulary; nil if there is no such token.
  package func token(_ id: Int) -> Token? {
    guard ends.indices.contains(id) else { return nil }
    let kind: Token.Kind
    if let special = SpecialToken(rawValue: id) {
      kind = .special(special)
    } else if id < Self.firstMerge {
      kind = .byte
    } else if id - Self.firstMerge < merges.count {
      let merge = merges[id - Self.firstMerge]
      kind = .merged(left: merge.left, right: merge.right)
    } else {
      kind = .syllable
    }
    return Token(id: id, bytes: Array(bytes(of: id)), kind: kind)
  }

  /// The bytes of a token; none for a special token or one that does not exist.
  func bytes(of id: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(id) else { return [] }
    return text[(id == 0 ? 0 : ends[id - 1])..<ends[id]]
  }

  /// The bytes of tokens; special tokens and such that do not exist have none.
  package func bytes(of tokens: some Sequence<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens { bytes.append(contentsOf: self.bytes(of: token)) }
    return bytes
  }

  /// The text of tokens, invalid UTF-8 as U+FFFD.
  package func decode(_ tokens: some Sequence<Int>) -> String {
    String(decoding: bytes(of: tokens), as: UTF8.self)
  }

  /// The tokens of a text; special tokens are never among them.
  package func encode(_ text: String) -> [Int] {
    var text = text
    return text.withUTF8 { tokens(of: $0) }
  }

  /// The tokens of bytes, whether or not they are UTF-8; ``bytes(of:)`` gives the same bytes again.
  ///
  /// - Complexity: n log n at worst, for a text without spaces; otherwise linear.
  package func encode(_ bytes: some Collection<UInt8>) -> [Int] {
    if let tokens = bytes.withContiguousStorageIfAvailable({ self.tokens(of: $0) }) {
      return tokens
    }
    return Array(bytes).withUnsafeBufferPointer { tokens(of: $0) }
  }

  private func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var tokens: [Int] = []
    tokens.reserveCapacity(bytes.count / 3 + 4)
    var cache = PieceCache(forBytes: bytes.count)
    syllables.withUnsafeBufferPointer { syllables in
      pairs.withView { pairs in
        var scanner = PieceScanner(bytes, syllables: syllables)
        var merger = PieceMerger(pairs)
        while let piece = scanner.next() {
          guard piece.syllable == 0 else {
            tokens.append(Int(piece.syllable))
            continue
          }
          let pieceBytes = UnsafeBufferPointer(rebasing: bytes[piece.range])
          guard cache.isUsed, piece.range.count > 1, piece.range.count <= PieceCache.longestPiece
          else {
            merger.append(pieceBytes, to: &tokens)
            continue
          }
          let key = PieceCache.Key(pieceBytes)
          if cache.append(key, to: &tokens) { continue }
          let start = tokens.count
          merger.append(pieceBytes, to: &tokens)
          cache.insert(key, tokens[start...])
        }
      }
    }
    return tokens
  }
}
