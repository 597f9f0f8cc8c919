/// Who speaks in a message.
public struct Role: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The user, or a program that answers tool calls.
  public static let user = Role(rawValue: "user")

  /// The model.
  public static let assistant = Role(rawValue: "assistant")

  /// The operator, in the middle of a conversation; not every model accepts it.
  public static let system = Role(rawValue: "system")
}
