/// The patterns that were compiled last, so that a pattern in a loop is compiled once.
struct PatternCache: Sendable {
  /// How many patterns are kept.
  static let capacity = 16

  private var entries: [(pattern: Text, regex: Regex)] = []

  /// The compiled form of a pattern.
  mutating func regex(for pattern: Text) throws(RegexError) -> Regex {
    if let index = entries.firstIndex(where: { $0.pattern == pattern }) {
      if index > 0 { entries.swapAt(index, index - 1) }
      return entries[max(index - 1, 0)].regex
    }
    let regex = try Regex(parsing: pattern.string)
    if entries.count >= PatternCache.capacity { entries.removeLast() }
    entries.append((pattern, regex))
    return regex
  }
}
