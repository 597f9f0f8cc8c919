/// A source text with places marked by `⟦` and `⟧`, for tests of spans.
package struct MarkedSource {
  /// The text without the marks.
  package let text: String
  /// The marked ranges as UTF-8 offsets of ``text``, in the order of their opening marks.
  package let ranges: [Range<Int>]

  /// Reads a marked text; marks may nest.
  package init(_ marked: String) {
    var text = ""
    var open: [Int] = []
    var found: [(start: Int, end: Int)] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append(found.count)
        found.append((text.utf8.count, text.utf8.count))
      case "⟧":
        if let index = open.popLast() { found[index].end = text.utf8.count }
      default: text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    ranges = found.map { $0.start..<$0.end }
  }
}
