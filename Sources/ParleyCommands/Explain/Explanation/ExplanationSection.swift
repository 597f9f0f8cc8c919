/// The parts of an explanation, in their order, with what is said before each.
enum ExplanationSection: String, Sendable, CaseIterable {
  /// The five steps of the request.
  case path
  /// The text as tokens.
  case tokens
  /// The tokens as numbers.
  case embedding
  /// A word in its context.
  case context
  /// Who looks at whom.
  case attention
  /// The candidates for each token of the reply.
  case generation
  /// Why the reply ended.
  case stop

  /// The heading.
  var title: String {
    switch self {
    case .path: "The five steps of a request"
    case .tokens: "Tokenization: the text is cut up"
    case .embedding: "Embedding: tokens become numbers"
    case .context: "Contextualization: the numbers adjust"
    case .attention: "Attention: who looks at whom"
    case .generation: "Generation: one token at a time"
    case .stop: "The end: what stopped the reply"
    }
  }

  /// The place in the order, from 1.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
