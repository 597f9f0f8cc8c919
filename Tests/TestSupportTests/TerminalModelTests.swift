import TestSupport
import Testing

/// The model of a screen that tests look at.
struct TerminalModelTests {
  private func model(_ text: String, columns: Int = 10, rows: Int = 4) -> TerminalModel {
    var model = TerminalModel(columns: columns, rows: rows)
    model.feed(text.utf8)
    return model
  }

  @Test func wideScalarsTakeTwoColumnsAndMarksNone() {
    let model = model("a한e\u{301}👍")
    #expect(model.screen[0] == "a한e\u{301}👍")
    #expect(model.cursor == .init(row: 0, column: 6))
    #expect(model.lines[0].cells[2].text.isEmpty)
  }

  @Test func aWideScalarThatDoesNotFitGoesToTheNextRow() {
    let model = model("123456789한")
    #expect(model.screen[0...1] == ["123456789", "한"])
  }

  @Test func theLastColumnIsLeftOnlyByTheNextScalar() {
    #expect(model("1234567890").cursor == .init(row: 0, column: 9))
    #expect(model("1234567890x").screen[0...1] == ["1234567890", "x"])
    #expect(model("1234567890\rx").screen[0...1] == ["x234567890", ""])
  }

  @Test func rowsThatRunOnAreOneLineOfText() {
    #expect(model("1234567890abc\r\nnext").text == "1234567890abc\nnext")
  }

  @Test func whatScrollsOffIsKept() {
    let model = model("1\r\n2\r\n3\r\n4\r\n5\r\n6")
    #expect(model.screen == ["3", "4", "5", "6"])
    #expect(model.scrollback.map(\.text) == ["1", "2"])
    #expect(model.text == "1\n2\n3\n4\n5\n6")
  }

  @Test(arguments: [
    ("abcdef\u{1B}[3D\u{1B}[2@", "abc  def"), ("abcdef\u{1B}[3D\u{1B}[2P", "abcf"),
    ("abcdef\u{1B}[3D\u{1B}[K", "abc"), ("abcdef\u{1B}[3D\u{1B}[1K", "    ef"),
    ("abcdef\u{1B}[2G\u{1B}[2X", "a  def"), ("abc\u{8}\u{8}\u{1B}[4hxy\u{1B}[4lz", "axyzc"),
    ("a\tb", "a       b"), ("한글\u{1B}[2Gx", " x글"), ("\u{1B}(B\u{1B}[mok", "ok"),
    ("\u{1B}]0;title\u{7}ok", "ok"), ("\u{1B}]0;title\u{1B}\\ok", "ok"),
  ])
  func sequencesEditTheRow(_ input: String, _ row: String) {
    #expect(model(input).screen[0] == row)
  }

  @Test(arguments: [
    ("1\r\n2\r\n3\u{1B}[2A\u{1B}[L", ["", "1", "2", "3"]),
    ("1\r\n2\r\n3\u{1B}[2A\u{1B}[M", ["2", "3", "", ""]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3;1H\nx", ["1", "3", "x", "4"]),
    ("1\r\n2\u{1B}[H\u{1B}M0", ["0", "1", "2", ""]),
    ("1\r\n2\r\n3\u{1B}[2;1H\u{1B}[J", ["1", "", "", ""]), ("1\r\n2\u{1B}[2J", ["", "", "", ""]),
  ])
  func sequencesEditTheScreen(_ input: String, _ rows: [String]) {
    #expect(model(input).screen == rows)
  }

  @Test func stylesAreKeptForEachCell() {
    let line = model("\u{1B}[1;31mab\u{1B}[0;2mcd\u{1B}[38;5;99me\u{1B}[m").lines[0]
    #expect(line.styles(of: "ab").allSatisfy { $0.isBold && $0.foreground == .indexed(1) })
    #expect(line.styles(of: "cd").allSatisfy { $0.isDim && !$0.isBold && $0.foreground == nil })
    #expect(line.styles(of: "e").map(\.foreground) == [.indexed(99)])
    #expect(line.styles(of: "zz").isEmpty)
  }

  @Test func aSequenceThatIsCutGoesOnWithTheNextBytes() {
    var model = TerminalModel(columns: 10, rows: 2)
    for byte in "a\u{1B}[1m한\u{1B}[2Gb".utf8 { model.feed([byte]) }
    #expect(model.screen[0] == "ab")
  }

  @Test func aSmallerScreenKeepsTheCursorsRow() {
    var model = model("1\r\n2\r\n3\r\n4")
    model.resize(columns: 5, rows: 2)
    #expect(model.screen == ["3", "4"])
    #expect(model.cursor == .init(row: 1, column: 1))
    model.resize(columns: 20, rows: 3)
    #expect(model.screen == ["3", "4", ""])
  }

  @Test func modesAndMarksAreSeen() {
    let model = model("\u{1B}[?2004h\u{1B}[?25l\u{1B}]7777;12;3\u{7}\u{7}")
    #expect(model.bracketsPastes && !model.isCursorVisible)
    #expect(model.marks == [12, 3] && model.bellCount == 1)
  }
}
