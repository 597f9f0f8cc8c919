import OrderedJSON
import RunStorage

/// What two sides differ by in one measure.
package struct MeasureComparison: Sendable {
  /// How it was tested whether the sides differ.
  package enum Test: Sendable, Equatable {
    /// McNemar's exact test over independent pairs that each hold or do not.
    case mcNemar(PairedRate)
    /// Flipping the signs of differences, of a row's together.
    case signFlip(isExact: Bool)
  }

  /// What may be said.
  package enum Verdict: Sendable {
    /// The second side has the higher values.
    case secondHigher
    /// The second side has the lower values.
    case secondLower
    /// The data show no difference. There may be one.
    case noDifferenceShown
    /// It was not tested: there are no pairs, or the measure is none of the script's scores.
    case notTested
  }

  /// What is measured.
  package let measure: TrialMeasure
  /// How many pairs have it on both sides.
  package let pairs: Int
  /// The first side's mean over the pairs; nil without pairs.
  package let first: Double?
  /// The second side's mean over the pairs; nil without pairs.
  package let second: Double?
  /// The second side's mean less the first side's.
  package let difference: Estimate
  /// What can be seen with so many pairs.
  package let sight: Sight
  /// How it was tested; nil if it was not.
  package let test: Test?
  /// The test's p-value; nil if there was none.
  package let pValue: Double?
  /// The p-value adjusted for all tests of the comparison; nil if there was none.
  package internal(set) var adjusted: Double?

  /// Compares two sides in a measure.
  ///
  /// - Parameters:
  ///   - measure: What is measured.
  ///   - pairing: The pairs.
  ///   - isTested: Whether it is tested if the sides differ.
  init(_ measure: TrialMeasure, _ pairing: TrialPairing, isTested: Bool) {
    let values = pairing.pairs.enumerated().compactMap { place, pair in
      if let first = measure.value(of: pair.first), let second = measure.value(of: pair.second) {
        return PairedValue(
          cluster: pairing.hasRows ? .rows(pair.rows) : .pair(place),
          first: first,
          second: second
        )
      }
      return nil
    }
    let differences = ClusteredSample(values.map { (cluster: $0.cluster, value: $0.difference) })
    self.measure = measure
    pairs = values.count
    first = ClusteredSample(values.map(\.first)).mean
    second = ClusteredSample(values.map(\.second)).mean
    var rates: PairedRate?
    if measure.isRate, !differences.isClustered {
      rates = values.reduce(into: PairedRate()) { $0.add($1.first == 1, $1.second == 1) }
    }
    difference = rates?.difference ?? Bootstrap().mean(of: differences)
    sight = Sight(differences, rates: rates)
    guard isTested, !values.isEmpty else {
      (test, pValue) = (nil, nil)
      return
    }
    if let rates {
      test = .mcNemar(rates)
      pValue = McNemarTest.pValue(onlyFirst: rates.onlyFirst, onlySecond: rates.onlySecond)
    } else {
      let result = SignFlipTest.result(of: differences)
      test = .signFlip(isExact: result.isExact)
      pValue = result.pValue
    }
  }

  /// What may be said of it.
  package var verdict: Verdict {
    guard let adjusted, let difference = difference.value else { return .notTested }
    guard adjusted <= 0.05, difference != 0 else { return .noDifferenceShown }
    return difference > 0 ? .secondHigher : .secondLower
  }
}

/// What was measured of both trials of a pair.
private struct PairedValue {
  /// What is independent of all others.
  enum Cluster: Hashable {
    case rows(JSONObject)
    case pair(Int)
  }

  let cluster: Cluster
  let first: Double
  let second: Double

  var difference: Double {
    let bound = Double.greatestFiniteMagnitude
    return max(-bound, min(bound, second - first))
  }
}
