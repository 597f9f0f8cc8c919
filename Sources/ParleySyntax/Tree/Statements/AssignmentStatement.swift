import ParleyDiagnostics

/// `x = …`, `x += …`, `x.field = …`, `x[i] = …`: changes a variable that exists.
package struct AssignmentStatement: Sendable {
  /// Where in the variable the change happens.
  package enum Step: Sendable {
    /// `.field`.
    case member(Identifier)
    /// `[index]`.
    case index(Expression)
  }

  /// The variable.
  package let name: Identifier
  /// The way into its value, outermost first; empty when the variable itself is changed.
  package let path: [Step]
  /// The operator of `+=`, `-=`, `*=`, `/=`, `//=`, `%=`; nil for `=`.
  package let `operator`: BinaryOperator?
  /// Where `=` or the operator with it stands.
  package let operatorSpan: SourceSpan
  /// The new value, or the right operand.
  package let value: RightHandSide
  /// From the variable to the value's end.
  package let span: SourceSpan
}
