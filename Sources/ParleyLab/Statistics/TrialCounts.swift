import RunStorage

/// How many trials came out how; an error is never counted as a failure.
package struct TrialCounts: Sendable, Equatable {
  /// Trials in which everything held.
  package var pass = 0
  /// Trials in which something did not.
  package var fail = 0
  /// Trials that could not be finished.
  package var error = 0

  /// Counts trials.
  package init(_ trials: some Sequence<TrialRecord>) {
    for trial in trials {
      switch trial.status {
      case .pass: pass += 1
      case .fail: fail += 1
      case .error: error += 1
      }
    }
  }

  /// The trials that were finished.
  package var finished: Int { pass + fail }
  /// All trials.
  package var total: Int { finished + error }

  /// The counts in words: "183 passed, 15 failed, 2 errors".
  package var text: String {
    "\(pass) passed, \(fail) failed, \(error) \(error == 1 ? "error" : "errors")"
  }
}
