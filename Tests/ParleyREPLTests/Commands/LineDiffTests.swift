import Testing

@testable import ParleyREPL

struct LineDiffTests {
  @Test(arguments: [
    ("", "", ""), ("a", "a", " a"), ("", "a", "+a"), ("a", "", "-a"), ("a", "b", "-a+b"),
    ("abc", "abd", " a b-c+d"), ("abcabba", "cbabac", "-a-b c+b a b-b a+c"),
    ("ab", "xaby", "+x a b+y"), ("abcdef", "abef", " a b-c-d e f"),
  ])
  func theFewestLinesChange(old: String, new: String, difference: String) {
    let diff = LineDiff(from: old.map(String.init), to: new.map(String.init))
    #expect(diff.lines.map(\.text).joined() == difference)
  }

  @Test func everyDifferenceGivesBothListsBack() {
    var seed: UInt64 = 1
    func next(_ bound: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % bound)
    }
    for _ in 0..<500 {
      let old = (0..<next(12)).map { _ in String(next(4)) }
      let new = (0..<next(12)).map { _ in String(next(4)) }
      let lines = LineDiff(from: old, to: new).lines
      #expect(lines.compactMap(\.old) == old)
      #expect(lines.compactMap(\.new) == new)
      let kept = lines.filter { $0.old != nil && $0.new != nil }.count
      #expect(kept == Self.longestCommon(old, new))
    }
  }

  @Test func listsThatDifferTooMuchAreReplacedBetweenTheirEqualEnds() {
    let old = ["start"] + (0..<LineDiff.mostChanges).map { "old \($0)" } + ["end"]
    let new = ["start"] + (0..<LineDiff.mostChanges).map { "new \($0)" } + ["end"]
    let lines = LineDiff(from: old, to: new).lines
    #expect(lines.count == 2 * LineDiff.mostChanges + 2)
    #expect(lines.first == .kept("start"))
    #expect(lines.last == .kept("end"))
  }

  /// The length of the longest common subsequence, by the textbook's table.
  private static func longestCommon(_ one: [String], _ other: [String]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: 1)
    for (i, left) in one.enumerated() {
      var row = [0]
      for (j, right) in other.enumerated() {
        row.append(left == right ? table[i][j] + 1 : max(table[i][j + 1], row[j]))
      }
      table.append(row)
    }
    return table[one.count][other.count]
  }
}

extension LineDiff.Line {
  fileprivate var text: String {
    switch self {
    case .kept(let line): " " + line
    case .removed(let line): "-" + line
    case .added(let line): "+" + line
    }
  }

  fileprivate var old: String? {
    switch self {
    case .kept(let line), .removed(let line): line
    case .added: nil
    }
  }

  fileprivate var new: String? {
    switch self {
    case .kept(let line), .added(let line): line
    case .removed: nil
    }
  }
}
