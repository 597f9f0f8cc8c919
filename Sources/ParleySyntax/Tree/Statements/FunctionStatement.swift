import ParleyDiagnostics

/// `def name(a, b = 2) { … }`; that it stands at the top level is not checked by the parser.
package struct FunctionStatement: Sendable {
  /// One parameter.
  package struct Parameter: Sendable {
    /// Its name.
    package let name: Identifier
    /// Its value where a call gives none; nil for one that a call has to give.
    package let defaultValue: Expression?
  }

  /// The function's name.
  package let name: Identifier
  /// The parameters in their order; doubled names are not found by the parser.
  package let parameters: [Parameter]
  /// What a call does.
  package let body: Block
  /// From `def` to the closing brace.
  package let span: SourceSpan
}
