import ParleyDiagnostics

/// `let x = …`.
package struct LetStatement: Sendable {
  /// The new variable.
  package let name: Identifier
  /// Its first value.
  package let value: RightHandSide
  /// From `let` to the value's end.
  package let span: SourceSpan
}
