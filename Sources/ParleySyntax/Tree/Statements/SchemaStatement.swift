import ParleyDiagnostics

/// `schema NAME { … }`: the shape of an answer; that it stands at the top level is not checked by the parser.
package struct SchemaStatement: Sendable {
  /// Its name; empty where it could not be read, which was reported.
  package let name: Identifier
  /// The fields in their order; doubled names are not found by the parser.
  package let fields: [FieldSyntax]
  /// From the opening to the closing brace.
  package let body: SourceSpan
  /// From the verb to the closing brace.
  package let span: SourceSpan
}
