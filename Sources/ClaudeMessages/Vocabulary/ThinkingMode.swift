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
