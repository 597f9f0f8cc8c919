import ParleyDiagnostics

extension Parser {
  /// Reads an escape, which starts at ``position``; an unknown one is reported and stands for its characters.
  ///
  ///     escape ::= "\n" | "\t" | "\r" | "\\" | '\"' | "\u{" hexadecimal+ "}" | "\{{"
  mutating func takeEscape(to end: Int, into parts: inout TemplateParts) {
    note(.escape)
    let start = position
    guard start + 1 < end else {
      parts.append(bytes[start..<end])
      return advance(to: end, as: .text)
    }
    let simple: UInt8? =
      switch bytes[start + 1] {
      case UInt8(ascii: "n"): UInt8(ascii: "\n")
      case UInt8(ascii: "t"): UInt8(ascii: "\t")
      case UInt8(ascii: "r"): UInt8(ascii: "\r")
      case UInt8(ascii: "\\"): UInt8(ascii: "\\")
      case UInt8(ascii: "\""): UInt8(ascii: "\"")
      default: nil
      }
    if let simple {
      parts.append(CollectionOfOne(simple))
      advance(to: start + 2, as: .escape)
    } else if bytes[start + 1] == UInt8(ascii: "u") {
      takeUnicodeEscape(to: end, into: &parts)
    } else {
      let length = lexer.scalar(at: start + 1).length
      let escapeEnd = min(start + 1 + length, end)
      report(.unknownEscape(source(start, escapeEnd), at: span(start, escapeEnd)))
      parts.append(bytes[start..<escapeEnd])
      advance(to: escapeEnd, as: .escape)
    }
  }

  /// Takes `\u{1F389}`.
  ///
  ///     hexadecimal ::= ? 0 to 9, a to f, A to F ?
  private mutating func takeUnicodeEscape(to end: Int, into parts: inout TemplateParts) {
    let start = position
    var offset = start + 2
    var digits = 0
    if lexer.byte(offset, limit: end) == UInt8(ascii: "{") {
      offset += 1
      while digits < 8, lexer.byte(offset, limit: end).isASCIINamePart {
        offset += 1
        digits += 1
      }
    }
    let isClosed = digits > 0 && lexer.byte(offset, limit: end) == UInt8(ascii: "}")
    let escapeEnd = isClosed ? offset + 1 : offset
    let value = isClosed ? UInt32(source(start + 3, offset), radix: 16) : nil
    if let scalar = value.flatMap(Unicode.Scalar.init) {
      parts.append(String(scalar).utf8)
    } else {
      report(.unicodeEscape(source(start, escapeEnd), at: span(start, escapeEnd)))
      parts.append("\u{FFFD}".utf8)
    }
    advance(to: escapeEnd, as: .escape)
  }
}
