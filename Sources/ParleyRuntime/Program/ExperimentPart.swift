/// A value that an experiment is given, which is checked at its own place before anything runs.
package enum ExperimentPart: String, Sendable, BitwiseCopyable {
  /// The values of a factor: a list that is not empty and holds no functions, as each is a column of the results.
  case values
  /// The path of a data set: a text.
  case path = "data"
  /// How often each combination is tried: an int from 1.
  case repeats = "repeat"
  /// How many trials run at once: an int from 1, or null.
  case concurrency
  /// How many seconds a trial may take: a number above 0, or null.
  case timeout

  /// Checks a value.
  ///
  /// - Throws: an error of kind `value` for one that cannot be this part.
  func check(_ value: Value) throws(EffectError) {
    switch self {
    case .values: _ = try Self.values(value)
    case .path: _ = try Self.path(value)
    case .repeats, .concurrency: _ = try count(value)
    case .timeout: _ = try Self.seconds(value)
    }
  }

  /// The values of a factor.
  static func values(_ value: Value) throws(EffectError) -> [Value] {
    switch value {
    case .unknown: return [.unknown]
    case .list(let list):
      if list.isEmpty { throw .noValues() }
      if value.containsFunction { throw .functionAsFactor() }
      return list.items
    default: throw .valuesAreNoList(value)
    }
  }

  /// The path of a data set.
  static func path(_ value: Value) throws(EffectError) -> String {
    if value.isUnknown { return Machine.unknownText.string }
    guard let text = value.textual else { throw .notAText("the path of a data set", value) }
    return text.string
  }

  /// A number of trials; nil where it is not given or not known.
  func count(_ value: Value) throws(EffectError) -> Int? {
    switch value {
    case .null where self != .repeats: return nil
    case .unknown: return nil
    case .int(let number) where number >= 1: return Int(number)
    default: throw .wrongLimit(self, "an int from 1", value)
    }
  }

  /// The time of a trial; nil where it is not given or not known.
  static func seconds(_ value: Value) throws(EffectError) -> Double? {
    switch value {
    case .null, .unknown: return nil
    case .int(let number) where number > 0: return Double(number)
    case .float(let number) where number > 0: return number
    default: throw .wrongLimit(.timeout, "a number of seconds above 0", value)
    }
  }
}
