import ParleyDiagnostics

/// Where the lines of a `<<END` text stand.
struct HeredocLines {
  /// Where the opening stands.
  let opening: SourceSpan
  /// The offset of the first byte of the opening's line.
  let lineStart: Int
  /// The offset of the newline that ends the opening's line.
  let lineEnd: Int
  /// The offset of the text's first byte.
  let start: Int
  /// The offset after the text's last byte; its last newline is not part of it.
  let end: Int
  /// The offset of the closing line's first byte.
  let closeLine: Int
  /// The offset after the closing line's last byte, where reading goes on.
  let resume: Int

  /// Finds the lines of a text; nil when no line closes it.
  init?(word: String, after lineEnd: Int, lexer: Lexer, limit: Int) {
    var line = lineEnd + 1
    while line <= limit, lineEnd < limit {
      let end = lexer.endOfLine(from: line, limit: limit)
      if Self.trimmed(lexer.bytes[line..<end]).elementsEqual(word.utf8) {
        opening = SourceSpan(0, 0)
        lineStart = lineEnd
        self.lineEnd = lineEnd
        start = lineEnd + 1
        self.end = max(start, line - 1)
        closeLine = line
        resume = end
        return
      }
      line = end + 1
    }
    return nil
  }

  /// Adds where the opening stands.
  init(_ lines: HeredocLines, opening: SourceSpan, lineStart: Int) {
    self.opening = opening
    self.lineStart = lineStart
    lineEnd = lines.lineEnd
    start = lines.start
    end = lines.end
    closeLine = lines.closeLine
    resume = lines.resume
  }

  /// The longest run of blanks that all lines share which hold more than blanks.
  func sharedIndentation(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    var shared: ArraySlice<UInt8>?
    for line in bytes[start..<end].split(separator: UInt8(ascii: "\n")) {
      let blanks = line.prefix { $0.isBlank }
      guard blanks.count < line.count else { continue }
      guard let known = shared else {
        shared = blanks
        continue
      }
      let common = zip(known, blanks).prefix { $0 == $1 }.count
      shared = known.prefix(common)
    }
    return shared ?? []
  }

  /// The first line after an offset that starts with the word but holds more.
  static func lineThatNearlyCloses(
    _ word: String,
    after lineEnd: Int,
    lexer: Lexer
  ) -> Range<Int>? {
    var line = lineEnd + 1
    while line < lexer.bytes.count {
      let end = lexer.endOfLine(from: line, limit: lexer.bytes.count)
      let start = lexer.skippingBlanks(from: line, limit: end)
      if lexer.bytes[start..<end].starts(with: word.utf8) { return start..<end }
      line = end + 1
    }
    return nil
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last.isBlank { line.removeLast() }
    return line.drop { $0.isBlank }
  }
}
