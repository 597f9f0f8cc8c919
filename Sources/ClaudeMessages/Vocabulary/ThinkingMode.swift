/// How a model thinks before it answers.
public struct ThinkingMode: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The model decides when and how much.
  public static let adaptive = ThinkingMode(rawValue: "adaptive")

  /// With a budget of tokens; older models.
  public static let enabled = ThinkingMode(rawValue: "enabled")

  /// Not at all.
  public static let disabled = ThinkingMode(rawValue: "disabled")

  /// Only between tool calls.
  public static let betweenTools = ThinkingMode(rawValue: "between_tools")
}

/// What a reply shows of the model's thinking.
public struct ThinkingDisplay: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A summary.
  public static let summarized = ThinkingDisplay(rawValue: "summarized")

  /// Nothing but the signature.
  public static let omitted = ThinkingDisplay(rawValue: "omitted")

  /// Progress updates (beta).
  public static let updates = ThinkingDisplay(rawValue: "updates")
}
