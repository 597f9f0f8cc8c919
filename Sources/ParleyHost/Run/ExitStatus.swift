import ParleyRuntime

/// How the process ends; what ended the run decides.
package enum ExitStatus: Int32, Sendable {
  /// The run reached its end and every `expect` held.
  case fine = 0
  /// An `expect` failed.
  case expectationFailed = 1
  /// The script is wrong: syntax, check, or an error of value, file, limit or `fail` while it ran.
  case scriptWrong = 2
  /// The API or the network failed after retries, or trials of a run that reached its end could not be finished.
  case unreachable = 3
  /// A budget or a permission stopped it.
  case stopped = 4
  /// The command line is wrong.
  case commandLineWrong = 64
  /// Ctrl-C.
  case interrupted = 130
  /// SIGTERM or SIGHUP.
  case terminated = 143

  /// The status of a run that reached its end.
  package init(atEndOf totals: RunTotals.Snapshot) {
    if totals.erredTrials > 0 {
      self = .unreachable
    } else {
      self = totals.expectationsFailed > 0 ? .expectationFailed : .fine
    }
  }

  /// The status of a run that an error ended.
  ///
  /// - Parameters:
  ///   - kind: What failed.
  ///   - interruption: What interrupted the run; nil when nothing did.
  package init(endedBy kind: EffectError.Kind, interruption: Interrupts.Reason?) {
    switch kind {
    case .value, .file, .limit, .fail: self = .scriptWrong
    case .api, .network: self = .unreachable
    case .budget, .permission: self = .stopped
    case .interrupt: self = interruption == .terminate ? .terminated : .interrupted
    }
  }
}
