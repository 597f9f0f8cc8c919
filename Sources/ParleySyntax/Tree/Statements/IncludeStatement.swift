import ParleyDiagnostics

/// `include "file.claude"`; that it stands at the top level is not checked by the parser.
package struct IncludeStatement: Sendable {
  /// The path, relative to the file it stands in.
  package let path: TextTemplate
  /// From `include` to the path's end.
  package let span: SourceSpan
}
