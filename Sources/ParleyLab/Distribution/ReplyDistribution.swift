/// How replies to the same request differ: groups of equal and near-equal ones, where they part, how long they are.
///
/// Replies are equal if their bytes are. They are near-equal if they have the same words, case and punctuation aside, or if at most a
/// fifth of the words of the longer one must be changed; the most frequent reply of a group decides who belongs to it.
package struct ReplyDistribution: Sendable {
  /// Near-equal replies.
  package struct Group: Sendable {
    /// Its replies by their text, the most frequent first.
    package fileprivate(set) var variants: [Variant]

    /// How many replies it has.
    package var count: Int { variants.reduce(0) { $0 + $1.count } }
    /// Its most frequent reply.
    package var text: String { variants.first?.text ?? "" }
  }

  /// Equal replies.
  package struct Variant: Sendable {
    /// The text.
    package let text: String
    /// The places of the replies in the list that was given, from 0.
    package fileprivate(set) var places: [Int]

    /// How many they are.
    package var count: Int { places.count }
  }

  /// How many words replies have, punctuation alone not counted.
  package struct Lengths: Sendable, Equatable {
    /// The fewest.
    package let shortest: Int
    /// The middle; between two of them their mean.
    package let median: Double
    /// The most.
    package let longest: Int
  }

  /// How many replies there are.
  package let count: Int
  /// The groups, the largest first.
  package let groups: [Group]
  /// Where the replies part; nil if all have the same words.
  package let parting: ReplyParting?
  /// How long they are; nil without replies.
  package let lengths: Lengths?
  /// Whether every reply was compared with every group; otherwise some groups may be near-equal.
  package let isComplete: Bool

  /// How many words of a reply are compared.
  private static let mostWords = 4_000
  /// Groups replies.
  ///
  /// - Parameters:
  ///   - replies: The texts, in the order of their trials.
  ///   - budget: How many pairs of words are compared at most. Default: 20 million, some tenths of a second.
  package init(_ replies: [String], budget: Int = 20_000_000) {
    count = replies.count
    let variants = Self.variants(of: replies)
    let words = variants.map { ReplyWords($0.text).words }
    var grouping = Grouping(budget: budget)
    for (variant, words) in zip(variants, words) {
      grouping.add(variant, words.prefix(Self.mostWords).map(\.compared))
    }
    groups = grouping.groups.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    isComplete = grouping.isComplete
    let counted = zip(words, variants).map { (words: $0, count: $1.count) }
    parting = ReplyParting(counted)
    let lengths = counted.flatMap { Array(repeating: $0.words.count, count: $0.count) }.sorted()
    if let shortest = lengths.first, let longest = lengths.last,
      let median = Quantile.of(sorted: lengths.map(Double.init), at: 0.5)
    {
      self.lengths = Lengths(shortest: shortest, median: median, longest: longest)
    } else {
      self.lengths = nil
    }
  }

  /// The different texts, the most frequent first, equally frequent ones in the order in which they came.
  private static func variants(of replies: [String]) -> [Variant] {
    var variants: [Variant] = []
    var places: [[UInt8]: Int] = [:]
    for (place, text) in replies.enumerated() {
      let bytes = Array(text.utf8)
      if let variant = places[bytes] {
        variants[variant].places.append(place)
      } else {
        places[bytes] = variants.count
        variants.append(Variant(text: text, places: [place]))
      }
    }
    return variants.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}

/// Puts variants into groups, the most frequent variants first.
private struct Grouping {
  private(set) var groups: [ReplyDistribution.Group] = []
  private(set) var isComplete = true
  private var leaders: [[Int]] = []
  private var groupOfWords: [[Int]: Int] = [:]
  private var numbers: [String: Int] = [:]
  private var distance: WordDistance

  init(budget: Int) {
    distance = WordDistance(budget: budget)
  }

  mutating func add(_ variant: ReplyDistribution.Variant, _ words: [String]) {
    let words = words.map { number(of: $0) }
    if let group = groupOfWords[words] ?? nearGroup(of: words) {
      groups[group].variants.append(variant)
      groupOfWords[words] = group
    } else {
      groupOfWords[words] = groups.count
      groups.append(ReplyDistribution.Group(variants: [variant]))
      leaders.append(words)
    }
  }

  private mutating func nearGroup(of words: [Int]) -> Int? {
    for (group, leader) in leaders.enumerated() {
      let limit = max(words.count, leader.count) / 5
      guard limit > 0 else { continue }
      switch distance.isWithin(limit, leader, words) {
      case true?: return group
      case false?: continue
      case nil: isComplete = false
      }
    }
    return nil
  }

  private mutating func number(of word: String) -> Int {
    if let number = numbers[word] { return number }
    numbers[word] = numbers.count
    return numbers.count - 1
  }
}
