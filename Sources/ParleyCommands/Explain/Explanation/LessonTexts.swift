import TerminalText

/// The sentences that teach, in plain words; the same on a terminal and on a page.
struct LessonTexts: Sendable {
  private let explanation: Explanation

  /// Makes the sentences for an explanation.
  init(_ explanation: Explanation) {
    self.explanation = explanation
  }

  private var model: ModelPortrait { explanation.model }

  /// How the reply was asked for.
  var settings: ReplySettings { explanation.settings }

  /// What the model is, in a line.
  var modelLine: String {
    let size = model.parameters.map { " with \(NumberText.rounded($0)) learnt numbers" } ?? ""
    return
      "\(model.name) is a small model inside this program\(size). It is not Claude, but it works in the same stages."
  }

  /// What is said before a section.
  func introduction(to section: ExplanationSection) -> String {
    switch section {
    case .path:
      "You press Send. A client asks a server, the server asks the API, the API asks the model, and the answer comes back. With Claude these are different machines, and only the server holds the secret key. Here all five are in this one program, so no key is needed."
    case .tokens:
      "A model does not read letters. The text is cut into tokens: words, parts of words, signs. Each has a number. The dot · is a space. Marks such as <|user|> stand around the text and say who speaks."
    case .embedding:
      "Each token is looked up in a table and becomes a list of \(model.width) numbers: its embedding. Tokens that are used alike get similar lists. How alike two are goes from 1 (the same direction) over 0 (nothing in common) to -1."
    case .context: contextIntroduction
    case .attention:
      "How does a token know which others matter? Each of the \(model.layers) layers has \(model.heads) heads. A head decides, for every token, how much to look at each token up to itself. A row is the token that looks, a column the one it looks at, and darker is more. A row adds up to 100%."
    case .generation: generationIntroduction
    case .stop:
      "After every token comes the question whether to stop. There are three reasons: the model draws its end mark, a stop sequence that you gave appears, or the maximum is reached."
    }
  }

  private var contextIntroduction: String {
    "In the table a word has the same numbers in every sentence. Now \(model.layers) layers rework them: each token takes in something from the tokens before it, so the meaning that fits can stand out. Early layers still say what the word is. In the last ones the numbers turn towards what may come next."
  }

  private var generationIntroduction: String {
    "The model gives each of its \(NumberText.grouped(model.vocabulary)) tokens a chance to come next. One is taken and put at the end of the text, and everything repeats. \(samplingSentence)"
  }

  /// What the sampling settings do, in a sentence.
  var samplingSentence: String {
    guard settings.temperature > 0 else {
      return "At temperature 0 the likeliest token is always taken."
    }
    var sentence =
      settings.temperature == 1
      ? "A random number decides: likely tokens win often, but not always."
      : "A random number decides. Temperature \(NumberText.short(settings.temperature)) makes likely tokens \(settings.temperature < 1 ? "likelier still" : "less sure to win")."
    var cuts: [String] = []
    if let topK = settings.topK { cuts.append("top-k keeps the \(topK) likeliest") }
    if let topP = settings.topP {
      cuts.append("top-p keeps the likeliest that make up \(NumberText.percent(topP))")
    }
    if !cuts.isEmpty { sentence += " Then " + cuts.joined(separator: ", and ") + "." }
    return sentence
  }

  /// Which word is shown, and why.
  func choice(of word: WordInContext) -> String {
    let why =
      switch word.reason {
      case .asked: "you asked for it"
      case .ambiguous: "it has several meanings"
      case .changed: "of the words that both texts have it changes most"
      case .rarest: "of the words here it says most"
      }
    let followed =
      word.tokenCount > 1
      ? " Here it is \(word.tokenCount) tokens; the last, “\(word.scenes.first?.token.label ?? "")”, is followed, as it can look at the others."
      : ""
    return "The word is “\(word.word)”: \(why).\(followed)"
  }

  /// What a scene is.
  func caption(of scene: WordScene) -> String {
    switch scene.kind {
    case .text: "your text"
    case .earlier: "earlier in your text"
    case .sentence: "another sentence"
    case .alone: "the word alone"
    }
  }

