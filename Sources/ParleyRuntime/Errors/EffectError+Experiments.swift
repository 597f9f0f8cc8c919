import ParleyDiagnostics

/// The wording of mistakes in experiments and in what is asked of their results; all are of kind `value`.
extension EffectError {
  static func noValues() -> EffectError {
    EffectError(
      .value,
      "a factor has no values: the list is empty",
      help: "give it one value at least"
    )
  }

  static func valuesAreNoList(_ value: Value) -> EffectError {
    EffectError(
      .value,
      "the values of a factor come from a list, not from \(value.typePhrase)",
      help: "write single values after a colon: vary x: 1, 2"
    )
  }

  static func functionAsFactor() -> EffectError {
    EffectError(
      .value,
      "a function cannot be the value of a factor, which is a column of the results",
      help: "vary a name, and choose the function by it in the trial"
    )
  }

  static func wrongLimit(_ part: ExperimentPart, _ wanted: String, _ value: Value) -> EffectError {
    let shown =
      switch value {
      case .int(let number): "\(number)"
      case .float(let number): Numeral.text(of: number)
      default: value.typePhrase
      }
    return EffectError(.value, "\(part.rawValue) takes \(wanted), not \(shown)")
  }

  static func wrongScore(_ value: Value) -> EffectError {
    EffectError(
      .value,
      "a score is true, false or a number, not \(value.typePhrase)",
      help: "keep any other value with record"
    )
  }

  static func functionRecorded() -> EffectError {
    EffectError(.value, "a function cannot be recorded", help: "call it: f(x)")
  }

  // MARK: Results

  static func wrongTrialArgument(
    _ function: String,
    _ wanted: String,
    _ value: Value
  ) -> EffectError {
    EffectError(
      .value,
      "\(function) takes \(wanted), not \(value.typePhrase)",
      help: function == "mean"
        ? "write: mean(\"correct\", { model: \"haiku\" })"
        : "write: count(\"error\", { model: \"haiku\" })"
    )
  }

  static func unknownColumn(_ name: Text, among columns: [Text]) -> EffectError {
    let names = columns.map(\.string)
    let help =
      NearestName.of(name.string, among: names).map { "did you mean \"\($0)\"?" }
      ?? "they have \(names.joined(separator: ", "))"
    return EffectError(.value, "the trials have no column \"\(name)\"", help: help)
  }

  static func unknownStatus(_ word: String) -> EffectError {
    let near = NearestName.of(word, among: TrialsLibrary.statuses)
    return EffectError(
      .value,
      "there is no status \"\(word)\": a trial ends with \"pass\", \"fail\" or \"error\"",
      help: near.map { "did you mean \"\($0)\"?" }
    )
  }

  static func columnIsNoNumber(_ name: Text, _ value: Value, of trial: MapValue) -> EffectError {
    let number = if case .int(let number) = trial["trial"] { " of trial \(number)" } else { "" }
    return EffectError(
      .value,
      "mean takes numbers and bools, but \(name)\(number) is \(value.typePhrase)"
    )
  }

  static func noTrialLeft(_ name: Text, all: Int, chosen: Int, erred: Int) -> EffectError {
    var reasons: [String] = []
    if chosen < all { reasons.append("\(chosen) of \(all) fit the map") }
    if erred > 0 { reasons.append("\(erred) erred") }
    if chosen > erred { reasons.append("\(chosen - erred) did not measure it") }
    return EffectError(
      .value,
      "no trial is left to take the mean of \(name) over",
      help: reasons.isEmpty ? nil : reasons.joined(separator: ", ")
    )
  }
}
