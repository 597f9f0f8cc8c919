/// One source text with its place in the offset space of a ``SourceMap``.
///
/// The text is what the lexer reads: no byte-order mark, CRLF already read as LF, valid UTF-8.
package struct SourceFile: Sendable {
  /// The path as the user wrote it, or a name in angle brackets such as `<stdin>` or `<line 3>`.
  package let path: String
  /// The normalized UTF-8 text.
  package let text: [UInt8]
  /// The offset of the text's first byte in the map's offset space.
  package let base: UInt32
  /// The starts of the lines.
  package let lines: LineMap

  init(path: String, text: [UInt8], base: UInt32) {
    self.path = path
    self.text = text
    self.base = base
    lines = LineMap(text)
  }

  /// The span of the whole text.
  package var span: SourceSpan { SourceSpan(base, base + UInt32(text.count)) }

  /// The text that a span of this file covers.
  ///
  /// - Requires: the span lies in this file.
  package func text(of span: SourceSpan) -> String {
    String(decoding: text[Int(span.start - base)..<Int(span.end - base)], as: UTF8.self)
  }
}
