import OrderedJSON
import ParleyHost
import ParleyRuntime

/// All trials of an experiment: every combination of its factors' values and its files' rows, each as often as it is repeated.
///
/// A trial is made when it is asked for, so that a plan of many takes no more room than its factors and rows.
package struct ExperimentPlan: Sendable {
  /// One of the things that trials differ in, with all that it can be.
  package struct Axis: Sendable {
    /// The name of the setting or variable.
    package let name: String
    /// What it is in a trial.
    package let kind: Kind
    /// What it can be.
    package let levels: [Level]
    /// For each level which of the equal ones it is, from 1: a row that stands twice in a file is tried twice.
    let occurrences: [Int]

    /// Makes an axis.
    package init(name: String, kind: Kind, levels: [Level]) {
      self.name = name
      self.kind = kind
      self.levels = levels
      var counts: [[UInt8]: Int] = [:]
      occurrences = levels.map { level in
        let count = counts[CanonicalJSON.bytes(of: level.json), default: 0] + 1
        counts[CanonicalJSON.bytes(of: level.json)] = count
        return count
      }
    }
  }

  /// What an axis is in a trial.
  package enum Kind: Sendable, Equatable {
    /// A setting.
    case setting
    /// A variable.
    case variable
    /// The row of a file.
    case row
  }

  /// One of the things that an axis can be.
  package struct Level: Sendable {
    /// The value.
    package let value: Value
    /// The same as JSON.
    package let json: JSONValue

    /// Makes a level; a value that holds a function stands as text in the JSON.
    package init(_ value: Value) {
      self.value = value
      json = ValueText.json(value)
    }
  }

  /// The experiment's name.
  package let name: String
  /// What trials differ in; the first changes slowest.
  package let axes: [Axis]
  /// How often each combination is tried.
  package let repeats: Int
  /// How many trials there are.
  package let count: Int

  /// The most trials of one experiment.
  package static let mostTrials = 1_000_000

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - name: The experiment's name.
  ///   - axes: What trials differ in; the first changes slowest.
  ///   - repeats: How often each combination is tried, 1 or more; repeats change fastest.
  /// - Throws: ``EffectError`` of kind `value` for more than ``mostTrials``.
  package init(name: String, axes: [Axis], repeats: Int) throws(EffectError) {
    self.name = name
    self.axes = axes
    self.repeats = repeats
    var count = max(1, repeats)
    for axis in axes {
      let (product, overflows) = count.multipliedReportingOverflow(by: axis.levels.count)
      guard !overflows, product <= Self.mostTrials else { throw .tooManyTrials(name) }
      count = product
    }
    guard count <= Self.mostTrials else { throw .tooManyTrials(name) }
    self.count = count
  }

  /// Makes the plan of an experiment that a program reached.
  ///
  /// - Parameters:
  ///   - definition: What is known of it from the source.
  ///   - call: The values that were computed for it.
  ///   - rows: The rows of each data set, in the order of the definition.
  /// - Throws: ``EffectError`` of kind `value` for more than ``mostTrials``.
  package init(
    _ definition: ExperimentDefinition,
    _ call: ExperimentCall,
    rows: [[Value]]
  ) throws(EffectError) {
    let axes = definition.axes.map { axis in
      switch axis {
      case .factor(let place):
        Axis(
          name: definition.factors[place].name,
          kind: definition.factors[place].isSetting ? .setting : .variable,
          levels: call.factorValues[place].map(Level.init)
        )
      case .dataSet(let place):
        Axis(name: definition.dataSets[place].name, kind: .row, levels: rows[place].map(Level.init))
      }
    }
    try self.init(name: definition.name, axes: axes, repeats: call.repeats)
  }

  /// The trial with a number.
  ///
  /// - Requires: the number is from 1 to ``count``.
  package func trial(_ number: Int) -> TrialSpecification {
    var rest = number - 1
    let repeatNumber = rest % repeats + 1
    rest /= repeats
    var places = [Int](repeating: 0, count: axes.count)
    for index in axes.indices.reversed() {
      let count = axes[index].levels.count
      places[index] = rest % count
      rest /= count
    }
    return TrialSpecification(
      plan: self,
      number: number,
      places: places,
      repeatNumber: repeatNumber
    )
  }
}

extension EffectError {
  fileprivate static func tooManyTrials(_ name: String) -> EffectError {
    EffectError(
      .value,
      "the experiment \(name) has more than \(ExperimentPlan.mostTrials) trials",
      help: "give factors fewer values, or split the experiment"
    )
  }
}
