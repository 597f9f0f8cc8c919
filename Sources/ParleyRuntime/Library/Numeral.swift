/// Numbers as texts: reading them, and writing floats.
package enum Numeral {
  /// A number that may be written: digits, a fraction, an exponent, a sign, blanks around them.
  enum Reading: Equatable {
    /// A number that fits.
    case value(Number)
    /// Spelled as a number, but too large for the type.
    case tooLarge
  }

  /// Reads a whole number such as ` -12 `; nil if the text is none.
  static func int(_ text: Text) -> Reading? {
    let digits = trimmed(text.string)
    var view = digits.utf8
    if view.first == UInt8(ascii: "-") || view.first == UInt8(ascii: "+") { view.removeFirst() }
    guard !view.isEmpty, view.allSatisfy(isDigit) else { return nil }
    guard let number = Int64(digits) else { return .tooLarge }
    return .value(.int(number))
  }

  /// Reads a number such as `0.5`, `-1e3`, `.5` or `12`; nil if the text is none.
  static func float(_ text: Text) -> Reading? {
    let spelled = trimmed(text.string)
    guard isFloat(spelled.utf8), let number = Double(spelled) else { return nil }
    return number.isFinite ? .value(.float(number)) : .tooLarge
  }

  private static func isFloat(_ bytes: Substring.UTF8View) -> Bool {
    var rest = bytes
    func takeDigits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest.removeFirst(count)
      return count
    }
    func takeSign() {
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }
    takeSign()
    var digits = takeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      digits += takeDigits()
    }
    guard digits > 0 else { return false }
    if let sign = rest.first, sign | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      takeSign()
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func trimmed(_ string: String) -> Substring {
    let scalars = string.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return string[first..<scalars.index(after: last)]
  }

  /// The text of a float: the shortest digits that read back the same, `.0` if whole, an exponent only below 1e-4 or from 1e16.
  ///
  /// - Requires: the number is finite.
  package static func text(of number: Double) -> String {
    // Swift's description has the shortest digits; only where they stand is the language's own rule.
    let description = number.description
    let sign = description.hasPrefix("-") ? "-" : ""
    var digits = ""
    var point: Int?
    var exponent = 0
    var rest = description.utf8.dropFirst(sign.utf8.count)
    while let byte = rest.popFirst() {
      if isDigit(byte) {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == UInt8(ascii: ".") {
        point = digits.utf8.count
      } else {
        exponent = Int(Substring(rest)) ?? 0
        break
      }
    }
    let leading = digits.utf8.prefix { $0 == UInt8(ascii: "0") }.count
    let scale = (point ?? digits.utf8.count) + exponent - leading
    let significant = digits.dropFirst(leading).trimmingTrailingZeros
    if significant.isEmpty { return sign + "0.0" }
    return sign + placed(significant, scale: scale)
  }

  /// Digits with their point, the number being 0.DIGITS × 10^scale.
  private static func placed(_ digits: Substring, scale: Int) -> String {
    let count = digits.utf8.count
    if scale < -3 || scale > 16 {
      let fraction = digits.dropFirst()
      return "\(digits.prefix(1))\(fraction.isEmpty ? "" : ".\(fraction)")e\(scale - 1)"
    }
    if scale <= 0 { return "0." + String(repeating: "0", count: -scale) + digits }
    if count <= scale { return digits + String(repeating: "0", count: scale - count) + ".0" }
    return "\(digits.prefix(scale)).\(digits.dropFirst(scale))"
  }
}

extension Substring {
  /// The text without the zeros at its end.
  fileprivate var trimmingTrailingZeros: Substring {
    var rest = self
    while rest.utf8.last == UInt8(ascii: "0") { rest.removeLast() }
    return rest
  }
}
