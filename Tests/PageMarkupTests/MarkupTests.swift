import PageMarkup
import Testing

struct MarkupTests {
  @Test func escapesWhatHTMLGivesAMeaning() {
    #expect(Markup.text("<a href='x'>&\"").source == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;")
  }

  @Test func escapesAttributes() {
    let element = Markup.element("p", ["title": "\"><script>"], text: "x")
    #expect(element.source == "<p title=\"&quot;&gt;&lt;script&gt;\">x</p>")
  }

  @Test(arguments: ["\u{0}", "\u{1B}", "\u{202E}", "\u{FFFE}"])
  func replacesCharactersThatNoPageMayHold(character: String) {
    #expect(Markup.text(character).source == "\u{FFFD}")
  }

  @Test(arguments: [
    ("a\r\nb", "a\nb"), ("a\rb", "a\u{FFFD}b"), ("\r", "\u{FFFD}"), ("\r\r\n", "\u{FFFD}\n"),
    ("plain 1.0 =x", "plain 1.0 =x"), ("\u{7F}", "\u{FFFD}"), ("é<", "é&lt;"),
  ])
  func lineEndsOfOtherSystemsAreLineEnds(text: String, source: String) {
    #expect(Markup.text(text).source == source)
  }

  @Test func piecesComeOneAfterTheOther() {
    #expect(Markup.together(["<", .element("br"), .empty]).source == "&lt;<br/>")
  }

  @Test func aPolicyIsInTheHead() {
    let page = Markup.page(
      title: "t",
      style: "",
      script: "",
      policy: "default-src 'none'",
      body: []
    )
    #expect(
      page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;\"")
    )
    #expect(!Markup.page(title: "t", style: "", script: "", body: []).contains("http-equiv"))
  }
}
