import ParleyRuntime
import Testing

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
    func work(_ count: Int) throws -> Int {
      var workspace = Workspace(fuel: 0)
      let utf8 = (String(repeating: part, count: count) + end).utf8
      _ = try regex.firstMatch(in: utf8.span, using: &workspace)
      return -workspace.fuel
    }
    let short = try work(1000)
    let long = try work(4000)
    #expect(long <= short * 4 + 100)
    #expect(short <= 1000 * 40)
  }

  @Test func aSearchStopsAtItsLimit() throws {
    let regex = try Regex(parsing: "(\\w{1,50}\\s){1,50}x")
    var workspace = Workspace(fuel: 100, fuelPerCall: 100_000)
    let utf8 = String(repeating: "some words ", count: 10_000).utf8
    #expect {
      _ = try regex.firstMatch(in: utf8.span, using: &workspace)
    } throws: {
      ($0 as? EffectError)?.kind == .limit
    }
    #expect(workspace.fuel < 0)
  }

  @Test func textWithoutAFirstByteIsPassedOverCheaply() throws {
    let regex = try Regex(parsing: "needle\\d+")
    var workspace = Workspace()
    let utf8 = String(repeating: "haystack ", count: 10_000).utf8
    #expect(try !regex.occurs(in: utf8.span, using: &workspace))
    #expect(-workspace.fuel < 90_000 / 4)
  }
}
