import ParleyDiagnostics

/// `a[from:to]`, either bound or both left out.
package struct SliceExpression: Sendable {
  /// What is cut.
  package let base: Expression
  /// The first place taken; nil for the start.
  package let from: Expression?
  /// The first place not taken; nil for the end.
  package let to: Expression?
  /// From the base's start to the closing bracket.
  package let span: SourceSpan
}
