/// Functions of real numbers made of additions, multiplications, divisions and square roots alone.
///
/// IEEE 754 says what those give to the last bit, and the compiler fuses none of them, so that these functions give the same bits on
/// every machine; the C library's do not.
enum Portable {
  /// The natural logarithm of 2 in two parts; the first has 20 zero bits at its end, so that products with exponents are exact.
  private static let logOfTwo = (high: 0x1.62e42fee00000p-1, low: 0x1.a39ef35793c76p-33)

  /// The exponential function, to two units in the last place.
  static func exp(_ x: Double) -> Double {
    guard x > -745.2 else { return x.isNaN ? x : 0 }
    guard x < 709.8 else { return .infinity }
    let exponent = (x / logOfTwo.high).rounded()
    let rest = (x - exponent * logOfTwo.high) - exponent * logOfTwo.low
    var sum = 1.0
    for term in stride(from: 17.0, through: 1, by: -1) { sum = 1 + sum * rest / term }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }

  /// The natural logarithm of a number above 0, to two units in the last place.
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), a series in squares of at most 0.0295.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for degree in stride(from: 25.0, through: 3, by: -2) { sum = (sum + 1 / degree) * square }
    return exponent * logOfTwo.high + (2 * (ratio + ratio * sum) + exponent * logOfTwo.low)
  }
}
