/// A function that every script knows without defining it.
///
/// The raw value is the name as a script writes it, so `Builtin(rawValue:)` looks one up; a value takes one byte and may stand in an
/// instruction. What it takes and how it is performed stands in ``signature``.
package enum Builtin: String, CaseIterable, Sendable, BitwiseCopyable {
  // Texts.
  case len
  case lower
  case upper
  case trim
  case lines
  case words
  case split
  case join
  case replace
  case startsWith = "starts_with"
  case endsWith = "ends_with"
  case find
  case chars
  case regexFind = "regex_find"
  case regexAll = "regex_all"
  case format

  // Conversions.
  case int
  case float
  case string
  case bool
  case type
  case json
  case parseJSON = "parse_json"

  // Lists and maps.
  case get
  case keys
  case values
  case items
  case sort
  case reverse
  case unique
  case range

  // Numbers.
  case sum
  case min
  case max
  case mean
  case median
  case stdev
  case round
  case floor
  case abs

  // With functions.
  case map
  case filter
  case sortedBy = "sorted_by"
  case any
  case all

  // The world.
  case read
  case readJSON = "read_json"
  case readCSV = "read_csv"
  case glob
  case env
  case exec
  case countTokens = "count_tokens"
  case cost
  case models
  case judge
  case hash

  /// The name as a script writes it.
  package var name: String { rawValue }

  /// How many arguments it takes, what they are called, and who performs it.
  package var signature: BuiltinSignature { BuiltinSignature.table(self) }
}
