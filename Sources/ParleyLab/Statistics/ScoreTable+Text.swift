import OrderedJSON
import RunStorage
import TerminalText

extension ScoreTable {
  /// The most combinations that a text shows; reports show all.
  private static let mostCombinations = 32

  /// The table as text: a line with the counts, a row for each group, and how to read them.
  ///
  /// It is the same for the same trials, whatever order they finished in.
  package func text(style: TerminalStyle) -> String {
    let labels = FactorText(experiment.factors)
    var table = TextTable(["", "trials", "errors"] + measures.map(\.name))
    let shown = [total] + values + (combinations.count <= Self.mostCombinations ? combinations : [])
    for group in shown {
      let label = group.factors.isEmpty ? "all" : labels.text(of: group.factors)
      let cells = zip(measures, group.cells).map { measure, cell in
        Self.text(of: cell, isRate: measure.isRate, finished: group.counts.finished)
      }
      table.append([label, "\(group.counts.finished)", "\(group.counts.error)"] + cells)
    }
    let heading = style.apply(.strong, to: experiment.name) + ": " + countsText
    return "\(heading)\n\(table.rendered(style: style))\(style.apply(.dim, to: note))\n"
  }

  /// The counts in words: "120 of 200 trials: 101 passed, 18 failed, 1 error".
  package var countsText: String {
    let counts = total.counts
    let missing = experiment.trialCount > counts.total
    let trials = missing ? "\(counts.total) of \(experiment.trialCount)" : "\(counts.total)"
    let noun = experiment.trialCount == 1 ? "trial" : "trials"
    return "\(trials) \(noun): \(counts.text)"
  }

  /// What the numbers are, in one sentence or two.
  package var note: String {
    let kinds = Set(measures.map(\.isRate))
    let methods = [
      kinds.contains(true) ? "rates by Wilson's score" : nil,
      kinds.contains(false) ? "means by bootstrap" : nil,
    ].compactMap(\.self).joined(separator: ", ")
    let errors = total.counts.error > 0 ? "Errors are left out. " : ""
    let clusters = experiment.dataSets.isEmpty ? "" : "; trials of one row count as one cluster"
    return "\(errors)In brackets: intervals of 95%, \(methods)\(clusters)."
  }

  /// One cell: "76% (69%–81%)", with the number of its trials where that is not all that were finished.
  package static func text(of cell: Cell, isRate: Bool, finished: Int) -> String {
    let estimate = isRate ? EstimateText.rate(cell.estimate) : EstimateText.mean(cell.estimate)
    return cell.count == finished || cell.count == 0 ? estimate : "\(estimate) of \(cell.count)"
  }
}
