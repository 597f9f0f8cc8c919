import ParleyDiagnostics

/// `a if c else b`: the value of `a` when `c` is true, else that of `b`; only one of them is computed.
package struct ConditionalExpression: Sendable {
  /// The value when the condition is true.
  package let whenTrue: Expression
  /// The condition.
  package let condition: Expression
  /// The value when the condition is false.
  package let whenFalse: Expression

  /// From the first value's start to the last one's end.
  package var span: SourceSpan { whenTrue.span.union(whenFalse.span) }
}
