import OrderedJSON
import PageMarkup
import RunStorage
import TerminalText

/// The trials of a run, each a line that opens to all that is known of it.
struct TrialList: Sendable {
  /// A trial by its experiment's and its own number.
  private struct Key: Hashable {
    let experiment: Int
    let trial: Int
  }

  private let stored: StoredRun
  /// What is behind the lines of the trials that fit.
  private var bodies: [Key: Markup] = [:]
  /// The trials that are listed.
  private var listed: Set<Key> = []

  /// Chooses the trials that fit on the page: those that did not pass before those that did, then by number.
  ///
  /// - Throws: What fetching the exchanges throws.
  init(_ stored: StoredRun, limits: ReportLimits) async throws(RunStorageError) {
    self.stored = stored
    let all = stored.experiments.flatMap { experiment in experiment.trials.map { (experiment, $0) }
    }
    let ordered = all.filter { $0.1.status != .pass } + all.filter { $0.1.status == .pass }
    var talk = TranscriptMarkup(textLength: limits.textLength)
    var bytes = 0
    for (experiment, trial) in ordered.prefix(max(0, limits.trials)) {
      let key = Key(experiment: experiment.record.number, trial: trial.number)
      listed.insert(key)
      guard bytes < limits.transcriptBytes else { continue }
      let anchor = TranscriptMarkup.Anchor(
        id: Self.id(experiment.record, trial.number),
        name: stored.experiments.count > 1
          ? "trial \(trial.number) of \(experiment.record.name)" : "trial \(trial.number)"
      )
      let transcript = Transcript(try await stored.exchanges(trial))
      let body = TrialBody(trial, in: experiment.record).markup(
        talk: talk.markup(of: transcript, at: anchor),
        output: talk.cut(trial.output)
      )
      bytes += body.source.utf8.count
      bodies[key] = body
    }
  }

  /// The id of a trial's element.
  private static func id(_ experiment: ExperimentRecord, _ number: Int) -> String {
    "e\(experiment.number)-t\(number)"
  }

  /// The list of an experiment, with what is not in it.
  func content(of experiment: StoredRun.Experiment) -> [Markup] {
    let trials = experiment.trials.filter { listed.contains(key(experiment, $0)) }
    guard !trials.isEmpty else { return [] }
    let lines = trials.map { line($0, of: experiment) }
    return notes(on: experiment, listed: trials) + [.element("div", ["class": "trials"], lines)]
  }

  private func key(_ experiment: StoredRun.Experiment, _ trial: TrialRecord) -> Key {
    Key(experiment: experiment.record.number, trial: trial.number)
  }

  private func notes(
    on experiment: StoredRun.Experiment,
    listed trials: [TrialRecord]
  ) -> [Markup] {
    let total = experiment.trials.count
    let whole = trials.count { bodies[key(experiment, $0)] != nil }
    guard whole < total else { return [] }
    let unlisted =
      trials.count < total
      ? " and \(NumberText.grouped(total - trials.count)) more are not even listed" : ""
    let sentence =
      "To keep this page quick, \(NumberText.grouped(whole)) of \(NumberText.grouped(total)) trials can be opened, those that did not pass first\(unlisted). All are in the export: "
    let command = RunCommands(stored).command("export", "--format jsonl")
    return [
      .element("p", ["class": "notice"], [.text(sentence), .element("code", text: command)])
    ]
  }

  private func line(_ trial: TrialRecord, of experiment: StoredRun.Experiment) -> Markup {
    let summary = TrialBody(trial, in: experiment.record).summary
    let left = Markup.element(
      "p",
      ["class": "soft"],
      text: "Left out to keep this page quick; it is in the export."
    )
    return .element(
      "details",
      [
        "class": "trial", "id": Self.id(experiment.record, trial.number),
        "data-status": ReportText.word(trial.status),
      ],
      [summary, bodies[key(experiment, trial)] ?? .element("div", ["class": "body"], [left])]
    )
  }
}
