/// The first word in which replies differ.
package struct ReplyParting: Sendable, Equatable {
  /// One way to go on.
  package struct Branch: Sendable, Equatable {
    /// The next word as the first such reply writes it; nil where replies end.
    package let word: String?
    /// How many replies go on so.
    package fileprivate(set) var count: Int
  }

  /// How many words all replies share at their start.
  package let sharedCount: Int
  /// The last of the shared words, as the first reply writes them.
  package let sharedEnd: String
  /// How they go on, the most frequent first.
  package let branches: [Branch]

  /// How many of the shared words are told.
  private static let toldWords = 6

  /// Compares replies, each with how often it came; nil if all have the same words.
  init?(_ replies: [(words: [ReplyWords.Word], count: Int)]) {
    guard let first = replies.first else { return nil }
    var shared = first.words.count
    for reply in replies.dropFirst() {
      let common = zip(first.words, reply.words).prefix { $0.compared == $1.compared }.count
      shared = min(shared, common)
    }
    let branches = Self.branches(of: replies, at: shared)
    guard branches.count > 1 else { return nil }
    sharedCount = shared
    self.branches = branches
    let told = first.words[..<shared].suffix(Self.toldWords).map { String($0.written) }
    sharedEnd = told.joined(separator: " ")
  }

  private static func branches(
    of replies: [(words: [ReplyWords.Word], count: Int)],
    at place: Int
  ) -> [Branch] {
    var branches: [Branch] = []
    var places: [String?: Int] = [:]
    for (words, count) in replies {
      let word = place < words.count ? words[place] : nil
      if let branch = places[word?.compared] {
        branches[branch].count += count
      } else {
        places[word?.compared] = branches.count
        branches.append(Branch(word: word.map { String($0.written) }, count: count))
      }
    }
    return branches.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}
