extension Lexer {
  /// Why a number is not one.
  enum NumberError: Error, Hashable {
    /// It is not written as a number is.
    case malformed
    /// It is a number that no int or float holds.
    case tooLarge
  }

  /// The offset after everything at an offset that looks like a number, ill-formed ones included.
  ///
  ///     number ::= digits ("." digits)? (("e" | "E") ("+" | "-")? digits)?
  ///     digits ::= digit ("_"? digit)*
  func endOfNumber(at start: Int, limit: Int) -> Int {
    var offset = endOfName(after: start, limit: limit)
    if byte(offset, limit: limit) == UInt8(ascii: "."), byte(offset + 1, limit: limit).isDigit {
      offset = endOfName(after: offset + 1, limit: limit)
    }
    let last = bytes[offset - 1] | 0x20
    let sign = byte(offset, limit: limit)
    if last == UInt8(ascii: "e"), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      byte(offset + 1, limit: limit).isDigit
    {
      offset = endOfName(after: offset + 1, limit: limit)
    }
    return offset
  }

  private func endOfName(after start: Int, limit: Int) -> Int {
    var offset = start
    while offset < limit, bytes[offset].isASCIINamePart { offset += 1 }
    return offset
  }

  /// The value of a number token.
  ///
  /// - Parameters:
  ///   - token: A token of kind `.number`.
  ///   - isNegated: Whether a minus stands before it, so that the least int can be written.
  /// - Returns: The value, with its sign, or why there is none.
  func value(
    of token: Token,
    isNegated: Bool = false
  ) -> Result<ConstantLiteral.Value, NumberError> {
    let spelling = bytes[token.start..<token.end]
    guard Self.isWellFormed(spelling) else { return .failure(.malformed) }
    let digits = String(
      decoding: (isNegated ? [UInt8(ascii: "-")] : [])
        + spelling.filter { $0 != UInt8(ascii: "_") },
      as: UTF8.self
    )
    if spelling.allSatisfy({ $0.isASCIINamePart && $0 | 0x20 != UInt8(ascii: "e") }) {
      return Int64(digits).map { .success(.int($0)) } ?? .failure(.tooLarge)
    }
    guard let value = Double(digits), value.isFinite else { return .failure(.tooLarge) }
    return .success(.float(value))
  }

  private static func isWellFormed(_ spelling: ArraySlice<UInt8>) -> Bool {
    var rest = spelling
    guard takeDigits(&rest) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits(&rest) else { return false }
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  /// Takes digits with single `_` between them; false when there are none or a `_` stands elsewhere.
  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let digits = rest.prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
    guard let first = digits.first, let last = digits.last, first.isDigit, last.isDigit else {
      return false
    }
    for (one, next) in zip(digits, digits.dropFirst()) where !one.isDigit && !next.isDigit {
      return false
    }
    rest = rest.dropFirst(digits.count)
    return true
  }
}
