import ParleyDiagnostics

/// `tool NAME(…) "what it does" { … }`: something that the model may call.
package struct ToolStatement: Sendable {
  /// Its name; empty where it could not be read, which was reported.
  package let name: Identifier
  /// The parameters in their order; doubled names are not found by the parser.
  package let parameters: [FieldSyntax]
  /// What it does, for the model; nil where the script does not say.
  package let description: TextTemplate?
  /// What a call does.
  package let body: Block
  /// From the verb to the closing brace.
  package let span: SourceSpan
}
