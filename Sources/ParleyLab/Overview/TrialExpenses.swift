import RunStorage
import TerminalText

/// What trials took, those that erred included: money, time, tokens.
struct TrialExpenses: Sendable {
  private let trials: [TrialRecord]

  /// Counts trials.
  init(_ trials: [TrialRecord]) {
    self.trials = trials
  }

  /// One line: "$0.04 · 12,000 tokens in, 800 out · 9,000 tokens from the cache, 1,000 into it · a trial: median 610 ms, 95% within 1.42 s".
  var text: String {
    let input = trials.reduce(Int64(0)) { sum, trial in
      sum.addingClamped(trial.usage.input).addingClamped(trial.usage.cacheCreation)
        .addingClamped(trial.usage.cacheRead)
    }
    let output = trials.reduce(Int64(0)) { $0.addingClamped($1.usage.output) }
    var parts = [requests, cost, "\(grouped(input)) tokens in, \(grouped(output)) out"]
    if let cache = CacheText.text(of: trials) { parts.append(cache) }
    let times = trials.filter { $0.requests > 0 }.map { Double($0.latency) / 1e9 }.sorted()
    if let median = Quantile.of(sorted: times, at: 0.5),
      let high = Quantile.of(sorted: times, at: 0.95)
    {
      guard times.count > 1 else {
        return (parts + [ReportText.seconds(median)]).joined(separator: " · ")
      }
      parts.append(
        "a trial: median \(ReportText.seconds(median)), 95% within \(ReportText.seconds(high))"
      )
    }
    return parts.joined(separator: " · ")
  }

  private var requests: String {
    let all = ReportText.count(trials.reduce(0) { $0 + $1.requests }, "request")
    let reused = trials.reduce(0) { $0 + $1.reusedRequests }
    return reused > 0 ? "\(all), \(grouped(Int64(reused))) answered from the store" : all
  }

  private var cost: String {
    let known = trials.compactMap(\.cost)
    let sum = ReportText.cost(known.reduce(Int64(0)) { $0.addingClamped($1) })
    let judged = trials.reduce(Int64(0)) { $0.addingClamped($1.judgeCost) }
    let judge = judged > 0 ? ", of it \(ReportText.cost(judged)) to judge" : ""
    return (known.count == trials.count ? sum : "at least \(sum)") + judge
  }

  private func grouped(_ count: Int64) -> String { NumberText.grouped(Int(count)) }
}
