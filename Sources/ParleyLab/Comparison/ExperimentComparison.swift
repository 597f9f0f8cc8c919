import RunStorage

/// What two sides of an experiment differ by.
package struct ExperimentComparison: Sendable {
  /// The first side.
  package let first: ComparedTrials
  /// The second side.
  package let second: ComparedTrials
  /// Which trials belong together.
  package let pairing: TrialPairing
  /// The scores that both sides have, and whether trials passed unless a score says the same.
  package internal(set) var scores: [MeasureComparison]
  /// What trials took: cost, latency and tokens, as differences without a test.
  package let expenses: [MeasureComparison]
  /// Scores that only one side has.
  package let otherScores: [String]

  /// Compares two sides.
  ///
  /// - Parameters:
  ///   - first: The first side.
  ///   - second: The second side.
  ///   - chosen: The names of the scores that count; nil for all.
  package init(_ first: ComparedTrials, _ second: ComparedTrials, scores chosen: [String]? = nil) {
    let pairing = TrialPairing(first, second)
    self.first = first
    self.second = second
    self.pairing = pairing
    let (left, right) = (first.experiment.scores, second.experiment.scores)
    otherScores = (left + right).filter { !left.contains($0) || !right.contains($0) }
    let trials = pairing.pairs.flatMap { [$0.first, $0.second] }
    var measures = TrialMeasure.scores(left.filter { right.contains($0) }, of: trials)
    let saysTheSame = measures.contains { score in
      score.isRate && trials.allSatisfy { score.value(of: $0) == TrialMeasure.passed.value(of: $0) }
    }
    // With other scores a trial passes for other reasons.
    if !saysTheSame, otherScores.isEmpty { measures.insert(.passed, at: 0) }
    if let chosen { measures = measures.filter { chosen.contains($0.name) } }
    scores = measures.map { MeasureComparison($0, pairing, isTested: true) }
    expenses = TrialMeasure.expenses.map { MeasureComparison($0, pairing, isTested: false) }
    Self.adjust(&scores)
  }

  /// Corrects the p-values of several comparisons for all tests that they make together.
  package static func corrected(_ comparisons: [ExperimentComparison]) -> [ExperimentComparison] {
    var tests = comparisons.flatMap(\.scores)
    adjust(&tests)
    var rest = tests[...]
    return comparisons.map { comparison in
      var comparison = comparison
      comparison.scores = Array(rest.prefix(comparison.scores.count))
      rest = rest.dropFirst(comparison.scores.count)
      return comparison
    }
  }

  private static func adjust(_ scores: inout [MeasureComparison]) {
    let tested = scores.indices.filter { scores[$0].pValue != nil }
    let adjusted = HolmCorrection.adjusted(tested.compactMap { scores[$0].pValue })
    for (place, value) in zip(tested, adjusted) { scores[place].adjusted = value }
  }
}
