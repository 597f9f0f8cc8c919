/// The end of what a program wrote to its standard error, for messages.
struct LastWords: Sendable {
  /// The most bytes that are kept.
  private static let byteCount = 4096
  /// The most lines that are shown.
  private static let lineCount = 5

  private var bytes: [UInt8] = []

  /// Takes more of it.
  mutating func append(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
    bytes.removeFirst(max(0, bytes.count - Self.byteCount))
  }

  /// The last lines with something in them, on one line and in order; nil for none.
  var text: String? {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .filter { $0.contains { !$0.isWhitespace } }
    guard !lines.isEmpty else { return nil }
    return lines.suffix(Self.lineCount).joined(separator: " / ")
  }
}
