import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

@testable import ParleyFormat

/// A source with what the formatter makes of it, and the properties that hold for every source.
struct FormattedSource {
  let source: [UInt8]
  let mode: ParseMode
  /// The layout; nil for a source with errors.
  let text: [UInt8]?

  /// Lays out a source and expects that nothing got lost.
  ///
  /// `origin` names the source where something is wrong: a path or a seed.
  init(_ source: [UInt8], mode: ParseMode, origin: String) {
    self.source = source
    self.mode = mode
    switch Formatting.format(source, mode: mode) {
    case .unchanged: text = source
    case .formatted(let bytes):
      text = bytes
      #expect(bytes != source, "\(origin)")
    case .hasErrors(let diagnostics, _):
      text = nil
      #expect(diagnostics.contains { $0.severity == .error }, "\(origin)")
    case .refused:
      text = nil
      Issue.record("the layout changes the script: \(origin)\n\(Self.shown(source))")
    }
    if let text { expectSound(text, origin) }
  }

  /// Bytes as text, for messages.
  static func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func expectSound(_ text: [UInt8], _ origin: String) {
    let both = "\(origin)\n\(Self.shown(source))\nbecame\n\(Self.shown(text))"
    if case .unchanged = Formatting.format(text, mode: mode) {
    } else {
      Issue.record("the layout is laid out anew: \(both)")
    }
    #expect(text.isEmpty || text.last == UInt8(ascii: "\n"), "\(both)")
    #expect(!text.starts(with: [0xEF, 0xBB, 0xBF]), "\(both)")
    guard let before = Spellings(source, mode: mode), let after = Spellings(text, mode: mode) else {
      Issue.record("too long: \(origin)")
      return
    }
    // `<<END` lines may come earlier than what stood on the line of their opening.
    #expect(after.code.sorted() == before.code.sorted(), "\(both)")
    #expect(after.comments == before.comments, "\(both)")
    #expect(after.shape == before.shape, "\(both)")
    #expect(after.blanksBeforeNewlines == 0, "\(both)")
  }
}

/// What a source is made of besides blanks and line ends.
private struct Spellings {
  /// The spellings of tokens and of the characters of texts.
  let code: [String]
  /// The comments, blanks at their ends taken off.
  let comments: [String]
  /// The tree without places.
  let shape: [UInt8]
  /// How often blanks end a line outside texts.
  let blanksBeforeNewlines: Int

  init?(_ source: [UInt8], mode: ParseMode) {
    var map = SourceMap()
    let normal = SourceText.normalized(source, base: map.nextBase)
    guard let file = map.add(path: "test.claude", text: normal.text) else { return nil }
    let tokens = Parser.tokens(of: file, mode: mode)
    func spelling(_ token: Token) -> String {
      String(decoding: file.text[token.start..<token.end], as: UTF8.self)
    }
    // The closing line of `<<END` is one token with the blanks after the word.
    func trimmed(_ text: String) -> String {
      String(text.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
    let layout: Set<Token.Kind> = [.blank, .newline, .comment, .indentation]
    code = tokens.filter { !layout.contains($0.kind) }
      .map { $0.kind == .delimiter ? trimmed(spelling($0)) : spelling($0) }
    comments = tokens.filter { $0.kind == .comment }.map { trimmed(spelling($0)) }
    shape = TreeShape(of: Parser.parse(file, mode: mode).tree).bytes
    var interpolations = 0
    var count = 0
    for (one, next) in zip(tokens, tokens.dropFirst()) {
      if one.kind == .interpolationStart { interpolations += 1 }
      if one.kind == .interpolationEnd { interpolations -= 1 }
      let endsInBlank = one.kind == .blank || (one.kind == .comment && spelling(one).last == " ")
      if endsInBlank, next.kind == .newline, interpolations == 0 { count += 1 }
    }
    blanksBeforeNewlines = count
  }
}
