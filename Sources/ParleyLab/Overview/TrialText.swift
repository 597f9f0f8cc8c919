import OrderedJSON
import RunStorage
import TerminalText

/// One trial as text: what tells it apart, how it came out and why, and what was said in it.
package struct TrialText: Sendable {
  private let trial: TrialRecord
  private let experiment: ExperimentRecord
  private let exchanges: [ExchangeRecord]

  /// The most columns of a cell in the name of a trial.
  private static let cellWidth = 40

  /// Makes the text of a trial with its requests.
  package init(_ trial: TrialRecord, in experiment: ExperimentRecord, exchanges: [ExchangeRecord]) {
    self.trial = trial
    self.experiment = experiment
    self.exchanges = exchanges
  }

  /// The text, with a line break at its end.
  package func text(style: TerminalStyle) -> String {
    var lines = [
      style.apply(.strong, to: "trial \(trial.number) of \(trial.experiment)")
        + ": \(ReportText.word(trial.status))"
    ]
    lines += TrialName.parts(of: trial, in: experiment).map { part in
      "\(part.name): \(part.value.strippingControls)"
    }
    lines += members("score", trial.scores) + members("record", trial.records)
    lines += Self.reasons(of: trial)
    let last = [trial.model, trial.stopReason].compactMap { $0?.strippingControls }
    lines.append(([TrialExpenses([trial]).text] + last).joined(separator: " · "))
    if !trial.output.isEmpty {
      lines += ["", style.apply(.strong, to: "printed"), trial.output.strippingControls]
    }
    let transcript = TranscriptText(Transcript(exchanges)).text.strippingControls
    if !transcript.isEmpty { lines += ["", style.apply(.strong, to: "said"), transcript] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func members(_ kind: String, _ object: JSONObject) -> [String] {
    object.members.map { "\(kind) \($0.key): \($0.value.plainText.strippingControls)" }
  }

  /// What tells a trial apart on one line, long cells cut.
  static func name(of trial: TrialRecord, in experiment: ExperimentRecord) -> String {
    TrialName.parts(of: trial, in: experiment).map { part in
      let line = part.value.strippingControls.split(whereSeparator: \.isNewline)
        .joined(separator: " ")
      return "\(part.name) \(TextFitting.cut(line, to: cellWidth))"
    }.joined(separator: ", ")
  }

  /// Why a trial did not pass, a line each.
  static func reasons(of trial: TrialRecord) -> [String] {
    var reasons = trial.failures
    if let error = trial.error {
      let place = error.line.map { " (line \($0))" } ?? ""
      reasons.append("\(error.kind): \(error.message)\(place)")
    }
    return reasons.flatMap {
      $0.strippingControls.split(whereSeparator: \.isNewline).map(String.init)
    }
  }
}
