import ClaudeMessages

/// How quick a model is beside the others, as its line tells.
///
/// - Source: <https://platform.claude.com/docs/en/about-claude/models/overview>, "comparative latency".
enum ModelSpeed: String, Sendable {
  case fastest
  case fast
  case moderate
  case slow

  /// The lines whose speed is known, the quickest first.
  static let lines: [(line: ModelLine, speed: ModelSpeed)] = [
    (.haiku, .fastest), (.sonnet, .fast), (.opus, .moderate), (.fable, .slow), (.mythos, .slow),
  ]

  /// The speed of a model's line; nil where that is not known.
  init?(of model: ModelDescription) {
    guard let known = Self.lines.first(where: { $0.line == model.line }) else { return nil }
    self = known.speed
  }
}
