/// What requests came to that have something in common.
package struct UsageTotals: Sendable, Hashable {
  /// What requests can have in common.
  package enum Grouping: String, Sendable, CaseIterable {
    /// The day in UTC on which they came.
    case day
    /// The client.
    case token
    /// The model.
    case model
  }

  /// The day that all of them came; nil for several.
  package var day: UTCDay?
  /// The id of the token that all of them had, empty for clients without one; nil for several.
  package var token: String?
  /// The model that all of them asked; nil for several.
  package var model: String?
  /// How many there were.
  package var requests = 0
  /// How many failed.
  package var failed = 0
  /// How many did not tell their usage to the end, so that the numbers are the most it can have been.
  package var estimated = 0
  /// How many have no known cost.
  package var unpriced = 0
  /// Prompt tokens that the cache had no part in.
  package var inputTokens = 0
  /// Tokens of the replies, thinking included.
  package var outputTokens = 0
  /// Prompt tokens written to the cache.
  package var cacheCreationTokens = 0
  /// Prompt tokens read from the cache.
  package var cacheReadTokens = 0
  /// What those with a known cost cost, in pico-dollars.
  package var cost: Int64 = 0

  /// Makes the totals of no requests.
  package init() {}
}
