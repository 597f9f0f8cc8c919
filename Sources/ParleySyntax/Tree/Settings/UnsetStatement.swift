import ParleyDiagnostics

/// `unset NAME`: a setting returns to its default, or a tool or field is taken off.
package struct UnsetStatement: Sendable {
  /// The name, not checked by the parser.
  package let name: Identifier
  /// From the verb to the name's end.
  package let span: SourceSpan
}
