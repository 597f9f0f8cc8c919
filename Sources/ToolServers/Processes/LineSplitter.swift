/// Cuts a stream of bytes into lines.
struct LineSplitter: Sendable {
  /// A line is longer than the limit.
  struct TooLong: Error {}

  private let limit: Int
  private var begun: [UInt8] = []

  /// Makes a splitter.
  ///
  /// - Parameter limit: The most bytes of a line.
  init(limit: Int) {
    self.limit = limit
  }

  /// Takes bytes and gives the lines that are complete with them, without their ends; lines of blanks are left out.
  ///
  /// - Throws: ``TooLong``.
  mutating func append(_ bytes: [UInt8]) throws(TooLong) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      try take(rest[..<end])
      if begun.contains(where: { $0 > 0x20 }) { lines.append(begun) }
      begun = []
      rest = rest[(end + 1)...]
    }
    try take(rest)
    return lines
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws(TooLong) {
    guard begun.count + bytes.count <= limit else { throw TooLong() }
    begun.append(contentsOf: bytes)
  }
}
