import OrderedJSON
import ParleyRuntime

/// What one trial is to try.
package struct TrialSpecification: Sendable {
  private let plan: ExperimentPlan
  /// Its number in the experiment, from 1.
  package let number: Int
  /// The place of its level on each axis.
  private let places: [Int]
  /// Which repeat it is, from 1.
  package let repeatNumber: Int

  /// Makes a trial; places are within the plan's axes.
  init(plan: ExperimentPlan, number: Int, places: [Int], repeatNumber: Int) {
    self.plan = plan
    self.number = number
    self.places = places
    self.repeatNumber = repeatNumber
  }

  /// The experiment's name.
  package var experiment: String { plan.name }

  /// Its axes with what they are in this trial, in order.
  private var levels: [(axis: ExperimentPlan.Axis, level: ExperimentPlan.Level)] {
    zip(plan.axes, places).map { ($0, $0.levels[$1]) }
  }

  /// Which of an axis's equal levels this trial has, from 2, by the axis's name; the first of them, and the only one, is not named.
  var occurrences: JSONObject {
    let numbers = zip(plan.axes, places).map { ($0.name, $0.occurrences[$1]) }
    return JSONObject(numbers.filter { $0.1 > 1 }.map { ($0.0, .int($0.1)) })
  }

  /// The settings that are laid on top.
  package var settings: [SettingChange] {
    levels.filter { $0.axis.kind == .setting }.map { axis, level in
      SettingChange(name: axis.name, value: level.value)
    }
  }

  /// The arguments of the trial's function: the factors that are no settings, then the rows.
  package var arguments: [Value] {
    let levels = levels
    return levels.filter { $0.axis.kind == .variable }.map(\.level.value)
      + levels.filter { $0.axis.kind == .row }.map(\.level.value)
  }

  /// Its factors and rows as a script reads them, in the order of declaration.
  package var columns: [(name: String, value: Value)] {
    levels.map { ($0.axis.name, $0.level.value) }
  }

  /// Its factor values by name, in order.
  package var factors: JSONObject {
    JSONObject(levels.filter { $0.axis.kind != .row }.map { ($0.axis.name, $0.level.json) })
  }

  /// Its rows by the data set's name.
  package var rows: JSONObject {
    JSONObject(levels.filter { $0.axis.kind == .row }.map { ($0.axis.name, $0.level.json) })
  }
}
