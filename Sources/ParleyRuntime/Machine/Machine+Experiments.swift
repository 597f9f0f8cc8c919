import ParleyDiagnostics

/// Experiments: what they are given, what is measured in their trials, and what is asked of their results.
extension Machine {
  mutating func performExperiment(_ instruction: Instruction) throws(EffectError) {
    switch instruction {
    case .requirePart(let part): try part.check(stack.top[-1])
    case .requireScore: try requireScore(stack.top[-1])
    case .requireRecord: if stack.top[-1].containsFunction { throw .functionRecorded() }
    case .meanOfTrials:
      let operands = stack.pop(3)
      stack.push(try TrialsLibrary.mean(operands[0], operands[1], operands[2], in: &workspace))
    default:
      let operands = stack.pop(3)
      stack.push(try TrialsLibrary.count(operands[0], operands[1], operands[2], in: &workspace))
    }
  }

  private func requireScore(_ value: Value) throws(EffectError) {
    switch value {
    case .bool, .int, .float, .unknown: break
    default: throw .wrongScore(value)
    }
  }

  /// Takes all that an experiment is given.
  mutating func experimentCall(_ site: ExperimentSite) throws(EffectError) -> ExperimentCall {
    let operands = stack.pop(site.operandCount)
    var factorValues: [[Value]] = []
    for value in operands.prefix(site.factorCount) {
      factorValues.append(try ExperimentPart.values(value))
    }
    var paths: [String] = []
    for value in operands.dropFirst(site.factorCount).prefix(site.dataSetCount) {
      paths.append(try ExperimentPart.path(value))
    }
    let limits = operands.suffix(3)
    return ExperimentCall(
      id: site.id,
      factorValues: factorValues,
      dataPaths: paths,
      repeats: try ExperimentPart.repeats.count(limits[limits.startIndex]) ?? 1,
      concurrency: try ExperimentPart.concurrency.count(limits[limits.startIndex + 1]),
      timeout: try ExperimentPart.seconds(limits[limits.startIndex + 2])
    )
  }

  /// Takes the value of a measure.
  mutating func measure(_ site: MeasureSite) -> Measure {
    Measure(
      isScore: site.isScore,
      name: site.name,
      value: stack.pop(),
      span: site.span,
      error: nil
    )
  }

  /// Takes the message of the error that a measure's value was.
  mutating func failedMeasure(_ site: MeasureSite) throws(EffectError) -> Measure {
    Measure(
      isScore: site.isScore,
      name: site.name,
      value: site.isScore ? .bool(false) : .null,
      span: site.span,
      error: try popText()
    )
  }
}
