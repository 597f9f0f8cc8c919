/// Reads decimal numbers exactly, without the detour over a double.
enum DecimalScan {
  /// The number multiplied by a power of ten; nil if the result is not whole or does not fit.
  ///
  /// The number is spelled as in JSON.
  static func scaled(_ spelling: String, by power: Int) -> Int64? {
    var digits: [UInt8] = []
    var exponent = power
    var isFraction = false
    var rest = Substring(spelling).utf8
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    while let byte = rest.first, byte | 0x20 != UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      guard byte &- UInt8(ascii: "0") < 10 else { return nil }
      digits.append(byte - UInt8(ascii: "0"))
      if isFraction { exponent -= 1 }
    }
    if !rest.isEmpty {
      guard let stated = Int(Substring(rest.dropFirst())), stated.magnitude < 10_000 else {
        return nil
      }
      exponent += stated
    }
    return value(of: digits, exponent: exponent, isNegative: isNegative)
  }

  private static func value(of digits: [UInt8], exponent: Int, isNegative: Bool) -> Int64? {
    var digits = Array(digits.drop { $0 == 0 })
    var exponent = exponent
    while exponent < 0, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { return 0 }
    guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
    digits.append(contentsOf: repeatElement(0, count: exponent))
    var magnitude: Int64 = 0
    for digit in digits {
      let (shifted, first) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, second) = shifted.addingReportingOverflow(Int64(digit))
      if first || second { return nil }
      magnitude = sum
    }
    return isNegative ? -magnitude : magnitude
  }
}
