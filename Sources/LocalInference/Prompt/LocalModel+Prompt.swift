extension LocalModel {
  /// The tokens of a prompt, up to where the model is to write.
  ///
  /// A turn is its role's token, the tokens of a space and its text, and the end token.
  ///
  /// - Throws: `invalidTurns` for no turns at all, or for thinking with a prefill; `thinkingUnsupported`.
  package func tokens(of prompt: ChatPrompt) throws(InferenceError) -> [Int] {
    guard !prompt.turns.isEmpty else {
      throw InferenceError(.invalidTurns, file: name, "there is nothing to reply to")
    }
    guard !prompt.thinks || configuration.thinks else {
      throw InferenceError(.thinkingUnsupported, file: name, "this model cannot think first")
    }
    guard !prompt.thinks || prompt.prefill == nil else {
      throw InferenceError(.invalidTurns, file: name, "a reply that is begun cannot think first")
    }
    var writer = PromptWriter(tokenizer)
    for (index, turn) in prompt.turns.enumerated() {
      let isLast = index + 1 == prompt.turns.count
      if isLast, let prefill = prompt.prefill {
        writer.open(.assistant, prefill)
        return writer.tokens
      }
      if isLast, turn == .assistant("") { continue }
      writer.append(turn)
    }
    writer.append(prompt.thinks ? .think : .assistant)
    return writer.tokens
  }

  /// Checks that tokens exist and leave room in the window.
  ///
  /// - Throws: `invalidTurns`, `invalidToken`, `promptTooLong`.
  func check(_ tokens: [Int]) throws(InferenceError) {
    guard !tokens.isEmpty else {
      throw InferenceError(.invalidTurns, file: name, "there is nothing to reply to")
    }
    if let token = tokens.first(where: { $0 < 0 || $0 >= configuration.vocabulary }) {
      throw InferenceError(.invalidToken, file: name, "token \(token) is not in the vocabulary")
    }
    guard tokens.count < configuration.contextWindow else {
      throw InferenceError(
        .promptTooLong,
        file: name,
        "the prompt has \(tokens.count) tokens, and the window of \(configuration.contextWindow) must hold the reply too"
      )
    }
  }
}

/// Writes turns as tokens.
private struct PromptWriter {
  private let tokenizer: Tokenizer
  private(set) var tokens: [Int] = []

  init(_ tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
  }

  mutating func append(_ special: SpecialToken) {
    tokens.append(special.rawValue)
  }

  mutating func open(_ special: SpecialToken, _ text: String) {
    append(special)
    tokens.append(contentsOf: tokenizer.encode(" " + text))
  }

  mutating func append(_ turn: ChatTurn) {
    switch turn {
    case .system(let text): open(.system, text)
    case .user(let text): open(.user, text)
    case .thinking(let text): open(.think, text)
    case .toolResult(let text): open(.result, text)
    case .assistant(let text, toolCall: nil): open(.assistant, text)
    case .assistant(let text, toolCall: let call?):
      if text.isEmpty { append(.assistant) } else { open(.assistant, text) }
      open(.tool, call)
    }
    append(.end)
  }
}
