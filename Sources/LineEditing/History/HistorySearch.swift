/// The search for an earlier entry that contains what is typed.
struct HistorySearch {
  private let entries: [String]
  /// What is searched for.
  private(set) var pattern = ""
  /// Whether nothing further contains it; the last match stays.
  private(set) var hasFailed = false
  private var index: Int

  /// Starts after the newest entry.
  ///
  /// - Parameter entries: The history, oldest first.
  init(_ entries: [String]) {
    self.entries = entries
    index = entries.count
  }

  /// The entry found; nil before the first.
  var match: String? { index < entries.count ? entries[index] : nil }

  /// Adds a scalar to what is searched for; parts of a Hangul syllable join.
  mutating func type(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    if let last = pattern.last,
      Hangul.composed(last).unicodeScalars.count < last.unicodeScalars.count
    {
      pattern.removeLast()
      pattern.append(Hangul.composed(last))
    }
    find(from: index, step: -1)
  }

  /// Takes the last character back and searches anew.
  mutating func eraseLast() {
    guard !pattern.isEmpty else { return }
    pattern.removeLast()
    index = entries.count
    hasFailed = false
    if !pattern.isEmpty { find(from: index - 1, step: -1) }
  }

  /// Goes to an older match.
  mutating func older() { find(from: index - 1, step: -1) }

  /// Goes to a newer match.
  mutating func newer() { find(from: index + 1, step: 1) }

  private mutating func find(from start: Int, step: Int) {
    guard !pattern.isEmpty else { return }
    let shown = match
    var next = min(start, entries.count - (step < 0 ? 1 : 0))
    while next >= 0, next < entries.count {
      // The same entry again would look as if nothing had happened.
      let isOther = next == index || entries[next] != shown
      if isOther, Self.contains(entries[next], pattern) {
        index = next
        hasFailed = false
        return
      }
      next += step
    }
    hasFailed = true
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var part = part
    var text = text
    return part.withUTF8 { part in
      text.withUTF8 { text in
        guard let first = part.first, text.count >= part.count else { return part.isEmpty }
        for start in 0...(text.count - part.count) where text[start] == first {
          if text[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
      }
    }
  }
}
