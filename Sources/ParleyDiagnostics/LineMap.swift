/// The starts of a text's lines, for turning offsets into lines and columns.
package struct LineMap: Sendable {
  /// The offset of each line's first byte, ascending; the first is 0.
  private let starts: [UInt32]

  /// Finds the lines of a text.
  ///
  /// - Complexity: O(bytes).
  package init(_ text: [UInt8]) {
    var starts: [UInt32] = [0]
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(UInt32(index) + 1)
    }
    self.starts = starts
  }

  /// The number of lines; at least 1.
  package var count: Int { starts.count }

  /// The line, counted from 0, that holds an offset counted from the text's first byte.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset of a line's first byte, the line counted from 0.
  ///
  /// - Requires: `line` is in `0..<count`.
  package func start(ofLine line: Int) -> Int {
    precondition(starts.indices.contains(line), "a line number is within the text")
    return Int(starts[line])
  }
}
