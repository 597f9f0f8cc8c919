import ParleyDiagnostics

/// `a.name`.
package struct MemberExpression: Sendable {
  /// What is looked into.
  package let base: Expression
  /// The field; a reserved word is a name here.
  package let name: Identifier

  /// From the base's start to the name's end.
  package var span: SourceSpan { base.span.union(name.span) }
}
