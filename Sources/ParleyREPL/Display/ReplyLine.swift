import ClaudeMessages
import ParleyHost
import ParleyRuntime

/// What a reply took and cost, in one line under it.
enum ReplyLine {
  /// The line: `0.42 s to first token · 1.3 s · 22 in + 1,204 from the cache, 29 out · end_turn · $0.0004`.
  ///
  /// Parts that are not known, and a cost of nothing, are left out.
  static func text(of reply: ReplyValue) -> String {
    let parts = [
      duration("first_token", of: reply).map { "\($0) to first token" },
      duration("latency", of: reply),
      tokens(of: reply),
      reply.fields["stop_reason"]?.textual?.string,
      cost(of: reply),
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// Whether Ctrl-C ended it.
  static func isInterrupted(_ reply: ReplyValue) -> Bool {
    reply.fields["interrupted"] == .bool(true)
  }

  /// A number with its thousands apart: `1,204`.
  static func grouped(_ number: Int64) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  private static func duration(_ field: Text, of reply: ReplyValue) -> String? {
    guard case .float(let seconds)? = reply.fields[field] else { return nil }
    return DurationText.short(.seconds(seconds))
  }

  private static func tokens(of reply: ReplyValue) -> String? {
    guard case .map(let usage)? = reply.fields["usage"] else { return nil }
    func count(_ name: Text) -> Int64 {
      if case .int(let count)? = usage[name] { count } else { 0 }
    }
    let cache = RunTotalsText.cacheParts(
      read: count("cache_read_input_tokens"),
      written: count("cache_creation_input_tokens"),
      form: grouped
    )
    return "\(grouped(count("input_tokens"))) in\(cache), \(grouped(count("output_tokens"))) out"
  }

  private static func cost(of reply: ReplyValue) -> String? {
    guard case .float(let dollars)? = reply.fields["cost"] else { return "price unknown" }
    guard dollars > 0, dollars < 1e6 else { return nil }
    return RunTotalsText.cost(Int64((dollars * 1e12).rounded(.up)))
  }
}
