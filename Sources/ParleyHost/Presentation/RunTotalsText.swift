import ClaudeMessages

/// What a run came to, in words.
package enum RunTotalsText {
  /// One line: requests, tokens in and out, cost.
  package static func line(of summary: RunSummary) -> String {
    let requests = summary.requests == 1 ? "1 request" : "\(summary.requests) requests"
    let tokens = "\(summary.usage.input) tokens in, \(summary.usage.output) out"
    return "\(requests) · \(tokens) · \(cost(summary.cost))"
  }

  /// A cost to two digits that are not zero, never less than it is.
  package static func cost(_ picoDollars: Int64?) -> String {
    guard let picoDollars else { return "price unknown" }
    guard picoDollars > 0 else { return "$0.00" }
    let amount = DollarAmount(picodollars: picoDollars)
    guard amount.picodollars < 1_000_000_000_000 else { return amount.text(fractionDigits: 2...2) }
    let zeros = 12 - String(amount.picodollars).utf8.count
    return amount.text(fractionDigits: 2...min(12, zeros + 2))
  }
}
