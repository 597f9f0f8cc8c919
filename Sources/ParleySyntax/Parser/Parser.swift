import ParleyDiagnostics

/// Makes a source into its tree.
package struct Parser {
  /// Parses a source.
  ///
  /// - Parameters:
  ///   - file: The source, normalized by ``SourceText``.
  ///   - mode: Where it comes from.
  ///   - limits: How deeply it may nest.
  /// - Returns: The tree, every diagnostic, and whether more lines are needed.
  /// - Complexity: O(bytes).
  package static func parse(
    _ file: SourceFile,
    mode: ParseMode = .file,
    limits: ParseLimits = ParseLimits()
  ) -> ParseResult {
    ParseResult(
      tree: Script(statements: [], span: file.span),
      diagnostics: [],
      isIncomplete: false,
      comments: []
    )
  }
}
