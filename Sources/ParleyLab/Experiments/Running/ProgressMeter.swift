import ParleyHost
import RunStorage

/// Counts the trials of an experiment as they end, and tells how fast they do.
struct ProgressMeter: Sendable {
  private var progress: ExperimentProgress
  private var errors: [String: ErrorCount] = [:]
  private let start: Duration
  private var lastSaid: Duration

  /// One error and the trials that it ended.
  private struct ErrorCount {
    let text: String
    var count = 0
    var first: Int
  }

  private static let mostRemarks = 3
  private static let mostErrors = 1000

  /// How long nothing is said where a line cannot be redrawn.
  static let silence = Duration.seconds(30)

  /// Makes a meter of an experiment that begins now.
  init(name: String, total: Int, at now: Duration) {
    progress = ExperimentProgress(name: name, total: total)
    start = now
    lastSaid = now
  }

  /// Counts a trial that is over and stored; one that was taken from the store as it was took no time.
  mutating func count(_ trial: TrialRecord, wasTaken: Bool) {
    progress.done += 1
    if wasTaken { progress.taken += 1 }
    switch trial.status {
    case .pass: break
    case .fail: progress.failed += 1
    case .error:
      progress.erred += 1
      if let error = trial.error { note(error, of: trial.number) }
    }
    if !wasTaken { progress.reusedRequests += trial.reusedRequests }
    if let cost = trial.cost, let sum = progress.cost {
      progress.cost = sum.addingReportingOverflow(cost).overflow ? .max : sum + cost
    } else {
      progress.cost = nil
    }
  }

  /// The progress at its beginning.
  var beginning: ExperimentProgress { progress }

  /// The progress at a moment.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - running: How many trials are being run.
  ///   - hold: Why no request starts; nil while they do.
  /// - Returns: The progress.
  mutating func reading(
    at now: Duration,
    running: Int,
    hold: ExperimentProgress.Hold?
  ) -> ExperimentProgress {
    var reading = timed(at: now)
    reading.running = running
    reading.hold = hold
    reading.phase = .underWay
    if now - lastSaid >= Self.silence {
      lastSaid = now
      reading.phase = .stillUnderWay
    }
    return reading
  }

  /// The progress at the end.
  func end(at now: Duration) -> ExperimentProgress {
    var reading = timed(at: now)
    reading.phase = .over
    reading.remarks = remarks
    return reading
  }

  /// The commonest errors, each with how many trials it ended and the first of them.
  private var remarks: [String] {
    let sorted = errors.values.sorted { one, other in
      one.count == other.count ? one.first < other.first : one.count > other.count
    }
    let shown = sorted.prefix(Self.mostRemarks).map { error in
      let trials =
        error.count == 1 ? "trial \(error.first)" : "\(error.count) trials, first \(error.first)"
      return "\(trials): \(error.text)"
    }
    let rest = sorted.count - shown.count
    return rest > 0 ? shown + ["and \(rest) other \(rest == 1 ? "error" : "errors")"] : shown
  }

  private mutating func note(_ error: TrialRecord.Failure, of number: Int) {
    let text = "\(error.line.map { "line \($0): " } ?? "")\(error.message)"
    // Messages that name what is of one trial only would be kept without end.
    guard errors[text] != nil || errors.count < Self.mostErrors else { return }
    var kept = errors[text] ?? ErrorCount(text: text, first: number)
    kept.count += 1
    kept.first = min(kept.first, number)
    errors[text] = kept
  }

  private func timed(at now: Duration) -> ExperimentProgress {
    var reading = progress
    let seconds = (now - start) / .seconds(1)
    let run = progress.done - progress.taken
    guard run > 0, seconds > 0 else { return reading }
    let rate = Double(run) / seconds
    reading.rate = rate
    reading.timeLeft = .seconds(Double(progress.total - progress.done) / rate)
    return reading
  }
}
