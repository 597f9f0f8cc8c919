/// Cuts text into the pieces that tokens never cross.
///
/// A whole Hangul syllable of the vocabulary is a piece. Otherwise a piece is the leftmost match of
/// ` ?\p{L}+`, which ends before such a syllable, or `\p{N}`, or ` ?[^\s\p{L}\p{N}]+`, or `\s`. Bytes that are not UTF-8 count as
/// neither letter, number nor space.
struct PieceScanner {
  /// What a scalar is to the rules.
  private enum Kind {
    case letter, number, space, other
    case syllable
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let syllables: UnsafeBufferPointer<UInt16>
  private var start = 0

  /// A piece of the text.
  struct Piece {
    /// Its bytes' places.
    let range: Range<Int>
    /// Its token, if it is a syllable of the vocabulary; otherwise 0.
    let syllable: UInt16
  }

  /// Makes a scanner.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - syllables: The token of each syllable from U+AC00 to U+D7A3; 0 for one that is not in the vocabulary. May be empty.
  init(_ bytes: UnsafeBufferPointer<UInt8>, syllables: UnsafeBufferPointer<UInt16>) {
    self.bytes = bytes
    self.syllables = syllables
  }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    guard start < bytes.count else { return nil }
    let first = scalar(at: start)
    let end: Int
    switch first.kind {
    case .syllable:
      defer { start += 3 }
      return Piece(range: start..<start + 3, syllable: token(ofSyllableAt: start))
    case .number: end = start + first.length
    case .letter, .other: end = self.end(of: first.kind, from: start + first.length)
    case .space: end = endAfterSpace(length: first.length)
    }
    defer { start = end }
    return Piece(range: start..<end, syllable: 0)
  }

  /// Where the piece ends that begins with white space: a space, and no other, joins what follows.
  private func endAfterSpace(length: Int) -> Int {
    let after = start + length
    guard bytes[start] == 0x20, after < bytes.count else { return after }
    let next = scalar(at: after)
    switch next.kind {
    case .letter, .other: return end(of: next.kind, from: after + next.length)
    case .number, .space, .syllable: return after
    }
  }

  /// Where scalars of a kind end.
  private func end(of kind: Kind, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let next = scalar(at: end)
      guard next.kind == kind else { break }
      end += next.length
    }
    return end
  }

  @inline(__always)
  private func scalar(at index: Int) -> (kind: Kind, length: Int) {
    let byte = bytes[index]
    guard byte >= 0x80 else { return (Self.kind(ofASCII: byte), 1) }
    return scalarBeyondASCII(at: index)
  }

  @inline(__always)
  private static func kind(ofASCII byte: UInt8) -> Kind {
    if byte &- 0x61 < 26 || byte &- 0x41 < 26 { return .letter }
    if byte &- 0x30 < 10 { return .number }
    return byte == 0x20 || byte &- 0x09 < 5 ? .space : .other
  }

  private func scalarBeyondASCII(at index: Int) -> (kind: Kind, length: Int) {
    guard let (value, length) = Self.decoded(bytes, at: index),
      let scalar = Unicode.Scalar(value)
    else { return (.other, 1) }
    if value >= 0xAC00, value <= 0xD7A3 {
      let isToken = !syllables.isEmpty && syllables[Int(value - 0xAC00)] != 0
      return (isToken ? .syllable : .letter, length)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return (.letter, length)
    case .decimalNumber, .letterNumber, .otherNumber: return (.number, length)
    default: return (scalar.properties.isWhitespace ? .space : .other, length)
    }
  }

  private func token(ofSyllableAt index: Int) -> UInt16 {
    guard let (value, _) = Self.decoded(bytes, at: index) else { return 0 }
    return syllables[Int(value - 0xAC00)]
  }

  /// The number that UTF-8 has at a place, and its length; nil if it is none (surrogates are left to the caller).
  private static func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (value: UInt32, length: Int)? {
    let lead = UInt32(bytes[index])
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, index + length <= bytes.count else { return nil }
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least else { return nil }
    return (value, length)
  }
}
