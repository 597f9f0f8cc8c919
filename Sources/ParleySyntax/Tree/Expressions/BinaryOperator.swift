/// An operator between two operands.
package enum BinaryOperator: String, CaseIterable, Sendable {
  /// Bool or.
  case or
  /// Bool and.
  case and
  /// Equality.
  case equal = "=="
  /// Inequality.
  case notEqual = "!="
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
  /// Substring, item or key, the container on the left.
  case contains
  /// A regular expression finds something in the left operand.
  case matches
  /// Substring, item or key, the container on the right.
  case isIn = "in"
  /// Addition and joining.
  case add = "+"
  /// Subtraction.
  case subtract = "-"
  /// Multiplication.
  case multiply = "*"
  /// Division that gives a float.
  case divide = "/"
  /// Division that floors.
  case floorDivide = "//"
  /// The remainder of the floored division.
  case remainder = "%"

  /// How tightly it binds: 1 for `or` up to 5 for `*`; `not` stands between 2 and 3.
  package var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .matches,
      .isIn:
      3
    case .add, .subtract: 4
    case .multiply, .divide, .floorDivide, .remainder: 5
    }
  }

  /// Whether it compares; comparisons do not chain.
  package var isComparison: Bool { precedence == 3 }
}
