import ClaudeMessages

/// What a run came to, in words.
package enum RunTotalsText {
  /// One line: requests, tokens in and out, cost, and what of it `judge` took.
  package static func line(of summary: RunSummary) -> String {
    let usage = summary.usage
    let cache = cacheParts(read: usage.cacheRead, written: usage.cacheCreation) { String($0) }
    let tokens = "\(usage.input) tokens in\(cache), \(usage.output) out"
    let line = "\(requests(summary.requests)) · \(tokens) · \(cost(summary.cost))"
    let judging = summary.judging
    guard judging.requests > 0 else { return line }
    let price = cost(judging.isCostKnown ? judging.cost : nil)
    return "\(line) · of it \(requests(judging.requests)) to judge, \(price)"
  }

  /// The tokens that were read from the cache and written to it, behind those that were not.
  ///
  /// - Parameters:
  ///   - read: The tokens that were read.
  ///   - written: The tokens that were written.
  ///   - form: Writes a number.
  /// - Returns: As in ` + 1,204 from the cache + 80 into it`; empty for none.
  package static func cacheParts(
    read: Int64,
    written: Int64,
    form: (Int64) -> String
  ) -> String {
    var parts: [String] = []
    if read > 0 { parts.append(" + \(form(read)) from the cache") }
    if written > 0 { parts.append(" + \(form(written)) into \(read > 0 ? "it" : "the cache")") }
    return parts.joined()
  }

  private static func requests(_ count: Int) -> String {
    count == 1 ? "1 request" : "\(count) requests"
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
