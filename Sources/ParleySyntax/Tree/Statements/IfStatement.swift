import ParleyDiagnostics

/// `if COND { } else if COND { } else { }`.
package struct IfStatement: Sendable {
  /// One condition with its block.
  package struct Branch: Sendable {
    /// What has to be true.
    package let condition: Expression
    /// What is done then.
    package let body: Block
  }

  /// The conditions in their order, the one of `if` first; never empty.
  package let branches: [Branch]
  /// What is done when none is true; nil without `else`.
  package let otherwise: Block?
  /// From `if` to the last closing brace.
  package let span: SourceSpan
}
