import ParleyDiagnostics

/// Regions: what is done when a part of the code is left, and how errors find who catches them.
extension Machine {
  mutating func performRegion(_ instruction: Instruction) throws(EffectError) -> Exit? {
    switch instruction {
    case .enterTry(let handler): open(.attempt(handler: Int(handler)))
    case .enterExpect(let handler): open(.expectation(handler: Int(handler)))
    case .enterMessage(let handler): open(.message(handler: Int(handler)))
    case .leave(let count):
      closing = .leaving(Int(count))
      return .closing
    case .captureOperand(let operand): captureOperand(Int(operand))
    default: try finishExpectation()
    }
    return nil
  }

  /// Opens a region at the place where the machine stands.
  mutating func open(_ kind: Region.Kind) {
    regions.append(
      Region(
        kind: kind,
        frameCount: frames.count,
        stackCount: stack.count,
        operandCount: operands.count,
        outcomeCount: outcomes.count
      )
    )
  }

  /// Starts to raise an error at the place where the machine stands.
  mutating func startRaising(_ error: EffectError) {
    // While an error takes settings off, another one counts only if it ends the run and the first does not.
    if case .raising(let first) = closing {
      let isFirstTold = !first.effectError.isCatchable || error.isCatchable
      if isFirstTold { return }
    }
    closing = .raising(placed(error))
  }

  /// Closes regions as far as ``closing`` says.
  ///
  /// - Returns: the effect to wait for; nil when execution goes on.
  /// - Throws: the error that no region catches.
  mutating func closeRegions() throws(RuntimeError) -> Effect? {
    while let reason = closing {
      guard let region = nextToClose(reason) else {
        closing = nil
        if case .raising(let error) = reason {
          end()
          throw error
        }
        return nil
      }
      regions.removeLast()
      if case .leaving(let count) = reason { closing = .leaving(count - 1) }
      if case .settings = region.kind {
        cut(to: region, reason)
        resumption = .discard
        return .popSettings
      }
      if case .raising(let error) = reason, catches(region, error) { closing = nil }
    }
    return nil
  }

  private func nextToClose(_ reason: Closing) -> Region? {
    switch reason {
    case .leaving(let count): count > 0 ? regions.last : nil
    case .returning: regions.count > frames[frames.count - 1].regionCount ? regions.last : nil
    case .raising: regions.last
    }
  }

  /// An error leaves the frames inside the region that is closed.
  private mutating func cut(to region: Region, _ reason: Closing) {
    guard case .raising = reason else { return }
    frames.removeSubrange(region.frameCount...)
    stack.cut(to: region.stackCount)
  }

  /// Whether a region catches an error; execution then goes on at its handler.
  private mutating func catches(_ region: Region, _ error: RuntimeError) -> Bool {
    let handler: Int
    let value: Value
    switch region.kind {
    case .settings: return false
    case .attempt(let place):
      guard error.effectError.isCatchable else { return false }
      handler = place
      value = caught(error)
      operands.removeSubrange(region.operandCount...)
      outcomes.removeSubrange(region.outcomeCount...)
    case .message(let place):
      guard error.kind == .value else { return false }
      handler = place
      value = .text(error.message)
      operands.removeSubrange(region.operandCount...)
      outcomes.removeSubrange(region.outcomeCount...)
    case .expectation(let place):
      guard error.kind == .value else { return false }
      handler = place
      value = .bool(false)
      outcomes.removeSubrange(region.outcomeCount...)
      finishExpectation(passed: false, from: region.operandCount, error: error.message)
    }
    cut(to: region, .raising(error))
    frames[frames.count - 1].next = handler
    stack.push(value)
    return true
  }

  /// The error as `catch e` sees it.
  private func caught(_ error: RuntimeError) -> Value {
    [
      "kind": .text(error.kind.rawValue),
      "message": .text(error.message),
      "status": error.status.map { .int(Int64($0)) } ?? .null,
      "request_id": error.requestID.map { .text($0) } ?? .null,
      "line": program.line(of: error.span).map { .int(Int64($0)) } ?? .null,
    ]
  }
}
