import OrderedJSON
import RunStorage

/// What tells a trial apart, in words.
package enum TrialName {
  /// The factors, the rows' cells and the repeat of a trial, each with its value.
  ///
  /// - Parameters:
  ///   - trial: The trial.
  ///   - experiment: Its experiment; the repeat is told where there are several.
  /// - Returns: Names and values in order; cells are named `row.column`.
  package static func parts(
    of trial: TrialRecord,
    in experiment: ExperimentRecord
  ) -> [(name: String, value: String)] {
    var parts = trial.factors.members.map { ($0.key, $0.value.plainText) }
    for row in trial.rows.members {
      let cells = row.value.objectValue?.members ?? []
      parts += cells.map { ("\(row.key).\($0.key)", $0.value.plainText) }
    }
    if experiment.repeats > 1 { parts.append(("repeat", String(trial.repeatNumber))) }
    return parts
  }
}
