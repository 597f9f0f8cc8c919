import ParleyREPL
import TerminalText
import Testing

/// How text is broken into rows.
struct MarkdownRowTests {
  @Test func rowsBreakBetweenWords() {
    #expect(RenderedMarkdown.bytes(["one two three"], columns: 7) == "one two\nthree")
    #expect(RenderedMarkdown.bytes(["one two  three"], columns: 8) == "one two\nthree")
    #expect(
      RenderedMarkdown.marked("one **two three** f", columns: 7) == "one ⟪1 two⟫\n⟪1 three⟫ f"
    )
  }

  @Test func chineseAndJapaneseBreakAnywhereButBeforeClosingPunctuation() {
    #expect(RenderedMarkdown.bytes(["日本語日本語"], columns: 5) == "日本\n語日\n本語")
    #expect(RenderedMarkdown.bytes(["日本。語「日」"], columns: 6) == "日本。\n語\n「日」")
    #expect(RenderedMarkdown.bytes(["ab日cd"], columns: 3) == "ab\n日\ncd")
  }

  @Test func koreanBreaksAtBlanks() {
    #expect(RenderedMarkdown.bytes(["안녕 하세요 여러분"], columns: 8) == "안녕\n하세요\n여러분")
  }

  @Test func aWordLongerThanARowIsLeftToTheTerminal() {
    let address = "https://example.com/a/b/c"
    #expect(
      RenderedMarkdown.bytes(["see \(address) x yyy"], columns: 10) == "see\n\(address) x\nyyy"
    )
  }

  @Test func clustersStayTogether() {
    let family = "👨‍👩‍👧‍👦"
    let text = "\(family)\(family) e\u{301}e\u{301} 🇰🇷🇰🇷"
    #expect(
      RenderedMarkdown.bytes([text], columns: 4) == "\(family)\(family)\ne\u{301}e\u{301}\n🇰🇷🇰🇷"
    )
  }

  @Test(arguments: [1, 2, 3, 5, 9, 20])
  func anyWidthShowsAllText(columns: Int) {
    let text = "- a list 日本\n  > with quote\n\n# head\n\n| a | b |\n|--|--|\n| c | d |\n\nend"
    let visible = RenderedMarkdown.visible(text, columns: columns).filter(\.isLetter)
    for word in ["alist日本", "withquote", "head", "end"] { #expect(visible.contains(word)) }
  }
}
