import Testing

@testable import ParleyRuntime

/// Random patterns against a slow engine that tries one way after the other.
struct RegexReferenceTests {
  @Test(arguments: 0..<6)
  func bothEnginesAgreeWithBacktracking(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var compared = 0
    for _ in 0..<200 {
      let pattern = RandomPattern.make(depth: 3, random: &random)
      let regex = try Regex(parsing: pattern)
      var parser = RegexParser(pattern)
      let node = try parser.parsePattern()
      // One matcher for all texts: what it remembers of one must not harm the next.
      var matchers = [RegexMatcher(regex), RegexMatcher(regex, tableLimit: 0)]
      for _ in 0..<8 {
        let text = RandomPattern.text(random: &random)
        var reference = Backtracker(text: text, groupCount: regex.groupNames.count)
        guard let expected = reference.search(node) else { continue }
        compared += 1
        try compare(&matchers, with: expected, node, "\(pattern) in \(text)", text)
      }
    }
    #expect(compared > 1000)
  }

  private func compare(
    _ matchers: inout [RegexMatcher],
    with expected: Backtracker.Outcome,
    _ node: RegexNode,
    _ comment: Comment,
    _ text: String
  ) throws {
    var workspace = Workspace()
    let utf8 = text.utf8
    let first = try matchers[0].firstMatch(in: utf8.span, using: &workspace)
    let second = try matchers[1].firstMatch(in: utf8.span, using: &workspace)
    #expect(first == second, comment)
    #expect(first?.range.lowerBound == expected.range?.lowerBound, comment)
    if !node.repeatsNullable {
      #expect(first?.range == expected.range, comment)
      #expect(first.map(\.groups) == expected.groups, comment)
    }
    for index in matchers.indices {
      let isFound = try matchers[index].occurs(in: utf8.span, using: &workspace)
      #expect(isFound == (expected.range != nil), comment)
    }
    let all = try matchers[0].allMatches(in: utf8.span, using: &workspace)
    #expect(try matchers[1].allMatches(in: utf8.span, using: &workspace) == all, comment)
  }
}

/// Small random patterns and texts over few letters.
private enum RandomPattern {
  static func make(depth: Int, random: inout SeededRandom) -> String {
    guard depth > 0 else { return atom(random: &random) }
    let inner = { (random: inout SeededRandom) in make(depth: depth - 1, random: &random) }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return inner(&random) + inner(&random)
    case 2: return "(" + inner(&random) + "|" + inner(&random) + ")"
    case 3: return "(?:" + inner(&random) + "|" + inner(&random) + "|)"
    case 4: return "(" + inner(&random) + ")" + suffix(random: &random)
    case 5: return "(?:" + inner(&random) + ")" + suffix(random: &random)
    case 6: return atom(random: &random) + suffix(random: &random) + inner(&random)
    case 7: return "(?i:" + inner(&random) + ")" + atom(random: &random)
    default: return atom(random: &random)
    }
  }

  static func text(random: inout SeededRandom) -> String {
    let letters = ["a", "b", "c", "A", "é", "\n", " "]
    let count = Int.random(in: 0...9, using: &random)
    return (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
      .joined()
  }

  private static func atom(random: inout SeededRandom) -> String {
    let atoms = [
      "a", "b", "c", "a", "b", ".", "[ab]", "[^a]", "é", "\\w", "\\b", "^", "$", "(?m:^)", "(?m:$)",
      "(?s:.)", "\\B",
    ]
    return atoms[Int.random(in: 0..<atoms.count, using: &random)]
  }

  private static func suffix(random: inout SeededRandom) -> String {
    let suffixes = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}"]
    return suffixes[Int.random(in: 0..<suffixes.count, using: &random)]
  }
}

/// The meaning of patterns by trying one way after the other.
private struct Backtracker {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private let bytes: [UInt8]
  private var slots: [Int]
  private var budget = 20_000

  init(text: String, groupCount: Int) {
    scalars = Array(text.unicodeScalars)
    var offsets = [0]
    for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    self.offsets = offsets
    bytes = Array(text.utf8)
    slots = [Int](repeating: -1, count: 2 * (groupCount + 1))
  }

