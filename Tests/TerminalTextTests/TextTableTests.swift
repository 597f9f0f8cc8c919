import TerminalText
import Testing

struct TextTableTests {
  @Test func tablesAlignByWhatTheyTakeOnATerminal() {
    var table = TextTable(["A", "NAME", "X"])
    table.append(["1", "한국", "x"])
    table.append(["22", "ab"])
    #expect(table.rendered(style: .plain) == "A   NAME  X\n1   한국  x\n22  ab\n")
  }
}
