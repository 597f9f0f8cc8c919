import PageMarkup
import TerminalText

/// The parts that pages are put together from.
struct PageParts: Sendable {
  /// The sentences.
  let lesson: LessonTexts

  // MARK: Frame

  /// A section with its heading and what is said before it.
  static func section(
    _ name: String,
    number: Int,
    title: String,
    introduction: String,
    _ content: [Markup]
  ) -> Markup {
    let heading = Markup.element(
      "h2",
      [:],
      [.element("span", ["class": "number"], text: String(number)), .element("span", text: title)]
    )
    return .element(
      "section",
      ["id": name],
      [heading, .element("p", text: introduction)] + content
    )
  }

  /// Pictures with a caption.
  static func figure(
    _ pictures: [Markup],
    caption: String? = nil,
    captionContent: [Markup] = [],
    scrolls: Bool = true
  ) -> Markup {
    let words = captionContent + (caption.map { [.text($0)] } ?? [])
    return .element(
      "figure",
      [:],
      [.element("div", scrolls ? ["class": "scroll"] : [:], pictures)]
        + (words.isEmpty ? [] : [.element("figcaption", [:], words)])
    )
  }

  /// An entry of a legend.
  static func legend(_ key: String, _ text: String) -> Markup {
    .element("span", ["class": "legend"], [.element("i", ["class": key]), .text(text)])
  }

  /// What the page is made of.
  static func footer(_ model: ModelPortrait) -> Markup {
    let size =
      "\(model.layers) layers, \(model.heads) heads in each, \(model.width) numbers a token"
    return .element(
      "footer",
      text:
        "Made by parley explain from what \(model.name) computed: \(size), \(NumberText.grouped(model.vocabulary)) tokens, a window of \(NumberText.grouped(model.contextWindow))."
    )
  }

  /// What was said.
  static func talk(_ explanation: Explanation) -> Markup {
    func bubble(_ kind: String, _ name: String, _ text: String) -> Markup {
      .element("div", ["class": "bubble \(kind)"], [.element("b", text: name), .text(text)])
    }
    let reply = explanation.reply.isEmpty ? "(nothing)" : explanation.reply
    return .element(
      "div",
      ["class": "talk"],
      (explanation.system.map { [bubble("system", "system", $0)] } ?? []) + [
        bubble("you", "you", explanation.text), bubble("model", explanation.model.name, reply),
      ]
    )
  }

  // MARK: Tokens

  /// The most tokens that are shown as boxes.
  private static let boxedTokens = 200

  /// Tokens as boxes with their ids.
  ///
  /// - Parameters:
  ///   - tokens: The tokens.
  ///   - isMarked: Whether the token at an index is to stand out; nil for a colour each.
  /// - Returns: The boxes.
  static func tokens(_ tokens: [PromptToken], isMarked: ((Int) -> Bool)? = nil) -> Markup {
    let boxes = tokens.prefix(boxedTokens).enumerated().map { index, token in
      let look =
        token.part == .mark
        ? "mark" : isMarked.map { $0(index) ? "different" : "same" } ?? "tint\(index % 6)"
      return Markup.element(
        "span",
        ["class": token.part == .system ? "token system \(look)" : "token \(look)"],
        [
          .text(token.token.label),
          .element("small", text: String(token.token.id) + (look == "different" ? "*" : "")),
        ]
      )
    }
    let left = tokens.count - boxes.count
    let rest =
      left > 0 ? [Markup.element("span", ["class": "soft"], text: "… and \(left) more")] : []
    return .element("div", ["class": "tokens"], boxes + rest)
  }

  /// The most tokens whose neighbours are listed.
  private static let listedTokens = 24

  /// The table of neighbours.
  func neighbours(of hoods: [TokenNeighbourhood], width: Int) -> Markup {
    let rows = hoods.prefix(Self.listedTokens).map { hood in
      let numbers = hood.numbers.prefix(3).map { NumberText.fixed($0, 2) }.joined(separator: ", ")
      return Markup.element(
        "tr",
        [:],
        [
          .element("th", ["scope": "row", "class": "label"], text: hood.token.label),
          .element("td", ["class": "number soft"], text: "[\(numbers), …]"),
          .element("td", [:], hood.nearest.map(near)),
        ]
      )
    }
    return Self.scrolling(
      Self.table(["token", "its \(width) numbers", "nearest in the table"], rows)
    )
  }

