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
}
