/// How far an experiment is.
package struct ExperimentProgress: Sendable, Equatable {
  /// Which part of its course an event tells of.
  package enum Phase: Sendable, Equatable {
    /// It begins.
    case begun
    /// It is under way; several times a second.
    case underWay
    /// It is under way, and nothing was said of it for half a minute.
    case stillUnderWay
    /// It is over.
    case over
  }

  /// Why no request starts for the time being.
  package struct Hold: Sendable, Equatable {
    /// The reason in words, such as `rate limit`.
    package var reason: String
    /// How long it lasts from now on; nil where that is not known.
    package var left: Duration?

    /// Makes a hold.
    package init(reason: String, left: Duration?) {
      self.reason = reason
      self.left = left
    }
  }

  /// The experiment's name.
  package var name: String
  /// How many trials it has, in this shard.
  package var total: Int
  /// Which part of its course this tells of.
  package var phase = Phase.begun
  /// How many trials are over and stored.
  package var done = 0
  /// How many of them were taken from the store as they were.
  package var taken = 0
  /// How many are being run.
  package var running = 0
  /// How many of those that are over failed.
  package var failed = 0
  /// How many of those that are over could not be finished.
  package var erred = 0
  /// How many requests the store answered.
  package var reusedRequests = 0
  /// Why no request starts; nil while they do.
  package var hold: Hold?
  /// Trials a second; nil as long as it is not known.
  package var rate: Double?
  /// What the trials cost so far, whenever it was paid, in pico-dollars; nil where a price is unknown.
  package var cost: Int64? = 0
  /// How long the rest will take; nil as long as it is not known.
  package var timeLeft: Duration?
  /// At the end, what kept trials from being finished: the commonest errors, each with how many trials it ended.
  package var remarks: [String] = []

  /// Makes the progress of an experiment that begins.
  package init(name: String, total: Int) {
    self.name = name
    self.total = total
  }

  /// How many trials have not begun.
  package var waiting: Int { max(0, total - done - running) }

  /// All in one line.
  package var line: String {
    var parts = ["\(name) \(done)/\(total)"]
    if phase == .begun { parts = ["\(name): \(total == 1 ? "1 trial" : "\(total) trials")"] }
    if running > 0 { parts.append("\(running) running") }
    if waiting > 0, phase != .begun || hold != nil { parts.append(waitingText) }
    if failed > 0 { parts.append("\(failed) failed") }
    if erred > 0 { parts.append(erred == 1 ? "1 error" : "\(erred) errors") }
    if taken > 0 { parts.append("\(taken) taken from the store") }
    if phase == .over, reusedRequests > 0 {
      parts.append(
        reusedRequests == 1
          ? "1 request answered from the store"
          : "\(reusedRequests) requests answered from the store"
      )
    }
    guard phase != .begun else { return parts.joined(separator: " · ") }
    if let rate { parts.append("\(Self.short(rate))/s") }
    parts.append(RunTotalsText.cost(cost))
    if phase != .over, let timeLeft { parts.append("\(DurationText.long(timeLeft)) left") }
    return parts.joined(separator: " · ")
  }

  private var waitingText: String {
    guard let hold else { return "\(waiting) waiting" }
    let left = hold.left.map { ", \(DurationText.long($0))" } ?? ""
    return "\(waiting) waiting (\(hold.reason)\(left))"
  }

  /// A rate with one digit after the point below ten.
  private static func short(_ rate: Double) -> String {
    guard rate.isFinite, rate < 1e6 else { return "?" }
    guard rate < 9.95 else { return "\(Int(rate.rounded()))" }
    let tenths = Int((rate * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension DurationText {
  /// A duration in whole seconds, minutes or hours, rounded up: `10 s`, `12 min`, `3 h 5 min`.
  package static func long(_ duration: Duration) -> String {
    let parts = duration.components
    let seconds = max(0, parts.seconds + (parts.attoseconds > 0 ? 1 : 0))
    switch seconds {
    case ..<120: return "\(seconds) s"
    case ..<7200: return "\((seconds + 59) / 60) min"
    default: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
