import PageMarkup

/// Renders two texts beside each other as one page that needs nothing else.
struct ComparisonPage: Sendable {
  private let comparison: ExplanationComparison
  private let lesson: ComparisonLesson
  private let parts: PageParts

  /// Makes a renderer.
  init(_ comparison: ExplanationComparison) {
    self.comparison = comparison
    lesson = ComparisonLesson(comparison)
    parts = PageParts(lesson: LessonTexts(comparison.first))
  }

  /// The whole page.
  var html: String {
    Markup.page(
      title: "Two texts, two replies",
      style: PageStyle.css,
      script: "document.documentElement.classList.add(\"scripted\");",
      body: [
        .element(
          "main",
          [:],
          [header] + ComparisonLesson.Section.allCases.enumerated().map(section)
            + [PageParts.footer(comparison.first.model)]
        )
      ]
    )
  }

  private var header: Markup {
    .element(
      "header",
      [:],
      [
        .element("h1", text: "Two texts, two replies"),
        sides { PageParts.talk($0) },
        .element("p", text: LessonTexts(comparison.first).modelLine),
      ]
    )
  }

  private func sides(_ content: (Explanation) -> Markup) -> Markup {
    .element(
      "div",
      ["class": "sides"],
      comparison.sides.map { letter, explanation in
        .element(
          "div",
          [:],
          [
            .element("p", ["class": "side-name \(letter.lowercased())"], text: letter),
            content(explanation),
          ]
        )
      }
    )
  }

  private func section(_ index: Int, _ section: ComparisonLesson.Section) -> Markup {
    PageParts.section(
      section.rawValue,
      number: index + 1,
      title: section.title,
      introduction: introduction(to: section),
      body(of: section)
    )
  }

  private func introduction(to section: ComparisonLesson.Section) -> String {
    switch section {
    case .tokens: lesson.tokens
    case .word: comparison.word == nil ? lesson.noWord : lesson.word
    case .parting: comparison.parting.map(lesson.parting) ?? lesson.sameReplies
    case .difference: lesson.difference
    case .ending: "A reply stops at the end mark, at a stop sequence or at the maximum."
    }
  }

  private func body(of section: ComparisonLesson.Section) -> [Markup] {
    switch section {
    case .tokens: [tokens]
    case .word:
      comparison.word.map { word in
        parts.context(of: word) { $0.kind == .text ? "the first text" : "the second text" }
      } ?? []
    case .parting:
      comparison.parting.map { parting in
        [
          PageParts.figure(
            [PartingPicture(parting).markup],
            captionContent: [
              PageParts.legend("key-a", "after A"), PageParts.legend("key-b", "after B"),
              .text("▸ the token that the reply went on with"),
            ],
            scrolls: false
          )
        ]
      } ?? []
    case .difference:
      [
        PageParts.figure(
          [LikenessChart(comparison.likeness).markup],
          caption: "0 is the embedding; each further number is the state after that layer.",
          scrolls: false
        ),
        .element("p", text: lesson.overlap),
      ]
    case .ending: [sides { PageParts.checks(LessonTexts($0).stopChecks) }]
    }
  }

  private var tokens: Markup {
    let shared = ["A": comparison.shared.first, "B": comparison.shared.second]
    return .element(
      "div",
      ["class": "sides"],
      comparison.sides.map { letter, explanation in
        let start = explanation.textStart
        let own = shared[letter] ?? []
        return .element(
          "div",
          [:],
          [
            .element("p", ["class": "side-name \(letter.lowercased())"], text: letter),
            PageParts.tokens(explanation.tokens) { !own.contains($0 - start) },
          ]
        )
      }
    )
  }
}
