import ParleyREPL
import TerminalText
import Testing

/// Markup within a line.
struct MarkdownInlineTests {
  @Test(arguments: [
    ("**bold**", "⟪1 bold⟫"),
    ("__bold__ x", "⟪1 bold⟫ x"),
    ("an *italic* word", "an ⟪3 italic⟫ word"),
    ("_a b_", "⟪3 a b⟫"),
    ("***both***", "⟪1;3 both⟫"),
    ("**a *b* c**", "⟪1 a ⟫⟪1;3 b⟫⟪1  c⟫"),
    ("*a **b***.", "⟪3 a ⟫⟪1;3 b⟫."),
    ("in*tra*word", "in⟪3 tra⟫word"),
    ("~~gone~~", "⟪9 gone⟫"),
    ("`code`", "⟪36 code⟫"),
    ("`` a`b ``", "⟪36 a`b⟫"),
    ("`a *b*`", "⟪36 a *b*⟫"),
    ("**`a`**", "⟪1;36 a⟫"),
    ("**a\nb** c", "⟪1 a⟫\n⟪1 b⟫ c"),
  ])
  func emphasisAndCodeHaveLooks(text: String, expected: String) {
    #expect(RenderedMarkdown.marked(text) == expected)
  }

  @Test(arguments: [
    "2 * 3 * 4", "5*2*3 = 30", "2**10 and 3**4", "snake_case_name", "a * b*", "**open", "**",
    "a ** b", "~5 and ~6", "a ~~ b",
    "`open", "``a`", "__init", "[a]", "[a][b]", "[a] (b)", "[a](b c)", "[a](", "[a](b", "![", "!",
    "![a]", "a_b_", "f(*args, **kwargs)", "&amp; <b>x</b> <https://a.b>", "a\\b", "C:\\dir",
    "** a **", "[", "[ ] open", "a | b",
  ])
  func whatIsNotMarkupStaysAsItIs(text: String) {
    #expect(RenderedMarkdown.bytes([text]) == text)
    #expect(RenderedMarkdown.bytes([text + "\n"]) == text + "\n")
  }

  @Test(arguments: ["*", "x\\", "`", "!", "[a](b", "**a", "-", "1.", "#", "|"])
  func whatIsLeftAtTheEndComesOut(text: String) {
    #expect(RenderedMarkdown.bytes([text]) == (text == "#" ? "" : text))
  }

  @Test func aBackslashTakesTheMeaningOfPunctuation() {
    #expect(
      RenderedMarkdown.bytes(["\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\\\"]) == "*a* _b_ [c](d) `e` \\"
    )
    #expect(RenderedMarkdown.marked("**a\\*b**") == "⟪1 a*b⟫")
  }

  @Test(arguments: [
    ("[text](https://a.b)", "⟪4 text⟫⟪2  (https://a.b)⟫"),
    ("[a *b*](c \"t\")", "⟪4 a ⟫⟪3;4 b⟫⟪2  (c \"t\")⟫"),
    ("[https://a.b](https://a.b)", "⟪4 https://a.b⟫"),
    ("[me@a.b](mailto:me@a.b).", "⟪4 me@a.b⟫."),
    ("[a](b(c)d)", "⟪4 a⟫⟪2  (b(c)d)⟫"),
    ("**see [a](b)**", "⟪1 see ⟫⟪1;4 a⟫⟪2  (b)⟫"),
    ("*a [b* c](d)", "*a ⟪4 b* c⟫⟪2  (d)⟫"),
    ("[a [b](c) d](e)", "[a ⟪4 b⟫⟪2  (c)⟫ d](e)"),
    ("![an image](i.png) after", "an image after"),
    ("![](i.png)", "⟪2 (i.png)⟫"),
    ("[![b](i.png)](c)", "⟪4 b⟫⟪2  (c)⟫"),
  ])
  func linksShowTextAndAddress(text: String, expected: String) {
    #expect(RenderedMarkdown.marked(text, columns: 60) == expected)
  }

  @Test(arguments: [
    ("**강조(bold)**는 좋다", "⟪1 강조(bold)⟫는 좋다"),
    ("**強調。**次", "⟪1 強調。⟫次"),
    ("これは**「太字」**です", "これは⟪1 「太字」⟫です"),
  ])
  func emphasisEndsBesideEastAsianText(text: String, expected: String) {
    #expect(RenderedMarkdown.marked(text) == expected)
  }

  @Test func markupThatEndsTooFarAwayIsText() {
    let far = "**" + String(repeating: "word ", count: 60) + "end**"
    #expect(RenderedMarkdown.visible(far, columns: 1000) == far)
    let near = "**" + String(repeating: "word ", count: 40) + "end**"
    #expect(RenderedMarkdown.visible(near, columns: 1000) == String(near.dropFirst(2).dropLast(2)))
  }

  @Test func anAddressMayBeLong() {
    let address = "https://a.b/" + String(repeating: "x", count: 900)
    let shown = RenderedMarkdown.visible("see [it](\(address)) now", columns: 2000)
    #expect(shown == "see it (\(address)) now")
  }
}
