import ParleyRuntime
import ParleySyntax

/// The numbers that a setting takes.
struct SettingRange {
  /// The smallest number.
  let least: Double
  /// The largest number; infinite for none.
  let most: Double
  /// Whether ``least`` itself is too small.
  var isLeastExcluded = false

  /// Whether a number is taken.
  func contains(_ number: Double) -> Bool {
    (isLeastExcluded ? number > least : number >= least) && number <= most
  }

  /// The range in words: `from 0 to 1`, `0 or more`, `more than 0`.
  var phrase: String {
    let start = Self.shown(least)
    if most.isFinite {
      let end = Self.shown(most)
      return isLeastExcluded ? "more than \(start), up to \(end)" : "from \(start) to \(end)"
    }
    return isLeastExcluded ? "more than \(start)" : "\(start) or more"
  }

  /// A number as messages show it: whole ones without a point.
  static func shown(_ number: Double) -> String {
    if let whole = Int64(exactly: number) { return String(whole) }
    return Numeral.text(of: number)
  }

  /// The range of a setting; nil for one that takes no number.
  ///
  /// Source: <https://platform.claude.com/docs/en/api/messages/create> for the fields of a request.
  static func of(_ setting: String) -> SettingRange? {
    switch setting {
    case "max_tokens", "top_k", "seed": SettingRange(least: 0, most: .infinity)
    case "temperature", "top_p": SettingRange(least: 0, most: 1)
    case "thinking": SettingRange(least: 1024, most: .infinity)
    case "tool_rounds": SettingRange(least: 0, most: .infinity)
    case "budget": SettingRange(least: 0, most: .infinity)
    case "timeout": SettingRange(least: 0, most: 86_400, isLeastExcluded: true)
    case "retries": SettingRange(least: 0, most: 100)
    default: nil
    }
  }
}

/// The fields of a request that `set` refuses, because a verb sets them.
enum FieldVerbs {
  /// The verb of a field, as it is to be written; nil for a field that `set` passes on.
  static func verb(for field: String) -> String? {
    switch field {
    case "model", "max_tokens", "system", "thinking", "temperature", "top_p", "top_k",
      "tool_choice", "stream":
      field
    case "stop_sequences": "stop"
    case "output_config": "effort"
    case "cache_control": "cache"
    case "metadata": "user_id"
    case "messages": "say"
    default: SettingSyntax.named(field)?.name
    }
  }
}
