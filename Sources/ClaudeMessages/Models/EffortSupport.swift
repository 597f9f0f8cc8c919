/// Which levels of effort a model knows.
public struct EffortSupport: Sendable, Hashable {
  /// The levels, least first; empty if sending any effort is a 400.
  public var levels: [EffortLevel]
  /// The level of a request without one; nil if there are no levels.
  public var defaultLevel: EffortLevel?

  /// Makes a description.
  public init(levels: [EffortLevel], defaultLevel: EffortLevel?) {
    self.levels = levels
    self.defaultLevel = defaultLevel
  }

  /// No effort may be sent.
  public static let none = EffortSupport(levels: [], defaultLevel: nil)
}
