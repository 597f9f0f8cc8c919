import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

/// A source with what the parser makes of it.
struct ParsedSource {
  let map: SourceMap
  let file: SourceFile
  let result: ParseResult
  let diagnostics: [Diagnostic]

  /// Normalizes and parses bytes as a file is.
  init(
    _ bytes: [UInt8],
    path: String = "test.claude",
    mode: ParseMode = .file,
    limits: ParseLimits = ParseLimits()
  ) throws {
    var map = SourceMap()
    let source = SourceText.normalized(bytes, base: map.nextBase, limits: limits)
    let added = map.add(path: path, text: source.text)
    file = try #require(added)
    self.map = map
    result = Parser.parse(file, mode: mode, limits: limits)
    diagnostics = source.diagnostics + result.diagnostics
  }

  /// Parses a text.
  init(_ text: String, mode: ParseMode = .file, limits: ParseLimits = ParseLimits()) throws {
    try self.init(Array(text.utf8), mode: mode, limits: limits)
  }

  /// Parses a case of the corpus with the mode and limits of its attributes.
  init(_ item: CorpusCase) throws {
    try self.init(item.bytes, path: item.shownPath, mode: item.mode, limits: item.limits)
  }

  /// The tree as text.
  var dump: String { TreeDump.of(result.tree) }
  /// The ids of the diagnostics in their order.
  var ids: [String] { diagnostics.map(\.id.rawValue) }
  /// The diagnostics as a user reads them.
  var rendered: String { DiagnosticRenderer(map: map).render(diagnostics) }
  /// The source under a span.
  func text(_ span: SourceSpan) -> String { file.text(of: span) }
}

extension CorpusCase {
  /// Where the case's script comes from.
  var mode: ParseMode { attributes["mode"] == "prompt" ? .prompt : .file }

  /// What the case's script may not exceed.
  var limits: ParseLimits {
    var limits = ParseLimits()
    if let nesting = attributes["nesting-limit"].flatMap({ Int($0) }) { limits.nesting = nesting }
    if let height = attributes["height-limit"].flatMap({ Int($0) }) {
      limits.expressionHeight = height
    }
    if let bytes = attributes["size-limit"].flatMap({ Int($0) }) { limits.sourceBytes = bytes }
    if let errors = attributes["error-limit"].flatMap({ Int($0) }) { limits.diagnostics = errors }
    return limits
  }
}
