import TerminalText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("한국어", 6), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇰🇷", 2),
    ("❤️", 2), ("\u{200B}", 0), ("a\u{0}b", 2), ("ｆ", 2),
  ])
  func clustersTakeTheirColumns(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }
}
