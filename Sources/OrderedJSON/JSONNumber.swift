/// A JSON number as it was spelled: `1`, `1.0` and `1e0` are three numbers.
public struct JSONNumber: Sendable, Hashable {
  /// The number as JSON text.
  public let spelling: String

  /// Makes a number from an integer.
  public init(_ value: some BinaryInteger) {
    spelling = String(value)
  }

  /// Makes a number with the shortest digits that read back as the same double.
  ///
  /// Nil for infinities and for what is not a number, which JSON cannot say.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    spelling = value.description
  }

  /// Makes a number from JSON text; nil if the text is no JSON number.
  public init?(spelling: String) {
    guard case .number(let number)? = try? JSONParser().parse(spelling),
      number.spelling.utf8.count == spelling.utf8.count
    else { return nil }
    self = number
  }

  /// Makes a number from text already known to be one.
  init(validated spelling: String) {
    self.spelling = spelling
  }

  /// The value, if the number is spelled without fraction and exponent and fits.
  public var int64: Int64? {
    Int64(spelling)
  }

  /// The value, if it has no fractional part and fits, however it is spelled: `2`, `2.0`, `2e0`.
  public var wholeNumber: Int? {
    if let exact = Int(spelling) { return exact }
    guard let double, double.magnitude < 9_007_199_254_740_992 else { return nil }
    // Not `Int(exactly:)`, which calls the C library's `trunc` and would make users of this module link with it.
    let whole = Int(double)
    return Double(whole) == double ? whole : nil
  }

  /// The nearest double; nil if the number is too large for one.
  public var double: Double? {
    guard let value = Double(spelling), value.isFinite else { return nil }
    return value
  }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// Makes a number.
  public init(integerLiteral value: Int) {
    spelling = String(value)
  }

  /// Makes a number with the shortest digits that read back the same.
  ///
  /// - Requires: The literal is finite.
  public init(floatLiteral value: Double) {
    precondition(value.isFinite, "JSON cannot say infinity")
    spelling = value.description
  }
}
