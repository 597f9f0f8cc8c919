/// The arithmetic operators on values; an unknown operand gives an unknown result.
enum Arithmetic {
  /// `-`, `*`, `/`, `//` and `%`: the operators that work on numbers alone.
  enum Operator: String {
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"
  }

  /// The result of an operator on two numbers.
  ///
  /// - Throws: an error of kind `value` for other types, overflow, division by zero and results that are no finite number.
  static func apply(
    _ symbol: Operator,
    _ left: Value,
    _ right: Value
  ) throws(EffectError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)): try apply(symbol, a, b)
    case (.int(let a), .float(let b)): .float(try apply(symbol, Double(a), b))
    case (.float(let a), .int(let b)): .float(try apply(symbol, a, Double(b)))
    case (.float(let a), .float(let b)): .float(try apply(symbol, a, b))
    case (.unknown, _), (_, .unknown): .unknown
    default: throw .wrongOperands(symbol.rawValue, left, right)
    }
  }

  /// `-x`.
  static func negate(_ operand: Value) throws(EffectError) -> Value {
    switch operand {
    case .int(let number):
      if number == .min { throw .intOverflow(0, "-", number) }
      return .int(-number)
    case .float(let number): return .float(-number)
    case .unknown: return .unknown
    default: throw .wrongOperand("-", operand)
    }
  }

  private static func apply(
    _ symbol: Operator,
    _ a: Int64,
    _ b: Int64
  ) throws(EffectError) -> Value {
    if b == 0, symbol != .subtract, symbol != .multiply {
      throw .divisionByZero(.int(a), symbol.rawValue)
    }
    let (result, isOverflow): (Int64, Bool) =
      switch symbol {
      case .subtract: a.subtractingReportingOverflow(b)
      case .multiply: a.multipliedReportingOverflow(by: b)
      case .divide: (0, false)
      case .floorDivide: quotient(a, b)
      case .remainder: remainder(a, b)
      }
    if isOverflow { throw .intOverflow(a, symbol.rawValue, b) }
    return symbol == .divide ? .float(Double(a) / Double(b)) : .int(result)
  }

  /// The floor of the quotient, and whether there is none: it overflows, or the divisor is 0.
  @inline(__always)
  static func quotient(_ a: Int64, _ b: Int64) -> (Int64, Bool) {
    let (quotient, isOverflow) = a.dividedReportingOverflow(by: b)
    if isOverflow { return (0, true) }
    let isRoundedUp = quotient &* b != a && (a < 0) != (b < 0)
    return (isRoundedUp ? quotient - 1 : quotient, false)
  }

  /// The remainder of the floor of the quotient, and whether there is none: the divisor is 0.
  ///
  /// The smallest int has a remainder by -1 although its quotient overflows.
  @inline(__always)
  static func remainder(_ a: Int64, _ b: Int64) -> (Int64, Bool) {
    if b == 0 || b == -1 { return (0, b == 0) }
    let remainder = a % b
    return (remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder, false)
  }

  private static func apply(
    _ symbol: Operator,
    _ a: Double,
    _ b: Double
  ) throws(EffectError) -> Double {
    if b == 0, symbol != .subtract, symbol != .multiply {
      throw .divisionByZero(.float(a), symbol.rawValue)
    }
    let result =
      switch symbol {
      case .subtract: a - b
      case .multiply: a * b
      case .divide: a / b
      case .floorDivide: floorDivide(a, b)
      case .remainder: floorRemainder(a, b)
      }
    if !result.isFinite { throw .notFinite(a, symbol.rawValue, b) }
    return result
  }

  /// The floor of the exact quotient, unlike the floor of `a / b`, which is rounded first: `1.0 // 0.1` is 9.
  private static func floorDivide(_ a: Double, _ b: Double) -> Double {
    let quotient = (a - floorRemainder(a, b)) / b
    return quotient.rounded(.toNearestOrEven)
  }

  private static func floorRemainder(_ a: Double, _ b: Double) -> Double {
    let remainder = a.truncatingRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
  }
}
