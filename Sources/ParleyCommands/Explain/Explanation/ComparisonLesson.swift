import TerminalText

/// The sentences that teach when two texts are compared.
struct ComparisonLesson: Sendable {
  /// The parts of a comparison, in their order.
  enum Section: String, Sendable, CaseIterable {
    /// The tokens of both.
    case tokens
    /// The word that both have.
    case word
    /// Where the replies part.
    case parting
    /// How different the texts are to the model.
    case difference
    /// Why the replies ended.
    case ending

    /// The heading.
    var title: String {
      switch self {
      case .tokens: "The tokens of both"
      case .word: "One word in both"
      case .parting: "Where the replies part"
      case .difference: "How different they are to the model"
      case .ending: "What stopped the replies"
      }
    }
  }

  private let comparison: ExplanationComparison

  /// Makes the sentences for a comparison.
  init(_ comparison: ExplanationComparison) {
    self.comparison = comparison
  }

  /// What is said before the tokens.
  var tokens: String {
    let counts = comparison.sides.map { side in
      side.explanation.tokens.count { $0.part == .text }
    }
    let common = comparison.shared.first.count
    return
      "A has \(counts[0]) tokens, B has \(counts[1]), and \(common) are the same in the same order. What only one of them has is marked *."
  }

  /// What is said before the word.
  var word: String {
    "The word starts from the same numbers in both. Each layer adds something of what stands before it."
  }

  /// What is said when there is none.
  var noWord: String {
    "The texts share no word. Give two that do, such as “The river bank” and “The savings bank”, to see how its numbers change."
  }

  /// What is said before the candidates.
  func parting(_ parting: ExplanationComparison.Parting) -> String {
    guard !parting.candidates.isEmpty else {
      return "One reply goes on where the other has stopped."
    }
    guard parting.sharedCount > 0 else {
      return "The replies differ from their first token on. These are the chances after each text."
    }
    let count = parting.sharedCount == 1 ? "token" : "\(parting.sharedCount) tokens"
    return
      "The replies begin with the same \(count), “\(shared(by: parting))”, and part there. These are the chances after each text."
  }

  private func shared(by parting: ExplanationComparison.Parting) -> String {
    let text = TokenLabel.visible(parting.sharedText).replacingDots
    return text.hasPrefix(" ") ? String(text.dropFirst()) : text
  }

  /// What is said when they do not part.
  var sameReplies: String { "Both texts get the same reply, token by token." }

  /// What is said before the likeness.
  var difference: String {
    "The first token of a reply is chosen from the numbers at the prompt's last mark. That mark is the same in both, so the numbers start alike. How alike are they after each layer?"
  }

  /// How much of the chance is the same.
  var overlap: String {
    let share = comparison.overlap
    return
      "For the first token of the reply, the two texts give \(NumberText.percent(share)) of the chance to the same tokens\(share > 0.9 ? ": they mean much the same to the model" : share < 0.1 ? ": to the model they ask for different things" : "")."
  }
}

extension String {
  /// The text with blanks for the dots that stand for them.
  fileprivate var replacingDots: String { String(map { $0 == "·" ? " " : $0 }) }
}
