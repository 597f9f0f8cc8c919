import LineEditing
import ParleySyntax

/// The looks of an entry.
enum EntryHighlighting {
  /// Finds the looks of an entry.
  ///
  /// - Parameters:
  ///   - entry: The entry as it is typed, finished or not.
  ///   - isTalking: Whether plain lines are said.
  ///   - knownNames: Names that a statement may start with though they are no verbs.
  /// - Returns: The looks in order, without overlap, each on boundaries of scalars within the entry.
  /// - Complexity: O(bytes).
  static func highlights(
    of entry: String,
    isTalking: Bool,
    knownNames: Set<String>
  ) -> [Highlight] {
    let bytes = Array(entry.utf8)
    switch EntryPart(of: entry, isTalking: isTalking) {
    case .said: return bytes.isEmpty ? [] : [Highlight(0..<bytes.count, .text)]
    case .command(let colon): return command(bytes, from: colon)
    case .statements(let start):
      var scanner = EntryScanner(bytes, from: start, knownNames: knownNames)
      if start > 0 { scanner.mark(.command, start - 1, start) }
      scanner.scan()
      return scanner.highlights
    }
  }

  /// A command's name: a mistake once a blank follows a name that means nothing.
  private static func command(_ bytes: [UInt8], from colon: Int) -> [Highlight] {
    var start = colon + 1
    while start < bytes.count, isSpace(bytes[start]) { start += 1 }
    var end = start
    while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let isFinished = end < bytes.count
    let isKnown = CommandSyntax.named(name) != nil || CommandSyntax.startingWith(name).count == 1
    return [Highlight(colon..<end, isKnown || !isFinished ? .command : .mistake)]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    EntryScanner.isBlank(byte) || byte == UInt8(ascii: "\n")
  }
}
