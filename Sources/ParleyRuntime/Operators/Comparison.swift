/// The operators that compare two values; an unknown operand gives an unknown result.
enum Comparison {
  /// `<`, `<=`, `>` and `>=`.
  enum Operator: String {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether it holds of two values of which the first is before (-1), equal to (0) or after (1) the second.
    @inline(__always)
    func holds(_ order: Int) -> Bool {
      switch self {
      case .less: order < 0
      case .lessOrEqual: order <= 0
      case .greater: order > 0
      case .greaterOrEqual: order >= 0
      }
    }
  }

  /// Whether two numbers or two texts stand in an order.
  static func apply(
    _ symbol: Operator,
    _ left: Value,
    _ right: Value
  ) throws(EffectError) -> Value {
    if left.isUnknown || right.isUnknown { return .unknown }
    guard let order = order(left, right) else {
      throw .incomparable(symbol.rawValue, left, right)
    }
    return .bool(symbol.holds(order))
  }

  /// `left == right`, or its opposite; unknown where an unknown part could decide it.
  static func isEqual(_ left: Value, _ right: Value, negated: Bool) -> Value {
    if left.isUnknown || right.isUnknown { return .unknown }
    switch left {
    case .list, .map: if left.hasUnknownPart || right.hasUnknownPart { return .unknown }
    default: break
    }
    return .bool((left == right) != negated)
  }

  /// The order of two numbers or two texts: -1, 0 or 1; nil for other types.
  static func order(_ left: Value, _ right: Value) -> Int? {
    switch (left, right) {
    case (.int(let a), .int(let b)): a < b ? -1 : (a == b ? 0 : 1)
    case (.float(let a), .float(let b)): a < b ? -1 : (a == b ? 0 : 1)
    case (.int(let a), .float(let b)): order(a, b)
    case (.float(let a), .int(let b)): -order(b, a)
    default:
      if let a = left.textual, let b = right.textual {
        a == b ? 0 : (a < b ? -1 : 1)
      } else {
        nil
      }
    }
  }

  /// The exact order of a whole number and one with a fraction, right beyond 2^53.
  private static func order(_ a: Int64, _ b: Double) -> Int {
    guard let whole = Int64(exactly: b.rounded(.towardZero)) else { return b > 0 ? -1 : 1 }
    if a != whole { return a < whole ? -1 : 1 }
    let fraction = b - Double(whole)
    return fraction > 0 ? -1 : (fraction < 0 ? 1 : 0)
  }
}
