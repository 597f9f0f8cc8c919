import OrderedJSON
import TerminalText
import TestSupport
import Testing

@testable import ParleyCommands

/// What explanations look like on a terminal, as a page and for machines, over values made by hand.
struct ExplanationRenderingTests {
  private static let folder = "Tests/ParleyCommandsTests/Goldens"

  private func text(
    _ columns: Int?,
    _ style: TerminalStyle = .plain,
    isBrief: Bool = false
  ) -> String {
    let look = ExplanationLook(columns: columns, style: style, isBrief: isBrief, detailedChoices: 3)
    return ExplanationText(SampleExplanation.make(), look: look).rendered
  }

  @Test func aTextIsAsRecorded() {
    Golden.expect(text(nil), at: "\(Self.folder)/explain-80.txt")
    Golden.expect(text(40), at: "\(Self.folder)/explain-40.txt")
    Golden.expect(text(80, .ansi), at: "\(Self.folder)/explain-ansi.txt")
    Golden.expect(text(80, isBrief: true), at: "\(Self.folder)/explain-quiet.txt")
  }

  @Test func aComparisonIsAsRecorded() {
    let look = ExplanationLook(columns: nil, style: .plain)
    let comparison = ComparisonText(SampleExplanation.comparison(), look: look)
    Golden.expect(comparison.rendered, at: "\(Self.folder)/explain-compare.txt")
  }

  @Test func aPageIsAsRecorded() {
    let page = ExplanationPage(SampleExplanation.make()).html
    Golden.expect(page.brokenAtElements, at: "\(Self.folder)/explain-page.txt")
    let comparison = ComparisonPage(SampleExplanation.comparison()).html
    Golden.expect(comparison.brokenAtElements, at: "\(Self.folder)/explain-compare-page.txt")
  }

  @Test func theFormForMachinesIsAsRecorded() {
    let value = JSONValue.object(ExplanationJSON.object(of: SampleExplanation.make()))
    let text = String(decoding: JSONWriter.bytes(of: value, layout: .indented), as: UTF8.self)
    Golden.expect(text + "\n", at: "\(Self.folder)/explain-json.txt")
    let comparison = JSONValue.object(ExplanationJSON.object(of: SampleExplanation.comparison()))
    let indented = JSONWriter.bytes(of: comparison, layout: .indented)
    Golden.expect(
      String(decoding: indented, as: UTF8.self) + "\n",
      at: "\(Self.folder)/explain-compare-json.txt"
    )
  }

  @Test(arguments: [40, 41, 52, 63, 64, 80, 100])
  func noLineIsWiderThanTheTerminal(columns: Int) {
    let look = ExplanationLook(columns: columns, style: .plain, detailedChoices: 2)
    let texts = [
      ExplanationText(SampleExplanation.make(), look: look).rendered,
      ComparisonText(SampleExplanation.comparison(), look: look).rendered,
    ]
    for line in texts.joined().split(separator: "\n") {
      #expect(line.displayWidth <= columns, "\(line.displayWidth) > \(columns): \(line)")
    }
  }

  @Test func coloursChangeNothingElse() {
    #expect(text(80, .ansi).strippingControls == text(80))
  }

  @Test(arguments: ExplanationSection.allCases)
  func aSectionCanStandAlone(section: ExplanationSection) {
    let look = ExplanationLook(columns: 80, style: .plain, sections: [section])
    let text = ExplanationText(SampleExplanation.make(), look: look).rendered
    for other in ExplanationSection.allCases {
      #expect(text.contains(other.title) == (other == section))
    }
  }

  @Test func ofALongTextTheMiddleIsLeftOut() {
    var sample = SampleExplanation.make(text: String(repeating: "many words ", count: 200))
    let token = PromptToken(token: NamedToken(id: 300, label: "·many"), part: .text)
    sample.tokens = Array(repeating: token, count: 400)
    let look = ExplanationLook(columns: 80, style: .plain, sections: [.tokens])
    let text = ExplanationText(sample, look: look).rendered
    #expect(text.split(separator: "\n").count < 50)
    #expect(text.contains("… 340 more tokens …"))
    #expect(ExplanationPage(sample).html.contains("… and 200 more"))
  }

  @Test func controlsOfAReplyNeverReachTheTerminalOrThePage() {
    let sample = SampleExplanation.make(text: "a\u{1B}]0;x\u{07}b\u{202E}c\rd")
    let look = ExplanationLook(columns: 80, style: .plain)
    let text = ExplanationText(sample, look: look).rendered
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    let page = ExplanationPage(sample).html
    #expect(page.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test func aPageIsWellFormedAndEscapesWhatItShows() {
    let hostile = "</textarea><script>alert(1)</script>&amp;\"'<!--"
    var sample = SampleExplanation.make(text: hostile)
    sample.reply = hostile
    sample.system = hostile
    sample.tokens[5].token.label = hostile
    sample.word?.scenes[1].before = hostile
    sample.word?.scenes[1].layers[1][0].token.label = hostile
    sample.choices[1].token.label = hostile
    sample.choices[1].textBefore = hostile
    sample.stop.cause = .sequence(hostile)
    sample.path[2].action = hostile
    let page = ExplanationPage(sample).html
    #expect(WellFormedness.mistake(in: page) == nil)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;&#39;&lt;!--"))
    let comparison = ComparisonPage(SampleExplanation.comparison()).html
    #expect(WellFormedness.mistake(in: comparison) == nil)
  }

  @Test func aPageAsksForNothingFromOutside() {
    for page in [
      ExplanationPage(SampleExplanation.make()).html,
      ComparisonPage(SampleExplanation.comparison()).html,
    ] {
      let addresses = page.split(separator: "http").dropFirst()
      #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/2000/svg") })
      for word in ["src=", "@import", "url(", "<link", "<iframe", "<img"] {
        #expect(!page.contains(word), "\(word)")
      }
    }
  }

  @Test func anUnbalancedPageIsFound() {
    #expect(WellFormedness.mistake(in: "<p><b>x</p>") != nil)
    #expect(WellFormedness.mistake(in: "<p>a & b</p>") != nil)
    #expect(WellFormedness.mistake(in: "<p title=\"x></p>") != nil)
    #expect(WellFormedness.mistake(in: "<p>x<br/></p>") == nil)
  }

  @Test func aReplyWithoutAnyTokenOrWordIsShownToo() {
    var sample = SampleExplanation.make()
    sample.choices = []
    sample.reply = ""
    sample.word = nil
    sample.neighbourhoods = []
    sample.map = MeaningMap(points: [], shownShare: 1)
    let look = ExplanationLook(columns: 40, style: .plain)
    #expect(ExplanationText(sample, look: look).rendered.contains("(nothing)"))
    #expect(WellFormedness.mistake(in: ExplanationPage(sample).html) == nil)
  }
}

extension String {
  /// A page with a line for each element, so that a difference can be read.
  fileprivate var brokenAtElements: String {
    split(separator: "><", omittingEmptySubsequences: false).joined(separator: ">\n<")
  }
}
