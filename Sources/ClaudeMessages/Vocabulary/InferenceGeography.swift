/// Where a model runs.
public struct InferenceGeography: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Anywhere.
  public static let global = InferenceGeography(rawValue: "global")

  /// In the United States only, at a higher price on newer models.
  public static let unitedStates = InferenceGeography(rawValue: "us")
}
