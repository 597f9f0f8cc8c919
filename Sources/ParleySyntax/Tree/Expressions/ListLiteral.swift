import ParleyDiagnostics

/// `[a, b]`.
package struct ListLiteral: Sendable {
  /// The items in their order.
  package let items: [Expression]
  /// From bracket to bracket.
  package let span: SourceSpan
}
