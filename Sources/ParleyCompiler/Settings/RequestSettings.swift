import ParleyRuntime

/// The settings that a request would carry, as far as they are known.
package struct RequestSettings: Sendable {
  /// What is known of one setting.
  package enum Knowledge: Sendable {
    /// It has its default.
    case standard
    /// It was given this value.
    case value(Value)
    /// Nothing is known.
    case unknown
  }

  /// The name that stands for the default of `model`.
  package let defaultModel: String
  private var known: [String: Knowledge] = [:]
  private var others: Knowledge = .standard

  /// Makes settings of which every one has its default.
  ///
  /// - Parameter defaultModel: The model of a request without `model`. Default: `sonnet`.
  package init(defaultModel: String = "sonnet") { self.defaultModel = defaultModel }

  /// What is known of a setting.
  package subscript(_ name: String) -> Knowledge {
    get { known[name] ?? others }
    set { known[name] = newValue }
  }

  /// Forgets everything.
  package mutating func forgetAll() {
    known = [:]
    others = .unknown
  }

  /// The name of the model; nil where it is not known.
  var model: String? {
    switch self["model"] {
    case .standard: defaultModel
    case .value(let value): value.textual?.string
    case .unknown: nil
    }
  }

  /// The int that a setting was given; nil for its default and where it is not known.
  func int(_ name: String) -> Int64? {
    if case .value(.int(let number)) = self[name] { number } else { nil }
  }

  /// The number that a setting was given; nil for its default and where it is not known.
  func number(_ name: String) -> Double? {
    switch self[name] {
    case .value(.int(let number)): Double(number)
    case .value(.float(let number)): number
    default: nil
    }
  }

  /// The word that a setting was given; nil for its default and where it is not known.
  func word(_ name: String) -> String? {
    if case .value(let value) = self[name] { value.textual?.string } else { nil }
  }

  /// Whether a setting was given a value.
  func isGiven(_ name: String) -> Bool {
    if case .value = self[name] { true } else { false }
  }

  /// Whether a setting surely has its default.
  func isStandard(_ name: String) -> Bool {
    if case .standard = self[name] { true } else { false }
  }
}
