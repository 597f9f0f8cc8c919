/// What is asked of a reply.
package struct GenerationSettings: Sendable, Hashable {
  /// The most tokens that are drawn, thinking included; at least 1.
  package var maxTokens: Int
  /// After this many tokens the thinking is ended and the answer begins; nil for no limit of its own.
  ///
  /// At least 1.
  package var maxThinkingTokens: Int?
  /// Texts that end the answer before them; looked for in the answer's text alone, not in thinking or tool calls.
  ///
  /// None is empty.
  package var stopSequences: [String] = []
  /// How tokens are chosen.
  package var sampling = Sampling()
  /// Whether the model may call a tool.
  package var allowsToolCalls = false
  /// What the parts of the reply have to be.
  package var constraint = ReplyConstraint()
  /// How many candidates each step's trace has; 0, the default, for no trace, which then costs nothing.
  package var tracedCandidates = 0

  /// Makes settings with the model's own probabilities and seed 0.
  package init(maxTokens: Int) {
    self.maxTokens = maxTokens
  }

  /// Checks the ranges.
  ///
  /// - Throws: `invalidSettings`.
  func check(for model: String) throws(InferenceError) {
    func require(_ holds: Bool, _ field: String, _ message: String) throws(InferenceError) {
      guard !holds else { return }
      throw InferenceError(.invalidSettings, file: model, field: field, message)
    }
    try require(maxTokens >= 1, "max_tokens", "this is below 1")
    try require(maxThinkingTokens ?? 1 >= 1, "thinking", "the limit is below 1")
    try require(
      sampling.temperature >= 0 && sampling.temperature.isFinite,
      "temperature",
      "this is not a number from 0 on"
    )
    try require(sampling.topK ?? 1 >= 1, "top_k", "this is below 1")
    try require(
      sampling.topP.map { $0 >= 0 && $0 <= 1 } ?? true,
      "top_p",
      "this is not a number from 0 to 1"
    )
    try require(!stopSequences.contains(""), "stop_sequences", "one of them is empty")
  }
}
