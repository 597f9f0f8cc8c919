import ParleyDiagnostics
import Testing

struct SourceMapTests {
  @Test func aSpanNamesItsFile() throws {
    var map = SourceMap()
    let firstAdded = map.add(path: "a", text: Array("one\ntwo".utf8))
    let first = try #require(firstAdded)
    let secondAdded = map.add(path: "b", text: Array("three".utf8))
    let second = try #require(secondAdded)
    #expect(map.file(containing: SourceSpan(first.base, first.base + 3))?.path == "a")
    #expect(map.file(containing: first.span.afterEnd)?.path == "a")
    #expect(map.file(containing: second.span.beforeStart)?.path == "b")
    #expect(map.file(containing: SourceSpan(second.span.end + 9, second.span.end + 9)) == nil)
  }

  @Test func columnsCountScalars() throws {
    var map = SourceMap()
    let fileAdded = map.add(path: "a", text: Array("x\n한e\u{301}y".utf8))
    let file = try #require(fileAdded)
    let place = map.position(of: SourceSpan(file.span.end - 1, file.span.end))
    #expect(place == SourcePosition(path: "a", line: 2, column: 4))
  }

  @Test func everyOffsetHasALine() {
    let lines = LineMap(Array("a\n\nbc\n".utf8))
    #expect((0...6).map(lines.line(at:)) == [0, 0, 1, 2, 2, 2, 3])
    #expect(lines.count == 4)
  }
}
