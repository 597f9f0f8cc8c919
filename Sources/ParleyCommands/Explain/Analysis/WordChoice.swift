/// Which word of a text is shown in its context.
struct WordChoice: Sendable {
  /// A word with what is known of its tokens.
  struct Entry: Sendable, Hashable {
    /// The word.
    let word: TextWord
    /// Its tokens' ids.
    let tokens: [Int]
  }

  /// The words of the text, in order.
  let entries: [Entry]

  /// Looks at the words of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - tokens: Its tokens' ids.
  ///   - spans: Where they lie in the text.
  init(text: String, tokens: [Int], spans: TokenSpans) {
    entries = TextWord.words(of: text).map { word in
      Entry(word: word, tokens: Array(tokens[spans.tokens(in: word.range)]))
    }
  }

  /// Makes a choice among words.
  init(entries: [Entry]) {
    self.entries = entries
  }

  /// The word that says most, and why it is taken; nil for a text without words.
  ///
  /// Words that carry meaning rather than grammar come first; of these one that stands after another, because only what stands before a
  /// word changes it; then a word that is a single token, because a piece of a word means little alone; then one with several well-known
  /// meanings; then the rarest, which is the one with the highest id, as frequent tokens are learnt first.
  func best(among keys: Set<String>? = nil) -> (entry: Entry, reason: WordInContext.Reason)? {
    let eligible = entries.enumerated().filter { keys?.contains($0.element.word.key) ?? true }
    let best = eligible.max {
      rank(of: $0.element, $0.offset) < rank(of: $1.element, $1.offset)
    }
    guard let entry = best?.element else { return nil }
    let isAmbiguous = ContrastSentences.knows(entry.word.key)
    return (entry, isAmbiguous ? .ambiguous : .rarest)
  }

  /// The last places of the words of some spellings: those that carry meaning, then the others.
  func lastPlaces(of keys: Set<String>) -> [[Entry]] {
    let places = keys.sorted().compactMap { last(spelt: $0) }
    return [true, false].map { carries in
      places.filter { Self.carriesMeaning($0.word.key) == carries }
    }
  }

  /// The last place of a word, by its spelling without differences of case.
  func last(spelt word: String) -> Entry? {
    entries.last { $0.word.key == word.lowercased() }
  }

  /// The first place of a word, by its spelling without differences of case.
  func first(spelt word: String) -> Entry? {
    entries.first { $0.word.key == word.lowercased() }
  }

  /// The words without repetitions, for telling a user what there is.
  var spellings: [String] {
    var seen: Set<String> = []
    return entries.map(\.word.spelling).filter { seen.insert($0.lowercased()).inserted }
  }

  private func rank(of entry: Entry, _ place: Int) -> Rank {
    let key = entry.word.key
    return Rank(
      carriesMeaning: Self.carriesMeaning(key) ? 1 : 0,
      hasContext: place > 0 ? 1 : 0,
      isSingle: entry.tokens.count == 1 ? 1 : 0,
      isAmbiguous: ContrastSentences.knows(key) ? 1 : 0,
      id: entry.tokens.last ?? 0,
      place: place
    )
  }

  private static func carriesMeaning(_ key: String) -> Bool {
    let isLong = key.unicodeScalars.count >= 3 || !key.utf8.allSatisfy { $0 < 0x80 }
    let hasLetters = key.unicodeScalars.contains { $0.properties.isAlphabetic }
    return isLong && hasLetters && !FunctionWords.contains(key)
  }

  /// What words are ordered by, from the weightiest on.
  private struct Rank: Comparable {
    let carriesMeaning: Int
    let hasContext: Int
    let isSingle: Int
    let isAmbiguous: Int
    let id: Int
    let place: Int

    private var weights: [Int] { [carriesMeaning, hasContext, isSingle, isAmbiguous, id, place] }

    static func < (left: Rank, right: Rank) -> Bool {
      left.weights.lexicographicallyPrecedes(right.weights)
    }
  }
}
