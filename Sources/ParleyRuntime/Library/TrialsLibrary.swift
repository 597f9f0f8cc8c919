/// What a script asks of the results of an experiment: `NAME.mean(score, where)`, `NAME.count(status, where)`.
enum TrialsLibrary {
  /// The words for how a trial ended.
  static let statuses = ["pass", "fail", "error"]

  /// The results of an experiment as a script sees them: a host's map with `mean` and `count`, which keep the trials.
  static func results(_ value: Value) -> Value {
    guard case .map(var map) = value, let trials = map["trials"] else { return value }
    for (name, function) in [
      ("mean", BytecodeBuiltins.meanOfTrials), ("count", BytecodeBuiltins.countOfTrials),
    ] {
      let function = FunctionValue(.function(function), sharing: [trials])
      map.update(Text(name)) { $0 = .function(function) }
    }
    return .map(map)
  }

  /// `mean(score, where)`: over the trials that did not err and in which the column has a value; a bool counts 0 or 1.
  ///
  /// - Throws: an error of kind `value` for a column that does not exist or is no number, and when no trial is left.
  static func mean(
    _ trials: Value,
    _ column: Value,
    _ condition: Value,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    if trials.isUnknown || column.isUnknown || condition.hasUnknownPart { return .unknown }
    guard let name = column.textual else {
      throw .wrongTrialArgument("mean", "a score's name", column)
    }
    let all = rows(of: trials)
    let chosen = try choose(all, condition, of: "mean", in: &workspace)
    if let columns = all.first?.keys, !columns.contains(name) {
      throw .unknownColumn(name, among: columns)
    }
    var numbers: [Number] = []
    for trial in chosen where trial["status"] != "error" {
      switch trial[name] {
      case nil, .null: continue
      case .unknown: return .unknown
      case .bool(let isTrue): numbers.append(.int(isTrue ? 1 : 0))
      case let value?:
        guard let number = Number(value) else { throw .columnIsNoNumber(name, value, of: trial) }
        numbers.append(number)
      }
    }
    if numbers.isEmpty {
      let erred = chosen.count { $0["status"] == "error" }
      throw .noTrialLeft(name, all: all.count, chosen: chosen.count, erred: erred)
    }
    return .float(try NumberLibrary.mean(numbers))
  }

  /// `count(status, where)`: how many trials passed, failed or erred.
  ///
  /// - Throws: an error of kind `value` for another word, and for a column that does not exist.
  static func count(
    _ trials: Value,
    _ status: Value,
    _ condition: Value,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    if trials.isUnknown || status.isUnknown || condition.hasUnknownPart { return .unknown }
    guard let word = status.textual else { throw .wrongTrialArgument("count", "a status", status) }
    guard statuses.contains(word.string) else { throw .unknownStatus(word.string) }
    let chosen = try choose(rows(of: trials), condition, of: "count", in: &workspace)
    return .int(Int64(chosen.count { $0["status"] == .string(word) }))
  }

  private static func rows(of trials: Value) -> [MapValue] {
    guard case .list(let list) = trials else { return [] }
    return list.items.compactMap { if case .map(let trial) = $0 { trial } else { nil } }
  }

  /// The trials whose columns have the values of a map.
  private static func choose(
    _ trials: [MapValue],
    _ condition: Value,
    of function: String,
    in workspace: inout Workspace
  ) throws(EffectError) -> [MapValue] {
    guard case .map(let wanted) = condition else {
      throw .wrongTrialArgument(function, "a map of columns and their values", condition)
    }
    workspace.beginCall()
    try workspace.draw(trials.count * (1 + wanted.count))
    if let columns = trials.first?.keys {
      for key in wanted.keys where !columns.contains(key) {
        throw .unknownColumn(key, among: columns)
      }
    }
    return trials.filter { trial in wanted.entries.allSatisfy { trial[$0.key] == $0.value } }
  }
}
