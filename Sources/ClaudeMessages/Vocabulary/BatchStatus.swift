/// How far a batch is.
public struct BatchStatus: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Requests are being answered, or wait for it.
  public static let inProgress = BatchStatus(rawValue: "in_progress")
  /// It was asked to stop: what is under way comes to its end.
  public static let canceling = BatchStatus(rawValue: "canceling")
  /// Every request has its result.
  public static let ended = BatchStatus(rawValue: "ended")
}
