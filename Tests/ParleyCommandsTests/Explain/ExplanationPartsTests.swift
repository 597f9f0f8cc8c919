import LocalInference
import Testing
import TerminalText

@testable import ParleyCommands

/// The pure parts of explanations.
struct ExplanationPartsTests {
  // MARK: Words

  @Test(arguments: [
    ("The river, bank!", ["The", "river", "bank"]), ("don't", ["don", "t"]),
    ("강은 넓다", ["강은", "넓다"]),
    ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]), ("a1 2b", ["a1", "2b"]), ("?!", []), ("", []),
  ])
  func wordsAreRunsOfLettersAndDigits(text: String, words: [String]) {
    let found = TextWord.words(of: text)
    #expect(found.map(\.spelling) == words)
    let bytes = Array(text.utf8)
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == words)
  }

  @Test func tokensOfAWordAreThoseThatHoldItsBytes() {
    let spans = TokenSpans(byteCounts: [4, 3, 4, 1], lead: 1)
    #expect(spans.ranges == [0..<3, 3..<6, 6..<10, 10..<11])
    #expect(spans.tokens(in: 0..<3) == 0..<1)
    #expect(spans.tokens(in: 4..<10) == 1..<3)
    #expect(spans.tokens(in: 10..<11) == 3..<4)
  }

  private func choice(_ words: [(String, [Int])]) -> WordChoice {
    WordChoice(
      entries: words.map {
        WordChoice.Entry(word: TextWord(spelling: $0.0, range: 0..<1), tokens: $0.1)
      }
    )
  }

  @Test(
    arguments: [
      ([("what", [900]), ("is", [901]), ("rain", [300])], "rain"),
      ([("my", [1]), ("umbrella", [300, 301, 302]), ("rain", [299])], "rain"),
      ([("my", [1]), ("snow", [900]), ("bank", [300])], "bank"),
      ([("my", [1]), ("bank", [300, 301]), ("snow", [10])], "snow"),
      ([("my", [1]), ("snow", [400]), ("rain", [300])], "snow"),
      ([("snow", [400]), ("rain", [300])], "rain"), ([("rain", [300])], "rain"),
      ([("the", [300]), ("if", [301])], "if"),
      ([("a", [1]), ("42", [900]), ("cat", [300])], "cat"),
      ([("what", [1]), ("강", [2])], "강"),
    ] as [([(String, [Int])], String)]
  )
  func theWordThatSaysMostIsChosen(words: [(String, [Int])], chosen: String) {
    #expect(choice(words).best()?.entry.word.spelling == chosen)
  }

  @Test func onlyWordsOfBothTextsAreChosenForAComparison() {
    let words = choice([("rain", [300]), ("snow", [400])])
    #expect(words.best(among: ["rain"])?.entry.word.spelling == "rain")
    #expect(words.best(among: ["hail"]) == nil)
  }

  @Test func aKnownSentenceHasTheWordAndAnotherMeaning() {
    let money = ContrastSentences.sentence(for: "bank", unlike: "Grass grows by the river bank")
    #expect(money?.contains("money") == true)
    let river = ContrastSentences.sentence(for: "bank", unlike: "I put money into a bank")
    #expect(river?.contains("river") == true)
    #expect(ContrastSentences.sentence(for: "zebra", unlike: "") == nil)
  }

  @Test func everyKnownSentenceHoldsItsWordAfterOthers() {
    for word in ContrastSentences.words {
      for text in ["", "x"] {
        let sentence = ContrastSentences.sentence(for: word, unlike: text) ?? ""
        let keys = TextWord.words(of: sentence).map(\.key)
        #expect((keys.lastIndex(of: word) ?? 0) >= 2, "\(word): \(sentence)")
      }
    }
  }

  // MARK: Planes and heads

  @Test func pointsOfAPlaneKeepTheirDistances() {
    let flat: [(Double, Double)] = [(0, 0), (3, 0), (3, 1), (-2, 0.5), (1, -1)]
    // A turned plane in five dimensions.
    let points = flat.map { [$0.0 * 0.6, $0.1, 7, $0.0 * 0.8, 0] }
    let plane = PrincipalPlane(of: points)
    #expect(plane.shownShare > 1 - 1e-9)
    for i in flat.indices {
      for j in flat.indices {
        let (dx, dy) = (flat[i].0 - flat[j].0, flat[i].1 - flat[j].1)
        let (px, py) = (
          plane.places[i].x - plane.places[j].x, plane.places[i].y - plane.places[j].y
        )
        #expect((dx * dx + dy * dy - px * px - py * py).magnitude < 1e-9)
      }
    }
    let xs = plane.places.map(\.x)
    let ys = plane.places.map(\.y)
    #expect(xs.reduce(0) { $0 + $1 * $1 } > ys.reduce(0) { $0 + $1 * $1 })
  }

  @Test(arguments: [0, 1, 2])
  func fewPointsHaveAPlaneToo(count: Int) {
    let plane = PrincipalPlane(of: (0..<count).map { [Double($0), 1] })
    #expect(plane.places.count == count)
    #expect(plane.shownShare > 0.999)
  }

  @Test func theHeadThatLooksFurtherBackIsTheMostTelling() {
    func rows(_ weight: (Int, Int) -> Double) -> [[Double]] {
      (0..<6).map { row in
        let raw = (0...row).map { weight(row, $0) }
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
      }
    }
    let sink = rows { $1 == 0 ? 100 : 1 }
    let previous = rows { $1 == $0 - 1 ? 100 : 1 }
    let diffuse = rows { _, _ in 1 }
    let telling = rows { $1 == 1 ? 100 : 1 }
    let habits = [[sink, previous], [diffuse, telling]].map {
      $0.map { HeadHabits.habit(of: $0, from: 0) }
    }
    #expect(HeadHabits.mostTelling(habits) == AttentionPicture.Head(layer: 1, head: 1))
    #expect(HeadHabits.mostTelling(habits, layer: 0).layer == 0)
    #expect(HeadHabits.mostTelling(habits, head: 0).head == 0)
    #expect(habits[0][0].first > 0.9)
    #expect(habits[0][1].previous > 0.9)
  }

  @Test func sharedTokensKeepTheirOrder() {
    let shared = TokenAlignment.shared([1, 2, 3, 4], [2, 9, 4, 1])
    #expect(shared.first == [1, 3])
    #expect(shared.second == [0, 2])
  }

  @Test func equalDistributionsOverlapWhollyAndForeignOnesNotAtAll() {
    #expect(Explainer.overlap([0.5, 0.5, 0], [0.5, 0.5, 0]) == 1)
    #expect(Explainer.overlap([1, 0], [0, 1]) == 0)
    #expect(Explainer.overlap([0.75, 0.25], [0.25, 0.75]) == 0.5)
  }

  // MARK: Texts

  @Test(arguments: [
    (0.0, "0%"), (0.0001, "<0.1%"), (0.0123, "1.2%"), (0.0994, "9.9%"), (0.5, "50%"),
    (0.9944, "99%"),
    (0.9961, "99.6%"), (0.99999, ">99.9%"), (1, "100%"), (0.09999, "10%"),
  ])
  func percentagesNeverReadAsNothingOrAllWhenTheyAreNot(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test func numbersHaveTheDigitsAskedFor() {
    #expect(NumberText.fixed(-0.004, 2) == "0.00")
    #expect(NumberText.fixed(-1.005, 1) == "-1.0")
    #expect(NumberText.fixed(0.5, 3) == "0.500")
    #expect(NumberText.cut(0.9999, 3) == "0.999")
    #expect(NumberText.short(0.70) == "0.7")
    #expect(NumberText.short(2) == "2")
    #expect(NumberText.grouped(1_234_567) == "1,234,567")
    #expect(NumberText.grouped(12) == "12")
    #expect(NumberText.rounded(2_345_678) == "2.3 million")
    #expect(NumberText.rounded(34_600) == "35 thousand")
    #expect(NumberText.time(.nanoseconds(300)) == "<1 µs")
    #expect(NumberText.time(.microseconds(41)) == "41 µs")
    #expect(NumberText.time(.microseconds(4100)) == "4.1 ms")
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("한국어 강", 6, ["한국어", "강"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("한국어", 3, ["한", "국", "어"]), ("", 5, [""]),
    ("a\n\nb", 5, ["a", "", "b"]), ("x abcdef", 3, ["x", "abc", "def"]),
  ])
  func linesBreakAtBlanksAndWhereTheyMust(text: String, width: Int, lines: [String]) {
    #expect(TextFitting.lines(of: text, width: width) == lines)
  }

  @Test func whatIsCutSaysSo() {
    #expect(TextFitting.cut("abcdef", to: 4) == "abc…")
    #expect(TextFitting.cut("한국어", to: 4) == "한…")
    #expect(TextFitting.cut("abcd", to: 4) == "abcd")
    #expect(TextFitting.cutStart("abcdef", to: 4) == "…def")
  }

  @Test func barsShowEighthsAndNothingIsNothing() {
    #expect(TextFitting.bar(0, width: 8) == "")
    #expect(TextFitting.bar(0.0001, width: 8) == "▏")
    #expect(TextFitting.bar(0.5, width: 3) == "█▌")
    #expect(TextFitting.bar(1, width: 3) == "███")
    #expect(TextFitting.bar(7, width: 3) == "███")
  }

  @Test(arguments: [
    (" river", "·river"), ("\n", "↵"), ("\t", "⇥"), ("\u{1B}", "\\u{1B}"),
    ("\u{202E}x", "\\u{202E}x"),
    ("강", "강"), ("\u{A0}", "\\u{A0}"),
  ])
  func whatATokenHoldsIsVisible(text: String, label: String) {
    #expect(TokenLabel.visible(text) == label)
  }

  @Test func aTokenOfAPartOfACharacterIsItsBytes() throws {
    let model = try ToyModel.make()
    #expect(NamedToken(8 + 0xE1, in: model).label == "\\xE1")
    #expect(NamedToken(8 + 0x07, in: model).label == "\\u{7}")
    #expect(NamedToken(SpecialToken.end.rawValue, in: model).label == "<|end|>")
    #expect(NamedToken(1_000_000, in: model).label == "#1000000")
  }

  @Test func labelsDoNotCoverEachOther() {
    var labels = LabelPlacement(width: 100, height: 40)
    let places = (0..<8).map { _ in labels.place(nearX: 50, y: 20, length: 30) }
    let found = places.compactMap { $0.map { "\($0.x) \($0.y)" } }
    #expect(Set(found).count == found.count)
    #expect(places.contains { $0 == nil })
  }
}
