/// An amount of US dollars in millionths of a millionth: exact for every price of a token.
public struct DollarAmount: Sendable, Hashable {
  /// The amount in pico-dollars.
  public var picodollars: Int64

  /// Makes an amount.
  public init(picodollars: Int64) {
    self.picodollars = picodollars
  }

  /// Nothing.
  public static let zero = DollarAmount(picodollars: 0)
  /// The largest amount, at which sums stop: some nine million dollars.
  public static let greatest = DollarAmount(picodollars: .max)

  /// Makes an amount from a decimal such as `0.50` or `1e-3`; nil if it is none, too large, or finer than a pico-dollar.
  public init?(dollars: String) {
    guard let number = JSONNumber(spelling: dollars),
      let value = DecimalScan.scaled(number.spelling, by: 12)
    else { return nil }
    picodollars = value
  }

  /// The amount in dollars, rounded to the nearest double.
  public var dollars: Double {
    Double(picodollars) / 1e12
  }

  /// The sum, at most ``greatest``.
  public static func + (left: DollarAmount, right: DollarAmount) -> DollarAmount {
    let (sum, overflow) = left.picodollars.addingReportingOverflow(right.picodollars)
    return overflow
      ? (left.picodollars < 0 ? DollarAmount(picodollars: .min) : .greatest)
      : DollarAmount(picodollars: sum)
  }

  /// The difference, within what can be represented.
  public static func - (left: DollarAmount, right: DollarAmount) -> DollarAmount {
    let (difference, overflow) = left.picodollars.subtractingReportingOverflow(right.picodollars)
    return overflow
      ? (left.picodollars < 0 ? DollarAmount(picodollars: .min) : .greatest)
      : DollarAmount(picodollars: difference)
  }

  /// Adds an amount, up to ``greatest``.
  public static func += (left: inout DollarAmount, right: DollarAmount) {
    left = left + right
  }

  /// The amount multiplied, at most ``greatest``.
  public static func * (left: DollarAmount, right: Int) -> DollarAmount {
    DollarAmount(clamping: Int128(left.picodollars) * Int128(right))
  }

  /// Makes an amount from pico-dollars, at most ``greatest``.
  init(clamping picodollars: Int128) {
    self.picodollars = Int64(clamping: picodollars)
  }
}

extension DollarAmount: Comparable, CustomStringConvertible {
  /// Whether one amount is less than another.
  public static func < (left: DollarAmount, right: DollarAmount) -> Bool {
    left.picodollars < right.picodollars
  }

  /// The exact amount with at least two decimals, as in `$0.50` or `$0.000125`.
  public var description: String {
    text(fractionDigits: 2...12)
  }

  /// The amount as text, rounded up to the last digit allowed, so that a cost is never shown as less than it is.
  ///
  /// The digits are clamped to 0 to 12.
  public func text(fractionDigits: ClosedRange<Int>) -> String {
    let most = min(max(0, fractionDigits.upperBound), 12)
    let least = min(max(0, fractionDigits.lowerBound), most)
    var unit: UInt64 = 1
    for _ in most..<12 { unit *= 10 }
    let magnitude = picodollars.magnitude
    let remainder = magnitude % unit
    let isRoundedUp = remainder > 0 && picodollars > 0
    let rounded = magnitude - remainder + (isRoundedUp ? unit : 0)
    var fraction = String(rounded % 1_000_000_000_000)
    fraction = String(repeating: "0", count: 12 - fraction.utf8.count) + fraction
    var digits = Substring(fraction.prefix(most))
    while digits.utf8.count > least, digits.last == "0" { digits.removeLast() }
    let sign = picodollars < 0 && rounded > 0 ? "-" : ""
    return "\(sign)$\(rounded / 1_000_000_000_000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
