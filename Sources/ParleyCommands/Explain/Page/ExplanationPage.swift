import TerminalText
import PageMarkup
/// Renders an explanation as one page that needs nothing else: no network, no script, no font.
struct ExplanationPage: Sendable {
  private let explanation: Explanation
  private let parts: PageParts

  /// Makes a renderer.
  init(_ explanation: Explanation) {
    self.explanation = explanation
    parts = PageParts(lesson: LessonTexts(explanation))
  }

  private var lesson: LessonTexts { LessonTexts(explanation) }

  /// The whole page.
  var html: String {
    Markup.page(
      title: "How a reply is made",
      style: PageStyle.css,
      script: PageScript.source(weights: HeatMapPicture(explanation.attention).data),
      body: [
        .element(
          "main",
          [:],
          [header] + ExplanationSection.allCases.map(section) + [
            PageParts.footer(explanation.model)
          ]
        )
      ]
    )
  }

  private var header: Markup {
    let links = ExplanationSection.allCases.map { section in
      let name = section.title.prefix { $0 != ":" }
      return Markup.element(
        "a",
        ["href": "#\(section.rawValue)"],
        text: "\(section.number) \(name)"
      )
    }
    return .element(
      "header",
      [:],
      [
        .element("h1", text: "How a reply is made"), PageParts.talk(explanation),
        .element("p", text: lesson.modelLine), .element("nav", [:], links),
      ]
    )
  }

  private func section(_ section: ExplanationSection) -> Markup {
    PageParts.section(
      section.rawValue,
      number: section.number,
      title: section.title,
      introduction: lesson.introduction(to: section),
      body(of: section)
    )
  }

  private func body(of section: ExplanationSection) -> [Markup] {
    switch section {
    case .path:
      [PageParts.figure(PathPicture(explanation.path).markup, scrolls: false)]
    case .tokens: [PageParts.tokens(explanation.tokens)]
    case .embedding: embedding
    case .context: context
    case .attention: attention
    case .generation: generation
    case .stop: stop
    }
  }

  // MARK: Sections

  private var embedding: [Markup] {
    let map = explanation.map
    let caption =
      "Blue: the tokens of your text, and by thin lines their nearest neighbours. \(explanation.model.width) dimensions do not fit on a page; this flat view shows \(NumberText.percent(map.shownShare)) of the differences, so tokens that look close here need not be."
    return [
      PageParts.figure(
        [MapPicture(map, neighbourhoods: explanation.neighbourhoods).markup],
        caption: caption
      ), parts.neighbours(of: explanation.neighbourhoods, width: explanation.model.width),
    ]
  }

  private var context: [Markup] {
    guard let word = explanation.word else {
      return [.element("p", text: "The text has no word to follow.")]
    }
    return parts.context(of: word) { lesson.caption(of: $0) }
  }

  private var attention: [Markup] {
    let pictures = HeatMapPicture(explanation.attention)
    let names = explanation.attention.tokens.map { token in
      Markup.element(
        "span",
        ["class": "token looked", "tabindex": "0", "data-label": token.label],
        [.text(token.label), .element("small", text: " ")]
      )
    }
    var content: [Markup] = [
      .element("p", ["id": "head-caption"], text: lesson.headChoice),
      PageParts.figure([pictures.large], caption: PageParts.heatCaption(explanation.attention)),
    ]
    if let sentence = lesson.lastLook { content.append(.element("p", text: sentence)) }
    content += [
      .element(
        "div",
        ["class": "needs-script"],
        [
          .element("h3", text: "What does each token look at? Point at one"),
          .element("div", ["class": "tokens heat-names"], names),
        ]
      ),
      .element("h3", text: "All heads, small"),
      .element(
        "p",
        ["class": "soft"],
        text:
          "Each head has its own habit. Some look at the token before, some at the first one, some far back."
      ), pictures.small,
    ]
    return content
  }

  private var generation: [Markup] {
    let cards = explanation.choices.enumerated().map { index, choice in
      parts.card(of: choice, number: index + 1)
    }
    return [
      PageParts.figure(
        [ReplyChart(explanation.choices).markup],
        captionContent: [
          PageParts.legend("key-good", "the likeliest was taken"),
          PageParts.legend("key-warn", "another was likelier"),
          PageParts.legend("key-line", "the chance that the reply ends there"),
        ]
      ), markNote, .element("ol", ["class": "choices"], cards),
    ]
  }

  /// What the thin marks of the bars are, where there are some.
  private var markNote: Markup {
    let settings = explanation.settings
    guard !settings.keepsChances, settings.temperature > 0 else { return .empty }
    return .element(
      "p",
      ["class": "soft"],
      text: "A thin mark is the chance that the model gave, before temperature, top-k and top-p."
    )
  }

  private var stop: [Markup] {
    [PageParts.checks(lesson.stopChecks), .element("p", text: lesson.stopName)]
  }
}
