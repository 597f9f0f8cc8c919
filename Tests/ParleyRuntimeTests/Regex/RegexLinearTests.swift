import Testing

@testable import ParleyRuntime

/// The time of a search, counted in fuel.
struct RegexLinearTests {
  @Test(arguments: [
    ("(a+)+$", "a", "!"), ("(a|a)*$", "a", "!"), ("(a|aa)+$", "a", "!"), ("(.*)*x", "a", ""),
    ("(.*)(.*)(.*)(.*)x", "a", ""), ("(x+x+)+y", "x", ""), ("^(([a-z])+.)+[A-Z]([a-z])+$", "a", ""),
  ])
  func patternsThatBacktrackForeverElsewhereAreLinear(
    pattern: String,
    part: String,
    end: String
  ) throws {
    let regex = try Regex(parsing: pattern)
    func work(_ count: Int, tableLimit: Int) throws -> Int {
      var workspace = Workspace(fuel: 0)
      let utf8 = (String(repeating: part, count: count) + end).utf8
      var matcher = RegexMatcher(regex, tableLimit: tableLimit)
      _ = try matcher.firstMatch(in: utf8.span, using: &workspace)
      return -workspace.fuel
    }
    for tableLimit in [0, 1 << 16] {
      let short = try work(1000, tableLimit: tableLimit)
      let long = try work(4000, tableLimit: tableLimit)
      #expect(long <= short * 4 + 100)
      #expect(short <= 1000 * 40)
    }
  }

  @Test func aSearchStopsAtItsLimit() throws {
    var matcher = RegexMatcher(
      try Regex(parsing: "(\\w{1,50}\\s){1,50}x"),
      tableLimit: 0
    )
    var workspace = Workspace(fuel: 100, fuelPerCall: 100_000)
    let utf8 = String(repeating: "some words ", count: 10_000).utf8
    #expect {
      _ = try matcher.firstMatch(in: utf8.span, using: &workspace)
    } throws: {
      ($0 as? EffectError)?.kind == .limit
    }
    #expect(workspace.fuel < 0)
  }

  @Test func textWithoutAFirstByteIsPassedOverCheaply() throws {
    var matcher = RegexMatcher(try Regex(parsing: "needle\\d+"))
    var workspace = Workspace()
    let utf8 = String(repeating: "haystack ", count: 10_000).utf8
    #expect(try !matcher.occurs(in: utf8.span, using: &workspace))
    #expect(-workspace.fuel < 90_000 / 3)
  }

  @Test func automataThatGrowTooLargeAreLeft() throws {
    // The automaton of this pattern has 2^n states; the threads have n.
    let regex = try Regex(parsing: "[ab]*a[ab]{18}c")
    var random = SeededRandom(seed: 3)
    var text = ""
    for _ in 0..<3000 { text += Bool.random(using: &random) ? "a" : "b" }
    var workspace = Workspace()
    var matcher = RegexMatcher(regex, tableLimit: 2000)
    let utf8 = text.utf8
    #expect(try matcher.firstMatch(in: utf8.span, using: &workspace) == nil)
    // Beside the threads' work there is that of three tables full of states.
    #expect(-workspace.fuel > 3000 * 10)
    let matching = (text + "a" + String(repeating: "b", count: 18) + "c").utf8
    #expect(try matcher.firstMatch(in: matching.span, using: &workspace)?.range == 0..<3020)
  }

  @Test func patternsOfManyClassesAreSearchedToo() throws {
    let letters = (0..<400).compactMap { Unicode.Scalar(0x4E00 + 2 * $0) }.map(String.init)
    let regex = try Regex(parsing: letters.joined(separator: "|"))
    #expect(try regex.isFound(in: "abc" + letters[399]))
    #expect(try !regex.isFound(in: "abc\u{4E01}"))
  }
}
