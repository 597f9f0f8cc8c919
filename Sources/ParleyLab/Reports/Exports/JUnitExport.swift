import OrderedJSON
import PageMarkup
import RunStorage

/// The trials of a run as JUnit XML: a test suite an experiment, a test case a trial.
///
/// A trial that failed has a `failure`, one that could not be finished an `error`; both have what was said in `system-out`. The
/// characters that XML cannot hold are U+FFFD.
///
/// - Source: the attributes and elements that CI systems agree on, <https://github.com/testmoapp/junitxml>.
struct JUnitExport: Sendable {
  private let stored: StoredRun

  /// Makes an export.
  init(_ stored: StoredRun) {
    self.stored = stored
  }

  /// The whole document.
  ///
  /// - Parameter experiments: Those to show.
  /// - Returns: XML.
  /// - Throws: What fetching the exchanges throws.
  func document(
    of experiments: [StoredRun.Experiment]
  ) async throws(RunStorageError) -> String {
    let trials = experiments.flatMap(\.trials)
    var suites: [Markup] = []
    for experiment in experiments { suites.append(try await suite(experiment)) }
    let root = Markup.element(
      "testsuites",
      [
        "name": oneLine(stored.scriptPath), "tests": String(trials.count),
        "failures": count(.fail, in: trials), "errors": count(.error, in: trials),
        "time": ExactText.seconds(time(of: trials)),
      ],
      suites
    )
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(root.source)\n"
  }

  private func suite(
    _ experiment: StoredRun.Experiment
  ) async throws(RunStorageError) -> Markup {
    let trials = experiment.trials
    var cases: [Markup] = []
    for trial in trials { cases.append(try await testCase(trial, in: experiment.record)) }
    let missing = experiment.missingCount(in: stored.run.shard)
    let note =
      missing == 0
      ? [] : [line(.element("system-err", text: "\(missing) trials have no result"))]
    return line(
      .element(
        "testsuite",
        [
          "name": oneLine(experiment.record.name), "tests": String(trials.count),
          "failures": count(.fail, in: trials), "errors": count(.error, in: trials),
          "skipped": "0", "time": ExactText.seconds(time(of: trials)),
          "timestamp": String(ExactText.moment(stored.run.startedAt).prefix(19)),
          "file": oneLine(stored.scriptPath),
        ],
        [line(properties)] + cases + note
      )
    )
  }

  private var properties: Markup {
    let run = stored.run
    let values = [
      ("parley.run", run.id), ("parley.version", run.version),
      ("parley.catalogue", run.catalogue), ("parley.provider", run.provider),
      ("parley.script.sha256", run.sources.first?.hash ?? ""),
    ]
    return .element(
      "properties",
      [:],
      values.map { .element("property", ["name": $0.0, "value": oneLine($0.1)]) }
    )
  }

  private func testCase(
    _ trial: TrialRecord,
    in experiment: ExperimentRecord
  ) async throws(RunStorageError) -> Markup {
    let parts = TrialName.parts(of: trial, in: experiment)
    let name = parts.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    let content = outcome(of: trial) + (try await output(of: trial))
    return line(
      .element(
        "testcase",
        [
          "name": oneLine("trial \(trial.number)" + (name.isEmpty ? "" : ": \(name)")),
          "classname": oneLine(experiment.name), "time": ExactText.seconds(trial.latency),
        ],
        content
      )
    )
  }

  private func outcome(of trial: TrialRecord) -> [Markup] {
    switch trial.status {
    case .pass: []
    case .fail:
      [
        .element(
          "failure",
          ["message": oneLine(trial.failures.first ?? "failed"), "type": "score"],
          text: trial.failures.joined(separator: "\n")
        )
      ]
    case .error:
      [
        .element(
          "error",
          [
            "message": oneLine(trial.error?.message ?? "not finished"),
            "type": oneLine(trial.error?.kind ?? "error"),
          ],
          text: (trial.error?.message ?? "not finished")
            + (trial.error?.line.map { " (line \($0) of the script)" } ?? "")
        )
      ]
    }
  }

  /// What a trial printed, and what was said in one that did not pass.
  private func output(of trial: TrialRecord) async throws(RunStorageError) -> [Markup] {
    var text = trial.output
    if trial.status != .pass {
      let transcript = TranscriptText(Transcript(try await stored.exchanges(trial))).text
      text = [text, transcript].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    return text.isEmpty ? [] : [.element("system-out", text: text)]
  }

  // MARK: Attributes

  /// An element on a line of its own.
  private func line(_ element: Markup) -> Markup { .together(["\n", element]) }

  private func count(_ status: TrialRecord.Status, in trials: [TrialRecord]) -> String {
    String(trials.count { $0.status == status })
  }

  private func time(of trials: [TrialRecord]) -> Int64 {
    trials.reduce(0) { sum, trial in
      let (result, overflows) = sum.addingReportingOverflow(trial.latency)
      return overflows ? .max : result
    }
  }

  /// A text in one line of at most 300 characters: attributes lose their line ends when they are read.
  private func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    return line.count > 300 ? "\(line.prefix(299))…" : line
  }
}
