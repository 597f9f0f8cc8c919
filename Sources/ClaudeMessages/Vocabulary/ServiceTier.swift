/// The kind of capacity that a request asks for or that served it.
public struct ServiceTier: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Priority capacity if the organization has some, in a request.
  public static let auto = ServiceTier(rawValue: "auto")

  /// No priority capacity, in a request.
  public static let standardOnly = ServiceTier(rawValue: "standard_only")

  /// Standard capacity, in a reply.
  public static let standard = ServiceTier(rawValue: "standard")

  /// Priority capacity, in a reply.
  public static let priority = ServiceTier(rawValue: "priority")

  /// A batch, in a reply.
  public static let batch = ServiceTier(rawValue: "batch")
}
