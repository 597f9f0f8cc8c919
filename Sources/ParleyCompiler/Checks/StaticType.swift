import ParleyRuntime
import ParleySyntax

/// The type of a value that is known before the run.
enum StaticType: String {
  case null
  case bool
  case int
  case float
  case string
  case list
  case map
  case function
  case reply

  /// The type with its article, for messages: `a string`, `an int`, `null`.
  var phrase: String {
    switch self {
    case .null: "null"
    case .int: "an int"
    default: "a \(rawValue)"
    }
  }

  /// Whether it is a number.
  var isNumber: Bool { self == .int || self == .float }

  /// Whether it is a string or stands for one.
  var isTextual: Bool { self == .string || self == .reply }

  /// Whether values of both types can be equal.
  func canEqual(_ other: StaticType) -> Bool {
    self == other || (isNumber && other.isNumber) || (isTextual && other.isTextual)
  }

  /// Whether values of both types can be added.
  func canBeAdded(to other: StaticType) -> Bool {
    switch self {
    case .int, .float, .string, .reply, .list, .map: canEqual(other)
    case .null, .bool, .function: false
    }
  }
}

extension Lowering {
  /// The type of an expression's value where the source alone tells it; nil where it depends on the run.
  func staticType(of expression: Expression) -> StaticType? {
    switch expression {
    case .constant(let node): Self.type(of: node)
    case .text: .string
    case .list: .list
    case .map: .map
    case .lambda: .function
    case .parenthesized(let node): staticType(of: node.expression)
    case .unary(let node): node.operator == .not ? .bool : numeric(staticType(of: node.operand))
    case .binary(let node): type(of: node)
    case .call(let node): typeOfResultsCall(node) ?? type(of: node)
    case .member(let node): typeOfResult(node)
    case .name: isResults(expression) ? .map : nil
    case .conditional, .index, .slice, .invalid: nil
    }
  }

  private static func type(of literal: ConstantLiteral) -> StaticType {
    switch literal.value {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .float: .float
    }
  }

  private func numeric(_ type: StaticType?) -> StaticType? {
    type?.isNumber == true ? type : nil
  }

  private func type(of binary: BinaryExpression) -> StaticType? {
    switch binary.operator {
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains,
      .matches, .isIn:
      return .bool
    case .divide: return .float
    case .add, .subtract, .multiply, .floorDivide, .remainder: break
    }
    guard let left = staticType(of: binary.left), let right = staticType(of: binary.right) else {
      return nil
    }
    if left.isNumber && right.isNumber { return left == .int && right == .int ? .int : .float }
    guard binary.operator == .add, left.canBeAdded(to: right) else { return nil }
    return left.isTextual ? .string : left
  }

  private func type(of call: CallExpression) -> StaticType? {
    guard case .name(let name) = call.function, !isVariable(name.text), globals[name.text] == nil
    else { return nil }
    return Builtin(rawValue: name.text)?.resultType
  }
}

extension Builtin {
  /// The type of every result; nil where it depends on the arguments or can be null.
  fileprivate var resultType: StaticType? {
    switch self {
    case .len, .int, .countTokens: .int
    case .float: .float
    case .lower, .upper, .trim, .join, .replace, .format, .string, .type, .json, .read, .hash:
      .string
    case .startsWith, .endsWith, .bool, .any, .all: .bool
    case .lines, .words, .split, .chars, .regexAll, .keys, .values, .items, .sort, .unique, .range,
      .map, .filter, .sortedBy, .readCSV, .glob, .models:
      .list
    case .judge: .map
    case .find, .regexFind, .parseJSON, .get, .reverse, .sum, .min, .max, .mean, .median, .stdev,
      .round, .floor, .abs, .readJSON, .env, .exec, .cost:
      nil
    }
  }
}
