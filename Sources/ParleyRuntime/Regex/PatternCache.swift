/// The patterns that were searched for last, so that a pattern in a loop is compiled once.
struct PatternCache: Sendable {
  /// How many patterns are kept.
  static let capacity = 16

  private var entries: [(pattern: Text, matcher: RegexMatcher)] = []

  /// Takes out what is known of a pattern, or compiles it; ``keep(_:for:)`` puts it back after the search.
  mutating func take(_ pattern: Text) throws(RegexError) -> RegexMatcher {
    if let index = entries.lastIndex(where: { $0.pattern == pattern }) {
      return entries.remove(at: index).matcher
    }
    return RegexMatcher(try Regex(parsing: pattern.string))
  }

  /// Keeps what is known of a pattern; the one not used for longest goes.
  mutating func keep(_ matcher: RegexMatcher, for pattern: Text) {
    if entries.count >= PatternCache.capacity { entries.removeFirst() }
    entries.append((pattern, matcher))
  }
}