  /// What the likeness of a word in two contexts comes to.
  func summary(of word: WordInContext) -> String? {
    guard word.scenes.count == 2, let last = word.likeness.last,
      let least = word.likeness.indices.min(by: { word.likeness[$0] < word.likeness[$1] })
    else { return nil }
    guard last < 0.995 else {
      return
        "The two stay the same: what stands before the word makes no difference to it here. What stands after it never does, as the model reads from left to right."
    }
    let leastText = NumberText.fixed(word.likeness[least], 2)
    let effect =
      word.likeness[least] < 0.6
      ? "takes them apart" : word.likeness[least] < 0.9 ? "moves them apart" : "moves them a little"
    return
      "Both start from the same numbers, and the context \(effect): after layer \(least) their likeness is \(leastText). Only what stands before a word counts; the model reads from left to right."
  }

  /// Which head is shown, and why.
  var headChoice: String {
    let picture = explanation.attention
    let name = "Layer \(picture.chosen.layer + 1), head \(picture.chosen.head + 1)"
    let why =
      picture.isAsked
      ? "as you asked"
      : "the most telling of \(picture.headCount): it looks hardest at single tokens further back"
    let habit = picture.habit
    let parts = [
      (habit.first, "at the first token"), (habit.itself, "at itself"),
      (habit.previous, "at the token before"), (habit.further, "further back"),
    ]
    let shown = parts.map { "\(NumberText.percent($0.0)) \($0.1)" }.joined(separator: ", ")
    guard parts.contains(where: { $0.0 > 0 }) else { return "\(name), \(why)." }
    return "\(name), \(why). On average it looks \(shown)."
  }

  /// What the last token of the prompt looked at when the reply began.
  var lastLook: String? {
    let looks = explanation.attention.lastLooks(count: 3)
    guard !looks.isEmpty, let last = explanation.attention.tokens.last else { return nil }
    let list = looks.map { "“\($0.token.label)” \(NumberText.percent($0.weight))" }
    return
      "The first token of the reply is chosen from the last row, “\(last.label)”. There this head looks at \(list.joined(separator: ", "))."
  }

  /// Why a token was taken.
  func reason(of choice: ReplyChoice) -> String {
    switch choice.reason {
    case .likeliest: "“\(choice.token.label)” is the likeliest, so it is taken."
    case .onlyOne: "Only “\(choice.token.label)” was left to take."
    case .forced: "“\(choice.token.label)” was set, not chosen."
    case .drawn(let random, let from, let to): drawing(of: choice, random, from, to)
    }
  }

  private func drawing(
    of choice: ReplyChoice,
    _ random: Double,
    _ from: Double,
    _ to: Double
  ) -> String {
    let digits = to - from < 0.01 ? 5 : 3
    let numbers = [random, from, to].map { NumberText.cut($0, digits) }
    let remark = choice.isLikeliest ? "" : ", though another was likelier"
    return
      "The random number is \(numbers[0]). It falls to “\(choice.token.label)”, which has \(numbers[1]) to \(numbers[2])\(remark)."
  }

  /// The three reasons to stop, with whether each was met.
  var stopChecks: [(question: String, answer: String, isMet: Bool)] {
    let stop = explanation.stop
    let made = stop.made == 1 ? "1 token" : "\(stop.made) tokens"
    var checks: [(question: String, answer: String, isMet: Bool)] = []
    let ended = stop.cause == .end
    checks.append(
      ("the end mark <|end|>", ended ? "drawn as token \(stop.made)" : "not drawn", ended)
    )
    if case .sequence(let text) = stop.cause {
      checks.append(("a stop sequence", "“\(TokenLabel.visible(text))” appeared", true))
    } else {
      let given = stop.sequences.map { "“\(TokenLabel.visible($0))”" }.joined(separator: ", ")
      checks.append(
        ("a stop sequence", given.isEmpty ? "none was given" : "\(given) did not appear", false)
      )
    }
    let isFull = stop.cause == .maximum
    checks.append(
      ("the maximum of \(stop.maximum)", isFull ? "reached" : "not reached: \(made)", isFull)
    )
    if stop.cause == .window {
      checks.append(("the context window", "full: \(model.contextWindow) tokens", true))
    }
    return checks
  }

  /// What the API calls the reason, in a sentence.
  var stopName: String {
    "The Messages API tells the client so as stop_reason: \(explanation.stop.reasonName)."
  }
}
