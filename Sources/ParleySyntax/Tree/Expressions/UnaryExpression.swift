import ParleyDiagnostics

/// `-a` or `not a`.
package struct UnaryExpression: Sendable {
  /// What is done to the operand.
  package enum Operator: String, Sendable {
    /// Changes the sign of a number.
    case negate = "-"
    /// Turns a bool round.
    case not
  }

  /// What is done.
  package let `operator`: Operator
  /// To what.
  package let operand: Expression
  /// From the operator to the operand's end.
  package let span: SourceSpan
}
