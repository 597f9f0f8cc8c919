import OrderedJSON
import RunStorage

/// One side of a comparison: an experiment of a run, or the part of one with one value of a factor.
package struct ComparedTrials: Sendable {
  /// What it is, in a few words: a run's id, or a factor's value.
  package let label: String
  /// The experiment.
  package let experiment: ExperimentRecord
  /// Its finished trials by their numbers.
  package let trials: [TrialRecord]

  /// Makes a side; its trials may come in any order.
  package init(_ label: String, _ experiment: ExperimentRecord, trials: [TrialRecord]) {
    self.label = label
    self.experiment = experiment
    self.trials = trials.sorted { $0.number < $1.number }
  }

  /// The parts of an experiment by the values of a factor, in their order.
  ///
  /// - Parameter factor: The name of a factor.
  /// - Returns: A side for each value; none if there is no such factor.
  package func parts(by factor: String) -> [ComparedTrials] {
    guard let values = experiment.factors.first(where: { $0.name == factor })?.values else {
      return []
    }
    let texts = FactorText(experiment.factors)
    var seen: Set<JSONValue> = []
    return values.filter { seen.insert($0).inserted }.map { value in
      ComparedTrials(
        "\(factor) \(texts.text(of: value, factor: factor))",
        experiment,
        trials: trials.filter { $0.factors[factor] == value }
      )
    }
  }

  /// The different values that the trials have of each factor.
  var factorValues: [(name: String, values: [JSONValue])] {
    experiment.factors.map { factor in
      var seen: Set<JSONValue> = []
      let values = trials.compactMap { $0.factors[factor.name] }.filter { seen.insert($0).inserted }
      return (factor.name, values)
    }
  }
}
