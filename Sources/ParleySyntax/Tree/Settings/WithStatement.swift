import ParleyDiagnostics

/// `with model opus, max_tokens 50 { … }`.
package struct WithStatement: Sendable {
  /// The settings laid over the block, in their order.
  package let settings: [SettingStatement]
  /// The statements they hold for.
  package let body: Block
  /// From the verb to the closing brace.
  package let span: SourceSpan
}
