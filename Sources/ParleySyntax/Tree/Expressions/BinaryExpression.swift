import ParleyDiagnostics

/// Two operands with an operator between them.
package struct BinaryExpression: Sendable {
  /// The left operand.
  package let left: Expression
  /// The operator.
  package let `operator`: BinaryOperator
  /// Where the operator stands.
  package let operatorSpan: SourceSpan
  /// The right operand.
  package let right: Expression

  /// From the left operand's start to the right one's end.
  package var span: SourceSpan { left.span.union(right.span) }
}
