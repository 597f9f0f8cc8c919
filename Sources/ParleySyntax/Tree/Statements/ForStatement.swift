import ParleyDiagnostics

/// `for x in EXPR { }`, `for key, value in EXPR { }`.
package struct ForStatement: Sendable {
  /// The item of a list or the key of a map; with ``second`` the index or the key.
  package let first: Identifier
  /// The item or value; nil when only one name is given.
  package let second: Identifier?
  /// What is gone through.
  package let sequence: Expression
  /// What is done each time.
  package let body: Block
  /// From `for` to the closing brace.
  package let span: SourceSpan
}
