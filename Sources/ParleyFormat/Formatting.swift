import ParleyDiagnostics
import ParleySyntax

/// The one layout of scripts.
///
/// Laying out changes blanks and line ends outside texts and nothing else. Every result is read again before it is returned: it has to
/// have the same tree, the same texts and the same comments.
package enum Formatting {
  /// Lays out a source.
  ///
  /// - Parameters:
  ///   - source: The bytes as they were read.
  ///   - path: The path that diagnostics show. Default: `<stdin>`.
  ///   - mode: Where the source comes from. Default: a file.
  /// - Returns: The layout, or why there is none.
  /// - Complexity: O(bytes · nesting).
  package static func format(
    _ source: [UInt8],
    path: String = "<stdin>",
    mode: ParseMode = .file
  ) -> FormatResult {
    var map = SourceMap()
    let normal = SourceText.normalized(source, base: map.nextBase)
    guard let file = map.add(path: path, text: normal.text) else { return .refused }
    let result = Parser.parse(file, mode: mode)
    let diagnostics = normal.diagnostics + result.diagnostics
    if diagnostics.contains(where: { $0.severity == .error }) {
      return .hasErrors(diagnostics, map)
    }
    let text = layout(of: file, result.tree, mode: mode)
    if text == source { return .unchanged }
    return isProven(text, against: result, of: file, mode: mode) ? .formatted(text) : .refused
  }

  private static func layout(of file: SourceFile, _ tree: Script, mode: ParseMode) -> [UInt8] {
    let marks = LayoutMarks(tree, in: file)
    let tokens = Parser.tokens(of: file, mode: mode)
    let pieces = PieceList(tokens, marks)
    var writer = LayoutWriter(file.text, marks, pieces)
    return writer.write()
  }

  /// Whether a layout reads as the source that it was made from.
  private static func isProven(
    _ text: [UInt8],
    against result: ParseResult,
    of file: SourceFile,
    mode: ParseMode
  ) -> Bool {
    var map = SourceMap()
    let normal = SourceText.normalized(text, base: map.nextBase)
    guard normal.diagnostics.isEmpty, let again = map.add(path: file.path, text: normal.text) else {
      return false
    }
    let other = Parser.parse(again, mode: mode)
    return !other.hasErrors
      && TreeShape(of: other.tree).bytes == TreeShape(of: result.tree).bytes
      && comments(of: other, in: again) == comments(of: result, in: file)
  }

  /// The comments without the blanks that end their lines.
  private static func comments(of result: ParseResult, in file: SourceFile) -> [[UInt8]] {
    result.comments.map { comment in
      file.text[Int(comment.span.start)..<Int(comment.span.end)].trimmingTrailingBlanks()
    }
  }
}
