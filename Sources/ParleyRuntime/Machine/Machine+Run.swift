import ParleyDiagnostics

extension Machine {
  /// Runs until something is asked of the world, the fuel is used up, or the end.
  ///
  /// - Parameter fuel: About how many jumps and calls may be made.
  /// - Returns: why it stopped.
  /// - Throws: the error that ended the run, once all settings laid by `with` are off.
  /// - Requires: the machine has something to run, and does not wait for the value of an effect.
  package mutating func run(fuel: Int) throws(RuntimeError) -> Step {
    precondition(resumption == nil, "the effect has a value before the machine goes on")
    precondition(!frames.isEmpty, "a run that has ended needs another chunk")
    workspace.fuel = fuel
    if let error = pendingError {
      pendingError = nil
      startRaising(error)
    }
    while true {
      if closing != nil, let effect = try closeRegions() { return .suspended(effect) }
      switch execute() {
      case .finished(let value):
        end()
        return .finished(value)
      case .suspended(let effect): return .suspended(effect)
      case .outOfFuel: return .outOfFuel
      case .failed(let error): startRaising(error)
      case .closing: break
      }
    }
  }

  /// Gives the value of the effect that the machine stopped at; the next ``run(fuel:)`` goes on.
  ///
  /// A value beyond the limits raises an error there instead.
  ///
  /// - Requires: the machine stopped at an effect.
  package mutating func resume(returning value: Value) {
    guard let resumption else { preconditionFailure("only an effect has a value") }
    self.resumption = nil
    var value = value
    do throws(EffectError) {
      // The trials of an experiment may be more than a script may make: they were paid for.
      if case .results = resumption {
        try workspace.allowDepth(&value)
      } else {
        try workspace.allow(&value)
      }
    } catch {
      raise(error)
      return
    }
    switch resumption {
    case .discard: break
    case .push: stack.push(value)
    case .results: stack.push(TrialsLibrary.results(value))
    case .reply:
      register = .value(value)
      stack.push(value)
    case .settings: open(.settings)
    case .decision(let branch): follow(branch, value)
    }
  }

  /// Tells that the effect failed that the machine stopped at; the next ``run(fuel:)`` raises the error there.
  ///
  /// - Requires: the machine stopped at an effect.
  package mutating func resume(throwing error: EffectError) {
    precondition(resumption != nil, "only an effect fails")
    raise(error)
  }

  /// Raises an error at the place where the machine stands, at the next ``run(fuel:)``: an interrupt.
  ///
  /// An effect that the machine waits for counts as failed. Does nothing once the run has ended.
  package mutating func raise(_ error: EffectError) {
    guard !frames.isEmpty else { return }
    if case .reply = resumption {
      register = error.reply.map { .value(.reply($0)) } ?? .failed(line: program.line(of: span))
    }
    resumption = nil
    // The first error is the one that is told, but none may hide one that ends the run.
    if let pendingError, !pendingError.isCatchable || error.isCatchable { return }
    pendingError = error
  }

  private mutating func follow(_ branch: Branch, _ value: Value) {
    // What a planner answers is a bool; anything else is read as false.
    let isTrue = value == .bool(true)
    frames[frames.count - 1].next = isTrue ? branch.ifTrue : branch.ifFalse
    if isTrue ? branch.keepsTrue : branch.keepsFalse { stack.push(.bool(isTrue)) }
  }
}
