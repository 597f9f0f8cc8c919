import ParleyDiagnostics

/// `expect`: its operands are kept while its region is open, what it came to waits until it is reported.
extension Machine {
  /// Keeps a copy of the value on top of the stack.
  mutating func captureOperand(_ number: Int) {
    // The span stands for the operand's number until the site is known.
    let place = UInt32(clamping: number)
    operands.append(Expectation.Operand(span: SourceSpan(place, place), value: stack.top[-1]))
  }

  /// Takes the condition of an expectation, closes its region and leaves whether it held.
  ///
  /// A condition that is not known is taken to hold: nothing can be said of it before the run.
  mutating func finishExpectation() throws(EffectError) {
    let condition = stack.pop()
    let passed: Bool
    switch condition {
    case .bool(let isTrue): passed = isTrue
    case .unknown: passed = true
    default: throw .notBool(condition)
    }
    guard let region = regions.popLast() else {
      preconditionFailure("the verifier lets an expectation end only where its region is open")
    }
    finishExpectation(passed: passed, from: region.operandCount, error: nil)
    stack.push(.bool(passed))
  }

  /// Keeps what an expectation came to until it is reported.
  mutating func finishExpectation(passed: Bool, from operandCount: Int, error: String?) {
    let kept = Array(operands[operandCount...])
    operands.removeSubrange(operandCount...)
    outcomes.append(ExpectationOutcome(passed: passed, operands: kept, error: error))
  }

  /// Takes the message of an expectation; what keeps it from being shown as text stands for it.
  private mutating func popMessage() throws(EffectError) -> String {
    do throws(EffectError) {
      return try popText()
    } catch {
      guard error.kind == .value else { throw error }
      return error.message
    }
  }

  /// The expectation that was finished last, with its message on the stack, null for none.
  mutating func expectation(_ place: UInt32) throws(EffectError) -> Effect {
    let site = code.expectations[Int(place)]
    let message: String?
    if case .null = stack.top[-1] {
      message = nil
      _ = stack.pop()
    } else {
      message = try popMessage()
    }
    guard let outcome = outcomes.popLast() else {
      preconditionFailure("an expectation is finished before it is reported")
    }
    let operands = outcome.operands.compactMap { operand in
      let number = Int(operand.span.start)
      return site.operands.indices.contains(number)
        ? Expectation.Operand(span: site.operands[number], value: operand.value) : nil
    }
    return .expectation(
      Expectation(
        passed: outcome.passed,
        span: site.span,
        operands: operands,
        message: message,
        error: outcome.error
      )
    )
  }
}
