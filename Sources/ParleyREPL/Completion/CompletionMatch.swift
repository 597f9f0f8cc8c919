import LineEditing

/// Which of some candidates the beginning of a word may become.
enum CompletionMatch {
  /// The items that a word may become, in their order: those that start with it as it is written, then those that start with it in
  /// other letters' case; where there are none, those that hold its letters in their order, starting with the same one.
  static func items(_ items: [Completions.Item], matching word: String) -> [Completions.Item] {
    guard !word.isEmpty else { return items }
    let folded = word.lowercased()
    var exact: [Completions.Item] = []
    var others: [Completions.Item] = []
    for item in items {
      if item.text.hasPrefix(word) {
        exact.append(item)
      } else if item.text.lowercased().hasPrefix(folded) {
        others.append(item)
      }
    }
    guard exact.isEmpty, others.isEmpty else { return exact + others }
    let letters = Array(folded)
    guard letters.count > 1 else { return [] }
    return items.filter { isSubsequence(letters, of: $0.text.lowercased()) }
  }

  /// Whether items were found by their letters alone: none of them starts with the word.
  static func isLoose(_ word: String, _ items: [Completions.Item]) -> Bool {
    let folded = word.lowercased()
    return !items.contains { $0.text.lowercased().hasPrefix(folded) }
  }

  /// Whether a text starts with the first of some letters and holds the others after it in their order.
  private static func isSubsequence(_ letters: [Character], of text: String) -> Bool {
    guard text.first == letters.first else { return false }
    var index = 0
    for character in text where index < letters.count && character == letters[index] { index += 1 }
    return index == letters.count
  }
}
