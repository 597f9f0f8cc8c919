/// The sources of one program, in one 32-bit offset space.
///
/// Each source, a line typed at the prompt included, gets a base, so that an eight-byte span names its file. Sources are
/// only ever added; their spans stay valid.
package struct SourceMap: Sendable {
  /// The sources in the order they were added; their bases ascend.
  package private(set) var files: [SourceFile] = []

  /// Makes an empty map.
  package init() {}

  /// The base that the next source gets.
  package var nextBase: UInt32 {
    // One byte stays free between two sources, so that the end of one is not the start of the next.
    files.last.map { $0.span.end + 1 } ?? 0
  }

  /// Adds a source and returns it with its base.
  ///
  /// - Parameters:
  ///   - path: The path shown in diagnostics.
  ///   - text: Normalized UTF-8 text.
  /// - Returns: The file, or nil when the offset space of 4 GiB is used up.
  package mutating func add(path: String, text: [UInt8]) -> SourceFile? {
    guard Int(nextBase) + text.count < Int(UInt32.max) else { return nil }
    let file = SourceFile(path: path, text: text, base: nextBase)
    files.append(file)
    return file
  }

  /// The file that a span lies in; nil for a map without sources or an offset after the last one.
  package func file(containing span: SourceSpan) -> SourceFile? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].span.end < span.start { low = middle + 1 } else { high = middle }
    }
    return low < files.count ? files[low] : nil
  }

  /// The path, line and column where a span starts; line and column are counted from 1, columns in Unicode scalars.
  package func position(of span: SourceSpan) -> SourcePosition? {
    guard let file = file(containing: span) else { return nil }
    let offset = Int(span.start - file.base)
    let line = file.lines.line(at: offset)
    let prefix = file.text[file.lines.start(ofLine: line)..<offset]
    let column = prefix.count { $0 & 0xC0 != 0x80 }
    return SourcePosition(path: file.path, line: line + 1, column: column + 1)
  }
}

/// A place in a source as a user reads it.
package struct SourcePosition: Hashable, Sendable {
  /// The path of the source.
  package let path: String
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int

  /// Makes a place.
  package init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }
}
