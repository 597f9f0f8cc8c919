import TerminalText

/// The first place where a script and its layout differ, in the manner of a unified diff.
struct LayoutDifference {
  /// The path, and the lines of the first difference: at most ten of each side after `-` and `+`, with a line before and after.
  let rendered: String

  /// Compares a script with its layout, which differs from it.
  init(from source: [UInt8], to text: [UInt8], path: String) {
    let old = Self.lines(source)
    let new = Self.lines(text)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let (oldCount, newCount) = Self.extent(old[start...], new[start...])
    var lines = ["\(path.strippingControls): is not laid out in the canonical way"]
    let first = max(0, start - 1)
    let context = start - first
    lines.append("@@ -\(first + 1),\(oldCount + context) +\(first + 1),\(newCount + context) @@")
    lines += old[first..<start].map { " \($0)" }
    lines += old[start..<start + oldCount].map { "-\($0)" }
    lines += new[start..<start + newCount].map { "+\($0)" }
    rendered = lines.map { "\($0)\n" }.joined()
  }

  /// The lines, control characters taken out, with marks where a line end is not a line feed or lacks.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      line in
      let text = String(decoding: line, as: UTF8.self)
      let isMarked = line.starts(with: [0xEF, 0xBB, 0xBF])
      return (isMarked ? "<byte-order mark>" : "")
        + text.filter { $0 != "\u{FEFF}" }.strippingControls
        + (line.last == UInt8(ascii: "\r") ? "<carriage return>" : "")
    }
    if lines.last == "" {
      lines.removeLast()
    } else {
      lines[lines.count - 1] += "<no newline>"
    }
    return lines
  }

  /// How many lines of each side differ before the two go on with the same line; at most ten.
  private static func extent(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> (Int, Int) {
    for sum in 1...20 {
      for oldCount in max(0, sum - 10)...min(10, sum) {
        let newCount = sum - oldCount
        guard oldCount <= old.count, newCount <= new.count else { continue }
        let oldNext = old.dropFirst(oldCount).first
        if oldNext == new.dropFirst(newCount).first { return (oldCount, newCount) }
      }
    }
    return (min(10, old.count), min(10, new.count))
  }
}
