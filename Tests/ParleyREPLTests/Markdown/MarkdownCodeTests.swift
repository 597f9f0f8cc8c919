import ParleyREPL
import TerminalText
import Testing

/// Code blocks and their colours.
struct MarkdownCodeTests {
  @Test func codeIsKeptToTheCharacter() {
    let code =
      "\tif x {\n\n    \u{20}y  = \"a * b\" // *c*\n\t}\n" + String(repeating: "long ", count: 30)
      + "\n"
    #expect(RenderedMarkdown.visible("```swift\n\(code)```\nafter") == "swift\n\(code)after")
    #expect(RenderedMarkdown.visible("~~~~\n\(code)```\n~~~\n~~~~\n") == "\(code)```\n~~~\n")
  }

  @Test func indentedCodeIsKeptToTheCharacter() {
    #expect(
      RenderedMarkdown.bytes(["a\n\n    x * y * z\n\t\tb\n\nc"]) == "a\n\nx * y * z\n\tb\n\nc"
    )
    #expect(RenderedMarkdown.bytes(["a\n    b"]) == "a\n    b")
  }

  @Test func codeInAListIsIndentedAsTheList() {
    let text = "1. a:\n\n   ```\n   x\n     y\n z\n   ```\n   b\n2. c"
    #expect(RenderedMarkdown.bytes([text]) == "1. a:\n\n   x\n     y\n   z\n   b\n2. c")
  }

  @Test func aFenceThatIsNeverClosedEndsWithTheText() {
    #expect(RenderedMarkdown.visible("```js\nlet a") == "js\nlet a")
    #expect(RenderedMarkdown.visible("```js") == "js")
    #expect(RenderedMarkdown.visible("```\na\n``") == "a\n``")
  }

  @Test func aFenceWithABacktickInItsLabelIsInlineCode() {
    #expect(RenderedMarkdown.marked("```a``` b") == "⟪36 a⟫ b")
  }

  @Test(arguments: [
    ("swift", "let x = 12 // n", "⟪35 let⟫ x = ⟪33 12⟫ ⟪2 // n⟫"),
    ("swift", "let s = \"a \\\" b\" + y", "⟪35 let⟫ s = ⟪32 \"a \\\" b\"⟫ + y"),
    ("swift", "letter in0 \"\"", "letter in0 ⟪32 \"\"⟫"),
    ("Python", "def f(x): # hi", "⟪35 def⟫ f(x): ⟪2 # hi⟫"),
    ("py", "'''a\nb''' if 'c'", "⟪32 '''a⟫\n⟪32 b'''⟫ ⟪35 if⟫ ⟪32 'c'⟫"),
    ("json", "{\"a\": [1, true]}", "{⟪32 \"a\"⟫: [⟪33 1⟫, ⟪35 true⟫]}"),
    ("ts", "const a = `b\nc` / 2", "⟪35 const⟫ a = ⟪32 `b⟫\n⟪32 c`⟫ / ⟪33 2⟫"),
    ("bash", "echo $# 'a' # b", "⟪35 echo⟫ $# ⟪32 'a'⟫ ⟪2 # b⟫"),
    ("c++", "/* a\nb */ int c = '\"';", "⟪2 /* a⟫\n⟪2 b */⟫ ⟪35 int⟫ c = ⟪32 '\"'⟫;"),
    ("go", "func f() string", "⟪35 func⟫ f() ⟪35 string⟫"),
    ("rust", "fn f<'a>(x: &'a T)", "⟪35 fn⟫ f<'a>(x: &'a T)"),
    ("java", "return 1L;", "⟪35 return⟫ ⟪33 1L⟫;"),
    ("html", "<a b=\"c\">it's</a><!-- d -->", "<⟪35 a⟫ b=⟪32 \"c\"⟫>it's</⟪35 a⟫>⟪2 <!-- d -->⟫"),
    ("sql", "SELECT a FROM b -- c", "⟪35 SELECT⟫ a ⟪35 FROM⟫ b ⟪2 -- c⟫"),
    ("yaml", "a-b: it's # c", "⟪35 a-b⟫: it's ⟪2 # c⟫"),
    ("claude", "say Is it in \"x\"?", "⟪35 say⟫⟪32  Is it in \"x\"?⟫"),
    ("parley", "if x { print 'a' } # b", "⟪35 if⟫ x { ⟪35 print⟫ ⟪32 'a'⟫ } ⟪2 # b⟫"),
    ("brainfuck", "if 1 \"a\"", "if 1 \"a\""),
  ])
  func languagesHaveColours(label: String, code: String, expected: String) {
    let marked = RenderedMarkdown.marked("```\(label)\n\(code)\n```\n")
    #expect(marked == "⟪2 \(label)⟫\n\(expected)\n")
  }
}
