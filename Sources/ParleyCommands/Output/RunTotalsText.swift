import ClaudeMessages
import ParleyHost

/// What a run came to, in words.
enum RunTotalsText {
  /// One line: requests, tokens in and out, cost.
  static func line(of summary: RunSummary) -> String {
    let requests = summary.requests == 1 ? "1 request" : "\(summary.requests) requests"
    let tokens = "\(summary.usage.input) tokens in, \(summary.usage.output) out"
    return "\(requests) · \(tokens) · \(cost(summary.cost))"
  }

  /// A cost to two digits that are not zero, never less than it is.
  static func cost(_ picoDollars: Int64?) -> String {
    guard let picoDollars else { return "price unknown" }
    let amount = DollarAmount(picodollars: picoDollars)
    let digits = (2...12).first {
      amount.text(fractionDigits: $0...$0).contains(where: isSignificant)
    }
    return amount.text(fractionDigits: 2...min(12, (digits ?? 2) + (digits == 2 ? 0 : 1)))
  }

  private static func isSignificant(_ character: Character) -> Bool {
    ("1"..."9").contains(character)
  }
}
