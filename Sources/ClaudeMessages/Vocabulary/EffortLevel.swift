/// How much work a model puts into a reply.
public struct EffortLevel: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The least.
  public static let low = EffortLevel(rawValue: "low")

  /// Less than usual.
  public static let medium = EffortLevel(rawValue: "medium")

  /// The usual on most models.
  public static let high = EffortLevel(rawValue: "high")

  /// More than usual.
  public static let xhigh = EffortLevel(rawValue: "xhigh")

  /// The most.
  public static let max = EffortLevel(rawValue: "max")
}

extension EffortLevel {
  /// The known levels, least first.
  public static let ascending: [EffortLevel] = [.low, .medium, .high, .xhigh, .max]

  /// Whether this level is known to be above another; false if either is unknown.
  public func isAbove(_ other: EffortLevel) -> Bool {
    guard let mine = Self.ascending.firstIndex(of: self),
      let theirs = Self.ascending.firstIndex(of: other)
    else { return false }
    return mine > theirs
  }
}
