import LineEditing
import TerminalText
import Testing

@testable import LineEditing

struct CompletionListTests {
  private static func lines(
    _ items: [Completions.Item],
    columns: Int = 30,
    limit: Int = 10
  ) -> [String] {
    CompletionList.lines(items, columns: columns, limit: limit, style: .plain)
  }

  @Test
  func explanationsStandInOneColumn() {
    let items: [Completions.Item] = [
      .init("say", explanation: "sends a turn"), .init("안녕", explanation: "wide"), .init("x"),
    ]
    #expect(Self.lines(items) == ["say   sends a turn", "안녕  wide", "x"])
  }

  @Test
  func linesAreCutToTheWidth() {
    let items = (1...3).map { number in
      Completions.Item(
        String(repeating: "가", count: number * 6),
        explanation: String(repeating: "나 ", count: 20)
      )
    }
    for columns in 4...60 {
      let lines = Self.lines(items, columns: columns)
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { $0.displayWidth < columns })
    }
  }

  @Test
  func whatIsTooMuchIsCounted() {
    let items = (1...30).map { Completions.Item("item \($0)", explanation: "explained") }
    let lines = Self.lines(items, limit: 5)
    #expect(lines.count == 5)
    #expect(lines.last == "… and 26 more")
    let names = (1...300).map { Completions.Item("file-\($0)") }
    #expect(Self.lines(names, limit: 5).last == "… and 288 more")
  }

  @Test
  func completionsWithoutExplanationsStandInColumns() {
    let items = ["a", "bb", "ccc", "d", "e"].map { Completions.Item($0) }
    #expect(Self.lines(items, columns: 12) == ["a    d", "bb   e", "ccc"])
  }

  @Test
  func controlSequencesOfAFilesNameAreNotShown() {
    let items: [Completions.Item] = [.init("a\u{1B}[31mb\nc"), .init("d")]
    #expect(Self.lines(items) == ["abc  d"])
  }

  @Test
  func cycleGoesAround() {
    var cycle = CompletionCycle([.init("a"), .init("b"), .init("c")], start: 0)
    #expect((0..<4).map { _ in cycle.move(by: 1) } == ["a", "b", "c", "a"])
    #expect(cycle.move(by: -1) == "c")
    var backwards = CompletionCycle([.init("a"), .init("b")], start: 0)
    #expect(backwards.move(by: -1) == "b")
  }

  @Test(arguments: [(["haiku", "hai"], "hai"), (["가나", "가다"], "가"), (["a", "b"], ""), ([], "")])
  func commonPrefixIsOfWholeCharacters(_ texts: [String], _ prefix: String) {
    #expect(CompletionCycle.commonPrefix(of: texts.map { .init($0) }) == prefix)
  }
}
