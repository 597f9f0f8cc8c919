import ArgumentParser
import LocalInference
import TerminalText

/// What an explanation shows.
struct ExplainViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Explain a second text too, and show both beside each other: tokens, a word, where the replies part.",
      valueName: "text"
    )
  )
  var compare: String?

  @Option(
    help: ArgumentHelp(
      "The word whose change with its context is shown. By default one that carries meaning.",
      valueName: "word"
    )
  )
  var word: String?

  @Option(
    help: ArgumentHelp("Another sentence with that word, for its other context.", valueName: "text")
  )
  var beside: String?

  @Option(
    help: ArgumentHelp(
      "The layer whose attention is shown, from 1. By default the most telling head is: the one that looks hardest at single tokens further back.",
      valueName: "number"
    )
  )
  var layer: Int?

  @Option(help: ArgumentHelp("The head whose attention is shown, from 1.", valueName: "number"))
  var head: Int?

  @Option(help: ArgumentHelp("How many candidates each choice shows.", valueName: "count"))
  var candidates = 5

  @Option(help: ArgumentHelp("How many choices are shown with bars.", valueName: "count"))
  var steps = 3

  @Option(
    help: ArgumentHelp(
      "Show this section only; may be given several times.",
      valueName: "section"
    )
  )
  var only: [ExplanationSection] = []

  @Flag(help: "No explaining sentences, only what there is to see.")
  var quiet = false

  func validate() throws {
    guard (1...50).contains(candidates) else {
      throw ValidationError("--candidates takes a number from 1 to 50")
    }
    guard steps >= 0 else { throw ValidationError("--steps takes a number from 0 on") }
    guard compare == nil || only.isEmpty else {
      throw ValidationError(
        "--only chooses sections of one explanation: leave out --compare or --only"
      )
    }
    guard compare == nil || beside == nil else {
      throw ValidationError("--compare brings the other context: leave out --beside")
    }
    if let compare, compare.allSatisfy(\.isWhitespace) {
      throw ValidationError("--compare takes a second text, which must not be empty")
    }
  }

  /// What is asked of an explanation by a model.
  ///
  /// - Throws: `ValidationError` for a layer or a head that the model does not have.
  func explanationOptions(
    _ reply: ExplainReplyOptions,
    for model: LocalModel
  ) throws -> ExplanationOptions {
    let configuration = model.configuration
    try Self.check(layer, "--layer", "\(model.name) has the layers", upTo: configuration.layers)
    try Self.check(head, "--head", "\(model.name) has the heads", upTo: configuration.heads)
    var options = ExplanationOptions(system: reply.system, settings: reply.settings)
    options.word = word
    options.otherSentence = beside
    options.layer = layer.map { $0 - 1 }
    options.head = head.map { $0 - 1 }
    options.candidates = candidates
    return options
  }

  private static func check(
    _ number: Int?,
    _ option: String,
    _ what: String,
    upTo limit: Int
  ) throws {
    guard let number, !(1...limit).contains(number) else { return }
    throw ValidationError("\(option): \(what) 1 to \(limit), not \(number)")
  }

  /// What the text on a terminal looks like.
  func look(columns: Int?, style: TerminalStyle) throws -> ExplanationLook {
    ExplanationLook(
      columns: columns,
      style: style,
      isBrief: quiet,
      detailedChoices: steps,
      sections: only.isEmpty ? Set(ExplanationSection.allCases) : Set(only)
    )
  }
}

extension ExplanationSection: ExpressibleByArgument {}
