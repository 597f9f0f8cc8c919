/// Finds the token at a place of a source, where code stands and not text.
///
/// A lexer has no state: the parser decides which mode holds at a place (code, bare text, a word, a literal), reads texts
/// itself, and may ask for the same place twice.
struct Lexer {
  /// The normalized source.
  let bytes: [UInt8]

  /// The byte at an offset; 0 at or after `limit`.
  func byte(_ offset: Int, limit: Int) -> UInt8 { offset < limit ? bytes[offset] : 0 }

  /// The token that starts at an offset, which is not a blank and not the start of a comment.
  ///
  /// `start` is the offset of the token's first byte.
  /// `limit` is the offset that reading stops at; there the token is `.end`.
  func token(at start: Int, limit: Int) -> Token {
    guard start < limit else { return Token(.end, limit, limit) }
    let byte = bytes[start]
    if byte.isASCIINameStart || byte >= 0x80 { return wordToken(at: start, limit: limit) }
    if byte.isDigit { return Token(.number, start, endOfNumber(at: start, limit: limit)) }
    if let kind = Self.singles[Int(byte)] { return Token(kind, start, start + 1) }
    return operatorToken(at: start, limit: limit)
  }

  /// The offset after the name that starts at an offset; the offset itself when none does.
  ///
  ///     name ::= (letter | "_") name-part*
  func endOfName(at start: Int, limit: Int) -> Int {
    var offset = start
    while offset < limit {
      let byte = bytes[offset]
      if byte < 0x80 {
        guard offset == start ? byte.isASCIINameStart : byte.isASCIINamePart else { break }
        offset += 1
      } else {
        let (scalar, length) = scalar(at: offset)
        guard offset == start ? scalar.isNameStart : scalar.isNamePart else { break }
        offset += length
      }
    }
    return min(offset, limit)
  }

  /// The scalar at an offset and its length in bytes; the source is valid UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, offset + length <= bytes.count else {
      return (Unicode.Scalar(lead), 1)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The offset of the newline that ends the line of an offset, or the limit.
  func endOfLine(from offset: Int, limit: Int) -> Int {
    bytes[min(offset, limit)..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
  }

  /// The first offset at or after one that holds no blank.
  func skippingBlanks(from offset: Int, limit: Int) -> Int {
    var offset = offset
    while offset < limit, bytes[offset].isBlank { offset += 1 }
    return offset
  }

  private func wordToken(at start: Int, limit: Int) -> Token {
    let end = endOfName(at: start, limit: limit)
    if end > start { return Token(.name, start, end) }
    return Token(.unexpected, start, min(start + scalar(at: start).length, limit))
  }

  /// The longest operator at an offset.
  private func operatorToken(at start: Int, limit: Int) -> Token {
    let first = bytes[start]
    let next = byte(start + 1, limit: limit)
    guard Self.operators[Int(next)] != nil else {
      return Token(Self.operators[Int(first)] ?? .unexpected, start, start + 1)
    }
    for (length, table) in [(3, Self.triples), (2, Self.pairs)] where start + length <= limit {
      let spelling = bytes[start..<start + length]
      if let match = table.first(where: { $0.bytes.elementsEqual(spelling) }) {
        return Token(match.kind, start, start + length)
      }
    }
    let kind = Self.operators[Int(first)] ?? .unexpected
    return Token(kind, start, start + 1)
  }
}

extension Lexer {
  private struct Spelling {
    let bytes: [UInt8]
    let kind: Token.Kind
  }

  private static func spellings(_ list: [(String, Token.Kind)]) -> [Spelling] {
    list.map { Spelling(bytes: Array($0.0.utf8), kind: $0.1) }
  }

  private static let triples = spellings([
    ("\"\"\"", .tripleQuote), ("//=", .assign), ("===", .foreignOperator),
    ("!==", .foreignOperator),
    ("**=", .foreignOperator),
  ])

  private static let pairs = spellings([
    ("->", .arrow), ("+=", .assign), ("-=", .assign), ("*=", .assign), ("/=", .assign),
    ("%=", .assign), ("==", .operator), ("!=", .operator), ("<=", .operator), (">=", .operator),
    ("//", .operator), ("<<", .heredoc), ("&&", .foreignOperator), ("||", .foreignOperator),
    ("<>", .foreignOperator), ("=>", .foreignOperator), ("**", .foreignOperator),
    ("++", .foreignOperator), ("??", .foreignOperator), (":=", .foreignOperator),
  ])

  private static func byteTable(_ list: [(String, Token.Kind)]) -> [Token.Kind?] {
    var table = [Token.Kind?](repeating: nil, count: 256)
    for (characters, kind) in list {
      for byte in characters.utf8 { table[Int(byte)] = kind }
    }
    return table
  }

  /// Bytes that start no longer token.
  private static let singles = byteTable([
    ("(", .leftParenthesis), (")", .rightParenthesis), ("[", .leftBracket), ("]", .rightBracket),
    ("{", .leftBrace), ("}", .rightBrace), (",", .comma), (".", .dot), ("'", .apostrophe),
    (";", .semicolon), ("\n", .newline), ("#", .hash),
  ])

  /// Bytes that are operators when nothing longer matches.
  private static let operators = byteTable([
    ("<>+-*/%", .operator), ("=", .assign), (":", .colon), ("\"", .quote),
    ("!&|?^~", .foreignOperator),
  ])
}
