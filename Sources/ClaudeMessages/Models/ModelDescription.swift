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
