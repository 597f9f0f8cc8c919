import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// What some requests came to, as `parley serve usage` shows it.
struct UsageRow {
  private let label: String
  private let totals: UsageTotals

  /// Shows totals.
  ///
  /// - Parameters:
  ///   - label: What the requests have in common.
  ///   - totals: What they came to.
  init(_ label: String, _ totals: UsageTotals) {
    self.label = label
    self.totals = totals
  }

  /// What the columns are after the first, as machines read them.
  static let names = [
    "requests", "failed", "estimated", "input_tokens", "output_tokens", "cache_creation_tokens",
    "cache_read_tokens", "cost", "unpriced",
  ]

  /// What the columns are after the first, as people read them.
  static let headings = [
    "REQUESTS", "FAILED", "ESTIMATED", "TOKENS IN", "OUT", "CACHE WRITTEN", "CACHE READ", "COST",
  ]

  /// The cells of its line for people.
  var cells: [String] {
    let counts = [
      totals.requests, totals.failed, totals.estimated, totals.inputTokens, totals.outputTokens,
      totals.cacheCreationTokens, totals.cacheReadTokens,
    ]
    return [label] + counts.map(NumberText.grouped) + [cost]
  }

  /// The cells of its line for machines, the cost in dollars.
  var exactCells: [String] {
    [label] + zip(Self.names, numbers).map { $1.description }
  }

  /// The columns with their names.
  var json: JSONObject { JSONObject(Array(zip(Self.names, numbers))) }

  private var numbers: [JSONValue] {
    [
      .int(totals.requests), .int(totals.failed), .int(totals.estimated),
      .int(totals.inputTokens), .int(totals.outputTokens), .int(totals.cacheCreationTokens),
      .int(totals.cacheReadTokens), Self.dollars(totals.cost), .int(totals.unpriced),
    ]
  }

  private var cost: String {
    let known = RunTotalsText.cost(totals.cost)
    return totals.unpriced == 0 ? known : "at least \(known)"
  }

  /// Pico-dollars as an exact number of dollars.
  static func dollars(_ picodollars: Int64) -> JSONValue {
    JSONNumber(spelling: ExactText.dollars(picodollars)).map(JSONValue.number) ?? .null
  }
}
