/// The tokens of a text laid over its bytes.
struct TokenSpans: Sendable {
  /// The bytes of each token in the text; a blank that was put before the text counts for none.
  let ranges: [Range<Int>]

  /// Lays tokens over a text.
  ///
  /// - Parameters:
  ///   - byteCounts: The bytes of each token.
  ///   - lead: How many bytes were put before the text.
  init(byteCounts: [Int], lead: Int) {
    var end = -lead
    ranges = byteCounts.map { count in
      let start = end
      end += count
      return max(0, start)..<max(0, end)
    }
  }

  /// The tokens that hold bytes of a range.
  func tokens(in range: Range<Int>) -> Range<Int> {
    let first = ranges.firstIndex { $0.upperBound > range.lowerBound } ?? ranges.endIndex
    let end = ranges.firstIndex { $0.lowerBound >= range.upperBound } ?? ranges.endIndex
    return first..<max(first, end)
  }
}
