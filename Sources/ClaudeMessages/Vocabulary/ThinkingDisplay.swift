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
