import ParleyREPL
import TerminalText
import Testing

/// Tables.
struct MarkdownTableTests {
  @Test func columnsAlignByDisplayWidth() {
    let text = """
      | Name | Alter | 값 |
      |:-----|:-----:|---:|
      | 김철수 | 12 | `a` |
      | Bob **b** | 7 | 日本🎉 |
      | é | a\\|b |
      after
      """
    let expected = """
      Name   │ Alter │     값
      ───────┼───────┼───────
      김철수 │  12   │      a
      Bob b  │   7   │ 日本🎉
      é      │  a|b  │ 
      after
      """
    let visible = RenderedMarkdown.visible(text)
    let trimmed = visible.split(separator: "\n").map(Self.trimmed)
    #expect(trimmed == expected.split(separator: "\n").map(Self.trimmed))
    #expect(RenderedMarkdown.marked("|A|\n|-|\n|*b*|\n") == "⟪1 A⟫\n⟪2 ─⟫\n⟪3 b⟫\n")
  }

  private static func trimmed(_ line: Substring) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  @Test(arguments: [
    "| a | b |\n| c | d |", "| a | b |\n|---|\nx", "| alone", "|", "text\n| a |\nmore",
    "| a |\n\n|---|",
  ])
  func linesThatAreNoTableStayAsTheyAre(text: String) {
    #expect(RenderedMarkdown.bytes([text]) == text)
    #expect(RenderedMarkdown.bytes([text + "\n"]) == text + "\n")
  }

  @Test func aTableMayFollowTextAndEndTheReply() {
    #expect(RenderedMarkdown.visible("text\n| a |\n|--|\n| b |") == "text\na\n─\nb")
    #expect(RenderedMarkdown.visible("| a |\n|--|") == "a\n─")
  }

  @Test(arguments: 8...60)
  func wideTablesStayWithinTheRow(columns: Int) {
    let text = """
      | Language | What it is good for | 예 |
      |---|---|--:|
      | Swift | apps, servers, and https://example.com/long | 한국어텍스트가길다 |
      | 日本語日本語日本語 | **strong words** wrap | y |
      """
    let rows = RenderedMarkdown.visible(text, columns: columns).split(separator: "\n")
    #expect(rows.allSatisfy { $0.displayWidth <= columns })
    let letters = rows.joined().filter { $0.isLetter }.sorted()
    let expected = text.filter { $0.isLetter }
    if rows[1].contains("┼") { #expect(letters == expected.sorted()) }
    #expect(Set(letters) == Set(expected))
  }

  @Test func aNarrowTableIsAList() {
    let text = "| A | B | C |\n|---|---|---|\n| one | two words | three |\n"
    #expect(
      RenderedMarkdown.visible(text, columns: 12) == "A: one\nB: two words\nC: three\n────────\n"
    )
  }

  @Test func aLongTableComesBeforeItsEnd() {
    var renderer = MarkdownRenderer(columns: 40, style: .ansi)
    var written = renderer.append("| n | word |\n|--:|---|\n")
    #expect(written.isEmpty)
    for row in 1...98 { written += renderer.append("| \(row) | w |\n") }
    let before = written.strippingControls.split(separator: "\n")
    #expect(before.count == 100)
    #expect(before.last == "98 │ w")
    #expect(renderer.finish().isEmpty)
  }

  @Test func aTableInAQuoteHasItsBar() {
    let visible = RenderedMarkdown.visible("> | a | b |\n> |---|---|\n> | c | d |\n\nx")
    #expect(visible == "│ a │ b\n│ ──┼──\n│ c │ d\n\nx")
  }
}
