/// A line of models, of which each newer one replaces the older.
public struct ModelLine: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Fast and cheap.
  public static let haiku = ModelLine(rawValue: "haiku")
  /// For everyday work.
  public static let sonnet = ModelLine(rawValue: "sonnet")
  /// For hard work.
  public static let opus = ModelLine(rawValue: "opus")
  /// For the hardest work.
  public static let fable = ModelLine(rawValue: "fable")
  /// As Fable, for verified organizations.
  public static let mythos = ModelLine(rawValue: "mythos")
}