  /// A match with its groups; nils for none.
  typealias Outcome = (range: Range<Int>?, groups: [Range<Int>?]?)

  /// The first match; nil when it took too long.
  mutating func search(_ node: RegexNode) -> Outcome? {
    for start in 0...scalars.count {
      for index in slots.indices { slots[index] = -1 }
      var end = 0
      let isFound = match(node, at: start) { engine, place in
        end = place
        return true
      }
      if budget <= 0 { return nil }
      if isFound {
        let groups = stride(from: 2, to: slots.count, by: 2).map { index in
          slots[index + 1] < 0 ? nil : offsets[slots[index]]..<offsets[slots[index + 1]]
        }
        return (offsets[start]..<offsets[end], groups)
      }
    }
    return (nil, nil)
  }

  private typealias Rest = (inout Backtracker, Int) -> Bool

  private mutating func match(_ node: RegexNode, at place: Int, then rest: Rest) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch node {
    case .empty: return rest(&self, place)
    case .scalar(let scalar):
      return place < scalars.count && scalars[place].value == scalar && rest(&self, place + 1)
    case .set(let set):
      return place < scalars.count && set.contains(scalars[place].value) && rest(&self, place + 1)
    case .assertion(let assertion):
      return assertion.holds(at: offsets[place], in: bytes.span) && rest(&self, place)
    case .concatenation(let parts): return match(parts[...], at: place, then: rest)
    case .alternation(let branches):
      return branches.contains { match($0, at: place, then: rest) }
    case .group(let inner, let index):
      let before = (slots[2 * index], slots[2 * index + 1])
      if match(
        inner,
        at: place,
        then: { engine, end in
          let inside = (engine.slots[2 * index], engine.slots[2 * index + 1])
          (engine.slots[2 * index], engine.slots[2 * index + 1]) = (place, end)
          if rest(&engine, end) { return true }
          (engine.slots[2 * index], engine.slots[2 * index + 1]) = inside
          return false
        }
      ) {
        return true
      }
      (slots[2 * index], slots[2 * index + 1]) = before
      return false
    case .repetition(let inner, let least, let most, let isLazy):
      return matchRounds(
        inner,
        least: least,
        most: most ?? 1000,
        isLazy: isLazy,
        at: place,
        then: rest
      )
    }
  }

  private mutating func match(
    _ parts: ArraySlice<RegexNode>,
    at place: Int,
    then rest: Rest
  ) -> Bool {
    guard let first = parts.first else { return rest(&self, place) }
    return match(first, at: place) { engine, end in
      engine.match(parts.dropFirst(), at: end, then: rest)
    }
  }

  private mutating func matchRounds(
    _ inner: RegexNode,
    least: Int,
    most: Int,
    isLazy: Bool,
    at place: Int,
    then rest: Rest
  ) -> Bool {
    guard most > 0 else { return rest(&self, place) }
    func round(_ engine: inout Backtracker) -> Bool {
      engine.match(inner, at: place) { engine, end in
        // An optional round that took nothing is the last one.
        if end == place, least <= 0 { return rest(&engine, end) }
        return engine.matchRounds(
          inner,
          least: least - 1,
          most: most - 1,
          isLazy: isLazy,
          at: end,
          then: rest
        )
      }
    }
    if least > 0 { return round(&self) }
    if isLazy { return rest(&self, place) || round(&self) }
    return round(&self) || rest(&self, place)
  }
}

extension RegexNode {
  /// Whether a part that can be empty is repeated: there RE2 and this engine go on where backtracking ends with an empty round.
  fileprivate var repeatsNullable: Bool {
    switch self {
    case .empty, .scalar, .set, .assertion: false
    case .concatenation(let parts): parts.contains(where: \.repeatsNullable)
    case .alternation(let branches): branches.contains(where: \.repeatsNullable)
    case .group(let inner, _): inner.repeatsNullable
    case .repetition(let inner, _, _, _): inner.isNullable || inner.repeatsNullable
    }
  }
}
