/// The id or alias of a model, as a request names it.
public struct ModelID: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}
