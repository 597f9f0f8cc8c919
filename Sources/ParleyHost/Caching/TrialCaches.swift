import ClaudeMessages
import ParleyDiagnostics
import Synchronization

/// What the requests of an experiment's trials found in the cache.
///
/// All that trials share is how their requests begin. Where the cache is asked for, a trial is to find what another wrote. If no trial
/// finds anything, the reason is most likely the same for all of them, and is told once: the first thing in which the first requests of
/// two trials differ.
package final class TrialCaches: Sendable {
  /// The first request of a trial to a model.
  struct Opening: Sendable {
    /// The number of the trial, from 1.
    let trial: Int
    /// What the request may be found by.
    let prefix: CachePrefix
    /// When it was sent.
    let sentAt: Timestamp
    /// When its reply began, from when on its entry can be read.
    let answeredAt: Timestamp
    /// How long the entry lives; nil where that is not known.
    let lifetime: Duration?
    /// Whether it was answered in a batch, whose requests wait for none of the others.
    let isBatched: Bool
    /// The statement that changed a setting last, by its name.
    let changes: CacheWatch.Changes
    /// The statement that sent it.
    let span: SourceSpan
  }

  /// What the requests to one model came to.
  private struct Sum {
    /// The openings of the two lowest trials that wrote to the cache, the lower one first.
    var lowest: [Opening] = []
    /// How many trials wrote to the cache with their first request.
    var writers = 0
    /// The tokens that they wrote.
    var written: Int64 = 0
    /// Whether any request read anything.
    var isRead = false

    mutating func take(_ opening: Opening, written tokens: Int64) {
      writers += 1
      written = written.saturatingSum(tokens)
      lowest = Array((lowest + [opening]).sorted { $0.trial < $1.trial }.prefix(2))
    }
  }

  private let sums = Mutex<[ModelID: Sum]>([:])

  /// Makes caches that nobody has asked for.
  package init() {}

  /// Takes a request that asked for the cache and is over.
  ///
  /// - Parameters:
  ///   - model: Its model.
  ///   - usage: Its tokens.
  ///   - opening: What is known of the first request of a trial; nil for the requests after it.
  func take(_ model: ModelID, _ usage: TokenCounts, opening: Opening?) {
    sums.withLock { sums in
      if usage.cacheRead > 0 { sums[model, default: Sum()].isRead = true }
      guard let opening, usage.cacheCreation > 0 else { return }
      sums[model, default: Sum()].take(opening, written: usage.cacheCreation)
    }
  }

  /// Why trials found nothing of what others wrote, one notice for each model, by the models' names.
  package var notices: [Diagnostic] {
    sums.withLock { $0 }.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { model, sum in
      guard !sum.isRead, sum.lowest.count == 2 else { return nil }
      return Self.notice(sum, of: model)
    }
  }

  private static func notice(_ sum: Sum, of model: ModelID) -> Diagnostic? {
    let (first, second) = (sum.lowest[0], sum.lowest[1])
    guard let cause = cause(of: second, after: first) else { return nil }
    let place = cause.setting.flatMap { second.changes[$0] } ?? second.span
    let tokens = Int(clamping: sum.written).grouped
    return Diagnostic(
      .cacheMissed,
      "\(sum.writers.grouped) trials wrote \(tokens) tokens into the cache of \(model) and read none: "
        + cause.sentence(of: second.trial, after: first.trial),
      at: place,
      severity: .warning,
      notes: place == second.span ? [] : [Note("the request that missed it", at: second.span)],
      help: [cause.trialRemedy]
    )
  }

  /// Why one of two trials did not find what the other wrote; nil where that is left to chance.
  private static func cause(of opening: Opening, after lower: Opening) -> CacheMiss.Cause? {
    if let difference = opening.prefix.difference(from: lower.prefix) {
      return .difference(difference)
    }
    guard !opening.isBatched, !lower.isBatched else { return nil }
    let (earlier, later) = opening.sentAt < lower.sentAt ? (opening, lower) : (lower, opening)
    guard later.sentAt >= earlier.answeredAt else { return .sentTooSoon }
    let pause = Duration.microseconds(later.sentAt.microseconds(since: earlier.sentAt))
    if let lifetime = earlier.lifetime, pause > lifetime {
      return .lapsed(after: pause, lifetime: lifetime)
    }
    return .notKept
  }
}

extension CacheMiss.Cause {
  /// Why a trial did not find what another wrote.
  fileprivate func sentence(of trial: Int, after lower: Int) -> String {
    switch self {
    case .difference(let difference):
      "trial \(trial) begins otherwise than trial \(lower): "
        + difference.sentence(before: "in trial \(lower)")
    case .sentTooSoon:
      "trials \(lower) and \(trial) were sent before either had an answer, from when on what a request wrote can be read"
    case .lapsed(let pause, let lifetime):
      "\(pause.minutesText) lie between trials \(lower) and \(trial), and an entry lives "
        + lifetime.minutesText
    case .tooFarBack, .notKept:
      "trials \(lower) and \(trial) begin alike; the server had let go of it, or answered elsewhere"
    }
  }

  fileprivate var trialRemedy: String {
    switch self {
    case .difference(.tool): "offer the same tools in every trial, in the same order"
    case .difference(.setting("output_config", _, _)): "ask for the same form in every trial"
    case .difference(.setting(let name, _, _)): "keep \(name) the same in every trial"
    case .sentTooSoon:
      "concurrency 1 sends one after the other; or send what they have in common once before the experiment"
    default: remedy
    }
  }
}
