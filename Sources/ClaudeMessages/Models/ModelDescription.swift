/// What is known about a model.
///
/// A part that is nil is not known: then nothing can be checked and the API decides.
public struct ModelDescription: Sendable, Hashable {
  /// The full id, which pins a snapshot.
  public var id: ModelID
  /// Other ids by which the API knows the model.
  public var aliases: [ModelID]
  /// The name for people.
  public var displayName: String
  /// The line it belongs to.
  public var line: ModelLine?
  /// What it is for, in a phrase.
  public var purpose: String
  /// Sizes.
  public var limits: ModelLimits
  /// What a request may ask of it.
  public var capabilities: ModelCapabilities
  /// What it costs.
  public var prices: ModelPrices?
  /// From when to when it serves.
  public var lifecycle: ModelLifecycle
  /// Whether only some organizations may use it.
  public var hasLimitedAccess: Bool
  /// The parts of this description that no first-party text confirms, in words: "prices", "retirement".
  public var unconfirmed: [String]

  /// Makes a description in which only the names are known.
  public init(id: ModelID, displayName: String? = nil, line: ModelLine? = nil) {
    self.id = id
    aliases = []
    self.displayName = displayName ?? id.rawValue
    self.line = line
    purpose = ""
    limits = ModelLimits()
    capabilities = ModelCapabilities()
    lifecycle = ModelLifecycle()
    hasLimitedAccess = false
    unconfirmed = []
  }

  /// The name for typing: the id without `claude-` and date, the version with dots, as in `haiku-4.5`.
  public var shortName: String {
    var parts = id.rawValue.split(separator: "-").map(String.init)
    if parts.first == "claude" { parts.removeFirst() }
    if let last = parts.last, last.count == 8, last.allSatisfy(\.isNumber) { parts.removeLast() }
    let numberStart = parts.lastIndex { !$0.allSatisfy(\.isNumber) }.map { $0 + 1 } ?? 0
    let words = parts[..<numberStart]
    let version = parts[numberStart...].joined(separator: ".")
    return (words + (version.isEmpty ? [] : [version])).joined(separator: "-")
  }
}

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

/// Sizes of a model, in tokens.
public struct ModelLimits: Sendable, Hashable {
  /// The most of prompt and reply together.
  public var contextWindow: Int?
  /// The highest `max_tokens`.
  public var maxOutputTokens: Int?
  /// The highest `max_tokens` in a batch with the beta `output-300k-2026-03-24`; nil where it does not help.
  public var maxBatchOutputTokens: Int?
  /// The shortest prompt that is cached; a shorter one is sent uncached without a word.
  public var minimumCacheableTokens: Int?

  /// Makes limits.
  public init(
    contextWindow: Int? = nil,
    maxOutputTokens: Int? = nil,
    maxBatchOutputTokens: Int? = nil,
    minimumCacheableTokens: Int? = nil
  ) {
    self.contextWindow = contextWindow
    self.maxOutputTokens = maxOutputTokens
    self.maxBatchOutputTokens = maxBatchOutputTokens
    self.minimumCacheableTokens = minimumCacheableTokens
  }
}

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
