/// How fast a model works, at what price.
public struct Speed: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The usual speed and price.
  public static let standard = Speed(rawValue: "standard")

  /// Faster at a higher price, on some models.
  public static let fast = Speed(rawValue: "fast")
}
