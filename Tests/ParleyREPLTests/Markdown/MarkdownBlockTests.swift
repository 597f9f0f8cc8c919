import ParleyREPL
import TerminalText
import Testing

/// Blocks and the containers around them.
struct MarkdownBlockTests {
  @Test(arguments: [
    ("# One\ntext", "⟪1;4 One⟫\ntext"),
    ("## Two ##\n", "⟪1 Two⟫\n"),
    ("### C# and #\n", "⟪1 C# and⟫\n"),
    ("#### A `b` #5\n", "⟪1 A ⟫⟪1;36 b⟫⟪1  #5⟫\n"),
    ("#hash\n", "#hash\n"),
    ("####### seven", "####### seven"),
    ("#\nx", "\nx"),
  ])
  func headingsAreStrong(text: String, expected: String) {
    #expect(RenderedMarkdown.marked(text) == expected)
  }

  @Test func lineBreaksStayAndBlanksBeforeThemGo() {
    #expect(
      RenderedMarkdown.bytes(["old pond  \n  a frog\\\nsplash\n\n\nx"])
        == "old pond\n  a frog\nsplash\n\n\nx"
    )
  }

  @Test func listsHangAndNest() {
    let text = """
      - one is long enough to wrap
        - two is long enough to wrap
      * three
        more
      + four

        a paragraph

      10. ten is long enough to wrap
      1) other
      end
      """
    let expected = """
      • one is long enough
        to wrap
        • two is long
          enough to wrap
      • three
        more
      • four

        a paragraph

      10. ten is long
          enough to wrap
      1) other
         end
      """
    #expect(RenderedMarkdown.bytes([text], columns: 20) == expected)
  }

  @Test func anItemTwoColumnsRightOfItsMarkerIsNested() {
    #expect(
      RenderedMarkdown.bytes(["1. a\n  - b\n    - c\n2. d"]) == "1. a\n   • b\n     • c\n2. d"
    )
    #expect(RenderedMarkdown.bytes(["- a\n    - b\n        - c"]) == "• a\n  • b\n    • c")
  }

  @Test(arguments: [
    "It was\n1984. Then", "a\n- \nb", "-1 and -2", "1.5 times", "+1", "12345678901. x",
  ])
  func whatOnlyLooksLikeAnItemIsText(text: String) {
    let lines = text.split(separator: "\n").map { $0 == "- " ? "-" : String($0) }
    #expect(RenderedMarkdown.bytes([text]) == lines.joined(separator: "\n"))
  }

  @Test func quotesHaveABarOnEveryRow() {
    let text = "> a quote that wraps here\n> > inner\n>\n> - item\nlazy\n\nout"
    let expected =
      "⟪2 │ ⟫a quote that wraps\n⟪2 │ ⟫here\n⟪2 │ │ ⟫inner\n⟪2 │⟫\n⟪2 │ ⟫• item\n⟪2 │ ⟫  lazy\n\nout"
    #expect(RenderedMarkdown.marked(text, columns: 20) == expected)
  }

  @Test(arguments: ["---", "***", "___", "- - -", " * * *  ", "a\n---"])
  func rulesFillTheRow(text: String) {
    let before = text.hasPrefix("a") ? "a\n" : ""
    #expect(RenderedMarkdown.marked(text + "\nx", columns: 8) == before + "⟪2 ────────⟫\nx")
  }

  @Test func emptyItemsShowTheirMarker() {
    #expect(RenderedMarkdown.bytes(["-\n- a\n1.\n"]) == "•\n• a\n1.\n")
  }

  @Test func deepNestingBecomesText() {
    let text = String(repeating: "> ", count: 40) + "end"
    let visible = RenderedMarkdown.visible(text, columns: 200)
    #expect(
      visible == String(repeating: "│ ", count: 16) + String(repeating: "> ", count: 24) + "end"
    )
  }
}
