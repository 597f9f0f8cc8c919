/// From when to when a model serves.
public struct ModelLifecycle: Sendable, Hashable {
  /// Where a model stands in its life.
  public struct State: OpenVocabulary {
    /// The word as it stands on the wire.
    public let rawValue: String

    /// Makes a word, known or not.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// In service.
    public static let active = State(rawValue: "active")
    /// In service until a known day.
    public static let deprecated = State(rawValue: "deprecated")
    /// Out of service: the API answers 404.
    public static let retired = State(rawValue: "retired")
  }

  /// Where it stands; nil if that is not known.
  public var state: State?
  /// Whether a newer model of its line replaces it.
  public var isLegacy: Bool
  /// The day it came.
  public var released: CalendarDate?
  /// The first day on which it may go.
  public var notRetiredBefore: CalendarDate?
  /// The day it goes.
  public var retires: CalendarDate?

  /// Makes a lifecycle.
  public init(
    state: State? = nil,
    isLegacy: Bool = false,
    released: CalendarDate? = nil,
    notRetiredBefore: CalendarDate? = nil,
    retires: CalendarDate? = nil
  ) {
    self.state = state
    self.isLegacy = isLegacy
    self.released = released
    self.notRetiredBefore = notRetiredBefore
    self.retires = retires
  }
}
