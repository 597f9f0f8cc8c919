/// The tree of a pattern.
indirect enum RegexNode: Sendable {
  /// The empty text.
  case empty
  /// One scalar.
  case scalar(UInt32)
  /// One scalar of a set.
  case set(ScalarSet)
  /// A place in the text.
  case assertion(RegexAssertion)
  /// One after the other.
  case concatenation([RegexNode])
  /// One of them, the first that leads to a match.
  case alternation([RegexNode])
  /// A group that is remembered; 1 for the first.
  case group(RegexNode, index: Int)
  /// `* + ? {m,n}`; without `most` there is no upper bound. Lazy: as few as possible.
  case repetition(RegexNode, least: Int, most: Int?, isLazy: Bool)

  /// Whether it can match the empty text.
  var isNullable: Bool {
    switch self {
    case .empty, .assertion: true
    case .scalar, .set: false
    case .concatenation(let parts): parts.allSatisfy(\.isNullable)
    case .alternation(let branches): branches.contains(where: \.isNullable)
    case .group(let inner, _): inner.isNullable
    case .repetition(let inner, let least, _, _): least == 0 || inner.isNullable
    }
  }
}

/// A place in the text that a pattern can ask for.
enum RegexAssertion: UInt8, Sendable, BitwiseCopyable {
  /// `^` and `\A`: the start of the text.
  case textStart
  /// `$` and `\z`: the end of the text.
  case textEnd
  /// `^` under `(?m)`: the start of the text or after a line feed.
  case lineStart
  /// `$` under `(?m)`: the end of the text or before a line feed.
  case lineEnd
  /// `\b`: between an ASCII word scalar and none.
  case wordBoundary
  /// `\B`.
  case notWordBoundary

  /// Whether it holds at a byte offset of a text.
  func holds(at offset: Int, in bytes: borrowing Span<UInt8>) -> Bool {
    switch self {
    case .textStart: offset == 0
    case .textEnd: offset == bytes.count
    case .lineStart: offset == 0 || bytes[offset - 1] == 0x0A
    case .lineEnd: offset == bytes.count || bytes[offset] == 0x0A
    case .wordBoundary: RegexAssertion.isWordBoundary(at: offset, in: bytes)
    case .notWordBoundary: !RegexAssertion.isWordBoundary(at: offset, in: bytes)
    }
  }

  private static func isWordBoundary(at offset: Int, in bytes: borrowing Span<UInt8>) -> Bool {
    let before = offset > 0 && isWordByte(bytes[offset - 1])
    let after = offset < bytes.count && isWordByte(bytes[offset])
    return before != after
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}
