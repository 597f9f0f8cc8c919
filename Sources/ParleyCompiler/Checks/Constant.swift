import ParleyRuntime
import ParleySyntax

/// The values of expressions that name nothing and call nothing.
enum Constant {
  /// The value of an expression whose parts are all written out, operators on numbers and texts included; nil for any other,
  /// and for one whose value would be an error.
  static func value(of expression: Expression) -> Value? {
    switch expression {
    case .constant(let node): value(of: node)
    case .text(let node): node.constant.map(Value.text)
    case .list(let node): list(node)
    case .map(let node): map(node)
    case .parenthesized(let node): value(of: node.expression)
    case .unary(let node): unary(node)
    case .binary(let node): ConstantArithmetic.value(of: node)
    case .name, .conditional, .call, .index, .slice, .member, .lambda, .invalid: nil
    }
  }

  /// The value of a literal, a negative number included; nil for any other expression.
  static func literal(of expression: Expression) -> Value? {
    switch expression {
    case .constant(let node): value(of: node)
    case .text(let node): node.constant.map(Value.text)
    case .unary(let node): if case .constant = node.operand { unary(node) } else { nil }
    default: nil
    }
  }

  /// The value of `null`, a bool or a number.
  static func value(of literal: ConstantLiteral) -> Value {
    switch literal.value {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    }
  }

  private static func list(_ node: ListLiteral) -> Value? {
    var items: [Value] = []
    for item in node.items {
      guard let value = value(of: item) else { return nil }
      items.append(value)
    }
    return .list(items)
  }

  private static func map(_ node: MapLiteral) -> Value? {
    var map = MapValue()
    for entry in node.entries {
      guard let key = entry.key.constant, let value = value(of: entry.value) else { return nil }
      map[Text(key)] = value
    }
    return .map(map)
  }

  private static func unary(_ node: UnaryExpression) -> Value? {
    switch (node.operator, value(of: node.operand)) {
    case (.negate, .int(let number)):
      let (negated, isOverflow) = Int64(0).subtractingReportingOverflow(number)
      return isOverflow ? nil : .int(negated)
    case (.negate, .float(let number)): return .float(-number)
    case (.not, .bool(let bool)): return .bool(!bool)
    default: return nil
    }
  }
}

/// The arithmetic of constants, for checks: what it does not know is left to the run.
private enum ConstantArithmetic {
  static func value(of node: BinaryExpression) -> Value? {
    guard let left = Constant.value(of: node.left), let right = Constant.value(of: node.right)
    else { return nil }
    switch (left, right) {
    case (.int(let one), .int(let other)): return integer(one, node.operator, other)
    case (.int(let one), .float(let other)): return real(Double(one), node.operator, other)
    case (.float(let one), .int(let other)): return real(one, node.operator, Double(other))
    case (.float(let one), .float(let other)): return real(one, node.operator, other)
    case (.string(let one), .string(let other)) where node.operator == .add:
      return .string(one + other)
    default: return nil
    }
  }

  private static func integer(_ one: Int64, _ operation: BinaryOperator, _ other: Int64) -> Value? {
    let (result, isOverflow): (Int64, Bool)
    switch operation {
    case .add: (result, isOverflow) = one.addingReportingOverflow(other)
    case .subtract: (result, isOverflow) = one.subtractingReportingOverflow(other)
    case .multiply: (result, isOverflow) = one.multipliedReportingOverflow(by: other)
    case .divide: return real(Double(one), .divide, Double(other))
    default: return nil
    }
    return isOverflow ? nil : .int(result)
  }

  private static func real(_ one: Double, _ operation: BinaryOperator, _ other: Double) -> Value? {
    let result: Double
    switch operation {
    case .add: result = one + other
    case .subtract: result = one - other
    case .multiply: result = one * other
    case .divide: result = one / other
    default: return nil
    }
    return result.isFinite ? .float(result) : nil
  }
}

extension MapLiteral.Key {
  /// The key if nothing in it is computed; nil otherwise.
  var constant: String? {
    switch self {
    case .name(let name): name.text
    case .text(let text): text.constant
    }
  }
}
