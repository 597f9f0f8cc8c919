import ParleyDiagnostics

/// The place of a span as machines want it: path, first and last position, lines and columns from 1 in scalars.
struct SourceRegion {
  let path: String
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  let endColumn: Int

  /// Finds the place of a span; nil for a span without a source.
  init?(of span: SourceSpan, in map: SourceMap) {
    guard let start = map.position(of: span), let end = map.position(of: span.afterEnd) else {
      return nil
    }
    path = start.path
    startLine = start.line
    startColumn = start.column
    endLine = end.line
    endColumn = end.column
  }
}
