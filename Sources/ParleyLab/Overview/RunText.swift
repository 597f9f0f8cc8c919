import OrderedJSON
import RunStorage
import TerminalText

/// A run as text: its experiments with their rates and means by factor, what they took, and the trials that did not pass.
package struct RunText: Sendable {
  private let stored: StoredRun
  private let style: TerminalStyle
  private let showsAll: Bool

  /// How many trials of each kind are listed.
  private static let mostTrials = 10

  /// Makes the text of a run.
  ///
  /// - Parameters:
  ///   - stored: The run.
  ///   - style: With colours or without.
  ///   - showsAll: Whether all trials that did not pass are listed, and not the first of them.
  package init(_ stored: StoredRun, style: TerminalStyle, showsAll: Bool) {
    self.stored = stored
    self.style = style
    self.showsAll = showsAll
  }

  /// The text of some experiments of the run, with a line break at its end.
  package func text(of experiments: [StoredRun.Experiment]) -> String {
    ([header] + experiments.map(text)).joined(separator: "\n")
  }

  private var header: String {
    let run = stored.run
    var parts = [
      style.apply(.strong, to: run.id), stored.scriptPath.strippingControls,
      ExactText.readableMoment(run.startedAt), state,
    ]
    parts += stored.models.map(\.model.strippingControls)
    if run.provider == "local" { parts.append("built-in model, not Claude") }
    if let shard = run.shard { parts.append("shard \(shard.number) of \(shard.count)") }
    var lines = [parts.joined(separator: " · ")]
    if !run.parameters.isEmpty {
      let parameters = run.parameters.members.map {
        "\($0.key) = \($0.value.plainText.strippingControls)"
      }
      lines.append("parameters: \(parameters.joined(separator: ", "))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var state: String {
    switch stored.run.status {
    case .running: "unfinished"
    case .finished: "finished"
    case .interrupted: "interrupted"
    case .failed: "ended by an error"
    }
  }

  private func text(_ experiment: StoredRun.Experiment) -> String {
    guard !experiment.trials.isEmpty else {
      return "\(style.apply(.strong, to: experiment.record.name)): no trial was finished\n"
    }
    var lines = [ScoreTable(experiment.record, trials: experiment.trials).text(style: style)]
    lines.append(TrialExpenses(experiment.trials).text + "\n")
    lines.append(list(experiment, .fail, "failed"))
    lines.append(list(experiment, .error, "erred"))
    return lines.joined()
  }

  private func list(
    _ experiment: StoredRun.Experiment,
    _ status: TrialRecord.Status,
    _ verb: String
  ) -> String {
    let trials = experiment.trials.filter { $0.status == status }
    guard !trials.isEmpty else { return "" }
    let shown = showsAll ? trials[...] : trials.prefix(Self.mostTrials)
    var lines = [
      "", style.apply(.strong, to: "\(ReportText.count(trials.count, "trial")) \(verb)"),
    ]
    lines += shown.map { trial in
      let name = TrialText.name(of: trial, in: experiment.record)
      let reasons = TrialText.reasons(of: trial).map { "    " + $0 }
      return (["  \(trial.number)  \(name)"] + reasons).joined(separator: "\n")
    }
    if shown.count < trials.count {
      lines.append("  … and \(NumberText.grouped(trials.count - shown.count)) more: --all")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
