extension UInt8 {
  /// Whether the byte is a blank within a line.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }

  /// Whether the byte ends a line.
  var isNewline: Bool { self == UInt8(ascii: "\n") }

  /// Whether the byte is an ASCII digit.
  ///
  ///     digit ::= ? 0 to 9 ?
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether the byte is an ASCII letter or `_`.
  var isASCIINameStart: Bool {
    let lower = self | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
  }

  /// Whether the byte is an ASCII letter, digit or `_`.
  var isASCIINamePart: Bool { isASCIINameStart || isDigit }
}

extension Unicode.Scalar {
  /// Whether a name may start with the scalar.
  ///
  ///     letter ::= ? a scalar with the property XID_Start ?
  var isNameStart: Bool { self == "_" || properties.isXIDStart }

  /// Whether a name may go on with the scalar.
  ///
  ///     name-part ::= ? a scalar with the property XID_Continue ?
  var isNamePart: Bool { properties.isXIDContinue }
}