  private func near(_ near: NearToken) -> Markup {
    .element(
      "span",
      ["class": "near"],
      [
        .element("span", ["class": "label"], text: near.token.label), .text(" "),
        .element("small", text: NumberText.fixed(near.similarity, 2)),
      ]
    )
  }

  private static func table(_ headings: [String], _ rows: [Markup]) -> Markup {
    let head = Markup.element(
      "thead",
      [:],
      [.element("tr", [:], headings.map { .element("th", ["scope": "col"], text: $0) })]
    )
    return .element("table", [:], [head, .element("tbody", [:], rows)])
  }

  private static func scrolling(_ content: Markup) -> Markup {
    .element("div", ["class": "scroll"], [content])
  }

  // MARK: Context

  /// A word in its contexts: the sentences, its way, the table of layers.
  func context(of word: WordInContext, caption: (WordScene) -> String) -> [Markup] {
    let scenes = zip(["a", "b"], word.scenes).map { name, scene in
      Markup.element(
        "div",
        ["class": "scene \(name)"],
        [
          .text(scene.before), .element("mark", text: scene.word),
          .element("span", ["class": "unread"], text: scene.after),
          .element("small", text: "\(name.uppercased()): \(caption(scene))"),
        ]
      )
    }
    let legend =
      word.scenes.count == 2
      ? "0 is the embedding, the same for both; each further number is the state after that layer. Grey: tokens of the table that the word comes nearest to on its way."
      : "0 is the embedding; each further number is the state after that layer. Grey: tokens of the table that the word comes nearest to on its way."
    var content: [Markup] = [.element("p", text: lesson.choice(of: word))] + scenes
    content.append(Self.figure([WordPathPicture(word).markup], caption: legend))
    content.append(Self.scrolling(layerTable(of: word)))
    if let summary = lesson.summary(of: word) { content.append(.element("p", text: summary)) }
    return content
  }

  private func layerTable(of word: WordInContext) -> Markup {
    let isPair = word.scenes.count == 2
    let letters = ["A", "B"].prefix(word.scenes.count)
    let rows = (word.scenes.first?.layers.indices ?? 0..<0).map { depth in
      var cells: [Markup] = [
        .element("th", ["scope": "row"], text: depth == 0 ? "embedding" : "layer \(depth)")
      ]
      cells += word.scenes.map { .element("td", [:], $0.layers[depth].prefix(3).map(near)) }
      if isPair { cells.append(Self.meter(word.likeness[depth])) }
      return Markup.element("tr", [:], cells)
    }
    let headings = [""] + letters.map { "\($0) is near to" } + (isPair ? ["alike"] : [])
    return Self.table(headings, rows)
  }

  private static func meter(_ share: Double) -> Markup {
    let width = "width:\(NumberText.fixed(min(1, max(0, share)) * 100, 0))%"
    return .element(
      "td",
      ["class": "number"],
      [
        .text(NumberText.fixed(share, 2) + " "),
        .element("span", ["class": "meter"], [.element("i", ["style": width])]),
      ]
    )
  }

  // MARK: Attention and generation

  /// What the large picture of attention leaves out.
  static func heatCaption(_ picture: AttentionPicture) -> String? {
    guard picture.start > 0 else { return nil }
    return
      "The last \(picture.tokens.count) of \(picture.start + picture.tokens.count) tokens are shown. What a row lacks to 100% goes to the tokens before them."
  }

  /// A choice as a card.
  func card(of choice: ReplyChoice, number: Int) -> Markup {
    let before = TextFitting.cutStart(choice.textBefore.strippingNewlines, to: 40)
    let place = before.isEmpty ? "The reply begins with" : before
    return .element(
      "li",
      ["class": "choice"],
      [
        .element(
          "p",
          [:],
          [
            .element("span", ["class": "soft"], text: "\(number)  \(place) "),
            .element("b", ["class": "new label"], text: choice.token.label),
          ]
        ), ChoicePicture(choice, keepsChances: lesson.settings.keepsChances).markup,
        .element("p", ["class": "why"], text: lesson.reason(of: choice)),
      ]
    )
  }

  // MARK: The end

  /// The reasons to stop, with the one that was met marked.
  static func checks(_ checks: [(question: String, answer: String, isMet: Bool)]) -> Markup {
    let items = checks.map { check in
      Markup.element(
        "li",
        ["class": check.isMet ? "check met" : "check"],
        [
          .element("span", text: check.isMet ? "■" : "□"), .element("span", text: check.question),
          .element("small", text: check.answer),
        ]
      )
    }
    return .element("ul", ["class": "checks"], items)
  }
}
