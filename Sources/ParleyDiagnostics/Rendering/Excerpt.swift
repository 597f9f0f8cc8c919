import TerminalText

/// The source line that a span starts in, in three parts: before the span, the span up to the line's end, after it.
struct Excerpt {
  /// The longest stretch of a source line that is shown, in display columns; a longer line is cut around the mistake.
  static let width = 160

  /// The line, from 1.
  let number: Int
  /// What stands before the span.
  private(set) var before: String
  /// The span's text on this line.
  let marked: String
  /// What stands after it.
  private(set) var after: String

  /// Finds the line of a span; nil for a span without a source.
  init?(of span: SourceSpan, in map: SourceMap) {
    guard let file = map.file(containing: span) else { return nil }
    let offset = Int(span.start - file.base)
    let line = file.lines.line(at: offset)
    let bytes = Self.bytes(ofLine: line, in: file)
    let inLine = min(offset - bytes.startIndex, bytes.count)
    let covered = min(span.byteCount, bytes.count - inLine)
    number = line + 1
    before = Self.shown(bytes.prefix(inLine))
    marked = Self.shown(bytes.dropFirst(inLine).prefix(covered))
    after = Self.shown(bytes.dropFirst(inLine + covered))
    cut()
  }

  /// The line number, right-aligned to at least four columns.
  var margin: String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, 4 - digits.count)) + digits
  }

  private static func bytes(ofLine line: Int, in file: SourceFile) -> ArraySlice<UInt8> {
    let start = file.lines.start(ofLine: line)
    let isLast = line + 1 == file.lines.count
    let end = isLast ? file.text.count : file.lines.start(ofLine: line + 1) - 1
    return file.text[start..<max(start, end)]
  }

  /// Source bytes as they are shown: tabs as two blanks, no control characters.
  private static func shown(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
      .split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  ")
      .strippingControls
  }

  /// Shortens a long line around the mistake, with `…` for what is left out.
  private mutating func cut() {
    guard before.count + marked.count + after.count > Self.width else { return }
    let room = max(20, (Self.width - min(marked.count, Self.width)) / 2)
    if before.count > room { before = "…" + before.suffix(room) }
    if after.count > room { after = after.prefix(room) + "…" }
  }
}
