import OrderedJSON
import RunStorage

/// Something that is measured of each trial.
package struct TrialMeasure: Sendable, Hashable {
  /// Where the number comes from.
  package enum Source: Sendable, Hashable {
    /// Whether the trial passed.
    case passed
    /// A score of the script.
    case score(String)
    /// What its replies cost, in dollars.
    case cost
    /// How long its requests took, in seconds.
    case latency
    /// Its prompt tokens, those of the cache included.
    case inputTokens
    /// Its reply tokens.
    case outputTokens
  }

  /// Where the number comes from.
  package let source: Source
  /// Whether it is true or false, so that its mean is a rate.
  package let isRate: Bool

  /// Makes a measure.
  package init(_ source: Source, isRate: Bool) {
    self.source = source
    self.isRate = isRate
  }

  /// Whether trials passed.
  package static let passed = TrialMeasure(.passed, isRate: true)
  /// What trials take, beside their scores.
  package static let expenses = [
    TrialMeasure(.cost, isRate: false), TrialMeasure(.latency, isRate: false),
    TrialMeasure(.inputTokens, isRate: false), TrialMeasure(.outputTokens, isRate: false),
  ]

  /// The scores of an experiment; one is a rate if each of its values is true or false.
  package static func scores(_ names: [String], of trials: [TrialRecord]) -> [TrialMeasure] {
    names.map { name in
      let values = trials.lazy.filter { $0.status != .error }.compactMap { $0.scores[name] }
      let isRate = values.allSatisfy { $0.boolValue != nil }
      return TrialMeasure(.score(name), isRate: isRate)
    }
  }

  /// The name in tables and in JSON.
  package var name: String {
    switch source {
    case .passed: "passed"
    case .score(let name): name
    case .cost: "cost"
    case .latency: "latency"
    case .inputTokens: "input_tokens"
    case .outputTokens: "output_tokens"
    }
  }

  /// What was measured of a trial: true is 1 and false is 0.
  ///
  /// - Parameter trial: A trial.
  /// - Returns: The number; nil for a trial that was not finished, and where it was not measured.
  package func value(of trial: TrialRecord) -> Double? {
    guard trial.status != .error else { return nil }
    switch source {
    case .passed: return trial.status == .pass ? 1 : 0
    case .score(let name):
      guard let value = trial.scores[name] else { return nil }
      return value.boolValue.map { $0 ? 1 : 0 } ?? value.doubleValue
    case .cost: return trial.cost.map { Double($0) / 1e12 }
    case .latency: return Double(trial.latency) / 1e9
    case .inputTokens:
      return Double(trial.usage.input) + Double(trial.usage.cacheCreation)
        + Double(trial.usage.cacheRead)
    case .outputTokens: return Double(trial.usage.output)
    }
  }

  /// The rate or mean of some trials, with its interval.
  ///
  /// - Parameters:
  ///   - trials: The trials, in the order of their numbers.
  ///   - isClustered: Whether trials with the same rows are a cluster.
  /// - Returns: How many trials it was measured of, and the estimate.
  package func summary(
    of trials: [TrialRecord],
    isClustered: Bool
  ) -> (count: Int, estimate: Estimate) {
    let sample: ClusteredSample
    if isClustered {
      sample = ClusteredSample(
        trials.compactMap { trial in value(of: trial).map { (cluster: trial.rows, value: $0) } }
      )
    } else {
      sample = ClusteredSample(trials.compactMap(value(of:)))
    }
    let estimate = isRate ? WilsonScore.rate(of: sample) : Bootstrap().mean(of: sample)
    return (sample.count, estimate)
  }
}
