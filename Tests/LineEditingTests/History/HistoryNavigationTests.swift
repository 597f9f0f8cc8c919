import Testing

@testable import LineEditing

struct HistoryNavigationTests {
  @Test
  func recallKeepsTheDraftAndWhatWasEdited() {
    var recall = HistoryRecall(["one", "two"])
    #expect(recall.move(by: 1, leaving: [1]) == nil)
    #expect(recall.move(by: -1, leaving: [1]) == .entry("two"))
    #expect(recall.move(by: -1, leaving: [2]) == .entry("one"))
    #expect(recall.move(by: -1, leaving: [3]) == nil)
    #expect(recall.move(by: 1, leaving: [3]) == .cells([2]))
    #expect(recall.move(by: 1, leaving: [2]) == .cells([1]))
    #expect(recall.move(by: -2, leaving: [1]) == .cells([3]))
  }

  @Test(
    arguments: [
      ("sa", "y new"), ("say o", "ld"), ("say new", nil), ("", nil), ("x", nil), ("가", "나"),
      ("e", nil),
    ] as [(String, String?)]
  )
  func hintGoesOnWithTheNewestEntry(_ text: String, _ rest: String?) {
    let recall = HistoryRecall(["say old", "가나", "e\u{301}", "say new"])
    #expect(recall.continuation(of: text) == rest)
  }

  @Test
  func searchGoesFromTheNewestToTheOldest() {
    var search = HistorySearch(["say 가", "print 가나", "say 나"])
    #expect(search.match == nil)
    search.type("가")
    #expect(search.match == "print 가나")
    search.type("나")
    #expect(search.match == "print 가나")
    search.eraseLast()
    search.older()
    #expect(search.match == "say 가")
    search.older()
    #expect(search.hasFailed && search.match == "say 가")
    search.newer()
    #expect(!search.hasFailed && search.match == "print 가나")
    search.type("x")
    #expect(search.hasFailed && search.pattern == "가x")
  }

  @Test
  func searchSkipsTheSameEntryAgain() {
    var search = HistorySearch(["say a", "say b", "say b"])
    search.type("s")
    search.older()
    #expect(search.match == "say a")
  }

  @Test
  func searchTakesASyllableInParts() {
    var search = HistorySearch(["한"])
    for scalar in "\u{1112}\u{1161}\u{11AB}".unicodeScalars { search.type(scalar) }
    #expect(search.match == "한")
    #expect(Array(search.pattern.unicodeScalars) == ["한"])
  }

  @Test
  func wordIsUndoneAtOnce() {
    var undo = UndoHistory()
    var cells: [UInt32] = []
    for cell in "ab cd".unicodeScalars.map(\.value) {
      cells.append(cell)
      undo.remember(cells, cursor: cells.count)
    }
    #expect(undo.back(from: cells)?.cells.count == 3)
    #expect(undo.back(from: Array(cells[..<3]))?.cells.count == 2)
    #expect(undo.back(from: Array(cells[..<2]))?.cells.count == 0)
    #expect(undo.back(from: []) == nil)
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\u{1B}[31m\u{7}\tb", "a[31m\tb"), ("\u{9B}x\u{7F}", "x"),
    ("안녕\r\r", "안녕\n\n"),
  ])
  func pasteIsCleaned(_ pasted: String, _ text: String) {
    #expect(PastedText.clean(Array(pasted.utf8)) == text)
  }
}
