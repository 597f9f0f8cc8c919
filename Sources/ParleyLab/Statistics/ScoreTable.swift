import OrderedJSON
import RunStorage

/// The scores of an experiment by its factors: rates and means with their intervals.
///
/// Trials that erred are counted and otherwise left out. Where the experiment has data, trials of one row are a cluster.
package struct ScoreTable: Sendable {
  /// Trials that have some factor values in common.
  package struct Group: Sendable {
    /// The factor values; empty for all trials.
    package let factors: JSONObject
    /// How they came out.
    package let counts: TrialCounts
    /// What was measured, one for each of the table's measures.
    package let cells: [Cell]
  }

  /// One measure of one group.
  package struct Cell: Sendable {
    /// How many trials it was measured of; fewer than were finished where some did not reach the score.
    package let count: Int
    /// The rate or mean.
    package let estimate: Estimate
  }

  /// The experiment.
  package let experiment: ExperimentRecord
  /// What is measured: whether trials passed, unless a score says the same, and the scores in the order of the source.
  package let measures: [TrialMeasure]
  /// All trials.
  package let total: Group
  /// The trials of each value of each factor; none for a factor with one value.
  package let values: [Group]
  /// The trials of each combination of factor values, if more than one factor has more than one value.
  package let combinations: [Group]

  /// Makes the table of an experiment.
  ///
  /// - Parameters:
  ///   - experiment: The experiment.
  ///   - trials: Its finished trials, in any order.
  package init(_ experiment: ExperimentRecord, trials: [TrialRecord]) {
    let trials = trials.sorted { $0.number < $1.number }
    let measures = Self.measures(of: experiment, trials)
    let isClustered = !experiment.dataSets.isEmpty
    func group(_ factors: JSONObject, _ trials: [TrialRecord]) -> Group {
      let cells = measures.map { measure in
        let summary = measure.summary(of: trials, isClustered: isClustered)
        return Cell(count: summary.count, estimate: summary.estimate)
      }
      return Group(factors: factors, counts: TrialCounts(trials), cells: cells)
    }
    let varied = experiment.factors.filter { Set($0.values).count > 1 }
    self.experiment = experiment
    self.measures = measures
    total = group(JSONObject(), trials)
    values = varied.flatMap { factor in
      Self.parts(of: trials, by: [factor.name]).map { group($0.factors, $0.trials) }
    }
    let names = varied.map(\.name)
    let parts = names.count > 1 ? Self.parts(of: trials, by: names) : []
    combinations = parts.map { group($0.factors, $0.trials) }
  }

  private static func measures(
    of experiment: ExperimentRecord,
    _ trials: [TrialRecord]
  ) -> [TrialMeasure] {
    let scores = TrialMeasure.scores(experiment.scores, of: trials)
    let saysTheSame = scores.contains { score in
      score.isRate
        && trials.allSatisfy { score.value(of: $0) == TrialMeasure.passed.value(of: $0) }
    }
    return (saysTheSame ? [] : [.passed]) + scores
  }

  /// The trials by their values of some factors, in the order of their numbers.
  private static func parts(
    of trials: [TrialRecord],
    by names: [String]
  ) -> [(factors: JSONObject, trials: [TrialRecord])] {
    var parts: [(factors: JSONObject, trials: [TrialRecord])] = []
    var places: [JSONObject: Int] = [:]
    for trial in trials {
      let factors = JSONObject(names.map { ($0, trial.factors[$0] ?? .null) })
      if let place = places[factors] {
        parts[place].trials.append(trial)
      } else {
        places[factors] = parts.count
        parts.append((factors, [trial]))
      }
    }
    return parts
  }
}
