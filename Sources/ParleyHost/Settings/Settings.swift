import ParleyRuntime
import ParleySyntax

/// The values that settings have, by name, and the fields of `set FIELD EXPR`.
///
/// A value: it knows no rules. They are checked before a change is applied.
package struct Settings: Sendable {
  private var values: [String: Value] = [:]
  private var fields: [String: Value] = [:]

  /// Makes settings of which every one has its default.
  package init() {}

  /// The default of `model`.
  package static let defaultModel = "sonnet"
  /// The default of `max_tokens`, in tokens.
  package static let defaultMaxTokens: Int64 = 4096

  /// The value that was given to a setting; nil for the default.
  package subscript(_ name: String) -> Value? { values[name] }

  /// The default of `retries`: attempts after the first.
  package static let defaultRetries = 2

  /// The default of `tool_rounds`.
  package static let defaultToolRounds = 10

  /// The fields of `set FIELD EXPR`, by name, ascending by bytes.
  package var passedFields: [(name: String, value: Value)] {
    fields.map { (name: $0.key, value: $0.value) }
      .sorted { Text($0.name) < Text($1.name) }
  }

  /// Gives a setting or a field a value.
  package mutating func apply(_ change: SettingChange) {
    if change.isField {
      fields[change.name] = change.value
    } else {
      values[change.name] = change.value
    }
  }

  /// Returns a setting or a field to its default.
  package mutating func unset(_ name: String) {
    values[name] = nil
    fields[name] = nil
  }

  /// These settings with those of others, which win, on top.
  package func merged(with others: Settings) -> Settings {
    var merged = self
    merged.values.merge(others.values) { _, new in new }
    merged.fields.merge(others.fields) { _, new in new }
    return merged
  }

  /// Whether a change is one of the whole run: `budget`, `stream`, `timeout`, `retries`.
  package static func isOfRun(_ change: SettingChange) -> Bool {
    !change.isField && SettingSyntax.named(change.name)?.scope == .run
  }

  /// The settings as a script reads them: every name there is, with its default or null where the API has the default, and
  /// the passed fields.
  package var map: MapValue {
    var pairs: [(String, Value)] = []
    for setting in SettingSyntax.all where setting.argument != .field {
      pairs.append((setting.name, values[setting.name] ?? Self.defaults[setting.name] ?? .null))
    }
    for field in passedFields { pairs.append((field.name, field.value)) }
    return MapValue(pairs)
  }

  private static let defaults: [String: Value] = [
    "model": .string(Text(defaultModel)),
    "max_tokens": .int(defaultMaxTokens),
    "stream": .string("on"),
    "retries": .int(Int64(defaultRetries)),
    "tool_rounds": .int(Int64(defaultToolRounds)),
  ]
}
