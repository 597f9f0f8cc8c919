import OrderedJSON
import RunStorage
import TerminalText

/// A summary of a run in GitHub's Markdown, short enough for a comment on a pull request.
///
/// Every text that is not Parley's own stands in a code span, so that it neither formats nor links nor notifies.
struct MarkdownExport: Sendable {
  private let stored: StoredRun

  /// The most combinations and trials that are listed of each kind.
  private static let mostRows = 20

  /// Makes an export.
  init(_ stored: StoredRun) {
    self.stored = stored
  }

  /// The whole text.
  ///
  /// - Parameter experiments: Those to show.
  /// - Returns: Markdown.
  func text(of experiments: [StoredRun.Experiment]) -> String {
    experiments.map(text).joined(separator: "\n") + "\n" + footer + "\n"
  }

  private var footer: String {
    let run = stored.run
    let models = stored.models.map { Self.code($0.model) }.joined(separator: ", ")
    let answered = models.isEmpty ? "" : " · \(models)"
    return
      "<sub>run \(Self.code(run.id)) of \(Self.code(stored.scriptPath)) · \(ExactText.readableMoment(run.startedAt))\(answered) · Parley \(Self.code(run.version)) · all of it: \(Self.code(RunCommands(stored).command("report")))</sub>"
  }

  private func text(_ experiment: StoredRun.Experiment) -> String {
    let counts = TrialCounts(experiment.trials)
    let missing = experiment.missingCount(in: stored.run.shard)
    let left = missing > 0 ? ", \(missing) without a result" : ""
    var lines = [
      "### \(Self.code(experiment.record.name)): \(counts.text)\(left)", "",
    ]
    if counts.total > 0 {
      lines += [took(experiment.trials), ""] + table(experiment) + [""]
    }
    lines += list(experiment, .fail, "failed") + list(experiment, .error, "erred")
    return lines.joined(separator: "\n")
  }

  private func took(_ trials: [TrialRecord]) -> String {
    let known = trials.compactMap(\.cost)
    let sum = known.reduce(Int64(0)) { $0.addingClamped($1) }
    let times = trials.filter { $0.requests > 0 }.map { Double($0.latency) / 1e9 }
    var parts = [known.count == trials.count ? ReportText.cost(sum) : "price not known"]
    if let median = Quantile.of(times, at: 0.5), let high = Quantile.of(times, at: 0.95) {
      parts.append(
        "median \(ReportText.seconds(median)), 95% within \(ReportText.seconds(high)) a trial"
      )
    }
    return parts.joined(separator: " · ")
  }

  // MARK: Table

  private func table(_ experiment: StoredRun.Experiment) -> [String] {
    let table = ScoreTable(experiment.record, trials: experiment.trials)
    let factorText = FactorText(experiment.record.factors)
    let names = table.measures.map { $0.source == .passed ? "passed" : Self.cell($0.name) }
    var lines = [
      Self.row([""] + names + ["trials", "errors"]),
      Self.row(["---"] + Array(repeating: "---:", count: names.count + 2)),
      row("**all**", table.total, table),
    ]
    func label(_ group: ScoreTable.Group) -> String {
      group.factors.members.map { member in
        "\(member.key) \(Self.cell(factorText.text(of: member.value, factor: member.key)))"
      }.joined(separator: ", ")
    }
    lines += table.values.map { row(label($0), $0, table) }
    lines += table.combinations.prefix(Self.mostRows).map { row(label($0), $0, table) }
    return lines
  }

  private func row(_ label: String, _ group: ScoreTable.Group, _ table: ScoreTable) -> String {
    let cells = zip(table.measures, group.cells).map { measure, cell in
      measure.isRate ? EstimateText.rate(cell.estimate) : EstimateText.mean(cell.estimate)
    }
    return Self.row([label] + cells + [String(group.counts.finished), String(group.counts.error)])
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  // MARK: Trials

  private func list(
    _ experiment: StoredRun.Experiment,
    _ status: TrialRecord.Status,
    _ verb: String
  ) -> [String] {
    let trials = experiment.trials.filter { $0.status == status }
    guard !trials.isEmpty else { return [] }
    var lines = [
      "<details><summary>\(ReportText.count(trials.count, "trial")) \(verb)</summary>", "",
      Self.row(["trial", "values", "why"]), Self.row(["---:", "---", "---"]),
    ]
    lines += trials.prefix(Self.mostRows).map { trial in
      let parts = TrialName.parts(of: trial, in: experiment.record)
      let values = parts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      let why = trial.error?.message ?? trial.failures.joined(separator: "; ")
      return Self.row([String(trial.number), Self.cell(values), Self.cell(why)])
    }
    let rest = trials.count - Self.mostRows
    return lines + (rest > 0 ? ["", "and \(NumberText.grouped(rest)) more"] : [])
      + ["", "</details>", ""]
  }

  // MARK: Foreign texts

  /// A text as a code span within a table.
  private static func cell(_ text: String) -> String {
    // An escaped pipe after a backslash cannot be said within a table.
    code(text.replacing("\\|", with: "\\ |")).replacing("|", with: "\\|")
  }

  /// A text as a code span on one line, cut to 120 columns; empty for nothing.
  static func code(_ text: String) -> String {
    let lines = text.strippingControls.split(whereSeparator: \.isNewline)
    let line = TextFitting.cut(lines.joined(separator: " ⏎ ").replacing("\t", with: " "), to: 120)
    guard !line.allSatisfy(\.isWhitespace) else { return "" }
    let runs = line.split(omittingEmptySubsequences: true) { $0 != "`" }
    let fence = String(repeating: "`", count: (runs.map(\.count).max() ?? 0) + 1)
    let needsBlank = line.hasPrefix("`") || line.hasSuffix("`")
    return needsBlank ? "\(fence) \(line) \(fence)" : "\(fence)\(line)\(fence)"
  }
}
