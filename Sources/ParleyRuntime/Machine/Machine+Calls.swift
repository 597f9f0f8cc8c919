import ParleyDiagnostics

/// Calls and returns.
extension Machine {
  mutating func performCall(_ instruction: Instruction) throws(EffectError) -> Exit? {
    switch instruction {
    case .callFunction(let id, let count):
      try call(id, argumentCount: Int(count), hasCallee: false)
    case .callValue(let count): return try callValue(argumentCount: Int(count))
    case .callBuiltin(let count, let builtin): try call(builtin, argumentCount: Int(count))
    case .closure(let id, let count):
      let captures = stack.pop(Int(count))
      var value = Value.function(FunctionValue(.function(id), captures: captures))
      try workspace.allow(&value)
      stack.push(value)
    case .checkItems(let builtin): try checkItems(of: builtin)
    case .sortByKeys: try sortByKeys()
    default: return leaveFunction()
    }
    return nil
  }

  // MARK: Functions of the program

  /// Starts a function without arguments as the only one.
  mutating func start(_ id: FunctionID) {
    let function = program.linked[Int(id.rawValue)]
    stack.reserve(function.frameSize)
    enter(id, function, base: stack.count - function.parameterCount, hasCallee: false)
  }

  /// A function that calls its first parameter with the others.
  static func call(argumentCount: Int, at span: SourceSpan) -> Function {
    let count = UInt16(clamping: argumentCount)
    var code = CodeBuilder()
    for slot in 0...count { code.emit(.local(slot), at: span) }
    code.emit(.callValue(count), at: span)
    code.emit(.return, at: span)
    return code.finish(
      FunctionSignature(span: span, parameterCount: Int(count) + 1, slotCount: Int(count) + 1)
    )
  }

  /// Calls a function whose arguments are on the stack.
  private mutating func call(
    _ id: FunctionID,
    argumentCount: Int,
    hasCallee: Bool
  ) throws(EffectError) {
    let function = program.linked[Int(id.rawValue)]
    guard frames.count < maximumCallDepth else { throw .callsTooDeep(maximumCallDepth) }
    workspace.fuel -= 1
    stack.reserve(function.frameSize)
    let base = stack.count - argumentCount
    if argumentCount == function.parameterCount {
      enter(id, function, base: base, hasCallee: hasCallee)
    } else {
      try enter(id, argumentCount: argumentCount, base: base, hasCallee: hasCallee)
    }
  }

  /// Calls a function with all of its arguments; false, with nothing done, where there is anything else to do.
  @inline(__always)
  mutating func enter(_ id: FunctionID, argumentCount: Int) -> Bool {
    let function = program.linked[Int(id.rawValue)]
    guard argumentCount == function.parameterCount, frames.count < maximumCallDepth else {
      return false
    }
    workspace.fuel -= 1
    stack.reserve(function.frameSize)
    enter(id, function, base: stack.count - argumentCount, hasCallee: false)
    return true
  }

  /// Makes the frame of a function whose arguments are all there.
  private mutating func enter(
    _ id: FunctionID,
    _ function: LinkedFunction,
    base: Int,
    hasCallee: Bool
  ) {
    if hasCallee { pushCaptures(of: function, callee: base - 1) }
    while stack.count < base + function.slotCount { stack.push(.null) }
    frames.append(
      Frame(
        function: id,
        hasCallee: hasCallee,
        base: base,
        regionCount: regions.count,
        next: function.entry
      )
    )
  }

  /// Makes the frame of a function that sets the parameters which the caller left out.
  private mutating func enter(
    _ id: FunctionID,
    argumentCount: Int,
    base: Int,
    hasCallee: Bool
  ) throws(EffectError) {
    let function = program[id]
    let given = argumentCount - function.requiredCount
    guard function.entryPoints.indices.contains(given) else {
      throw .wrongArgumentCount(
        function.name,
        argumentCount,
        minimum: function.requiredCount,
        maximum: function.parameterCount
      )
    }
    while stack.count < base + function.parameterCount { stack.push(.null) }
    enter(id, program.linked[Int(id.rawValue)], base: base, hasCallee: hasCallee)
    frames[frames.count - 1].next = Int(function.entryPoints[given])
  }

  private mutating func pushCaptures(of function: LinkedFunction, callee: Int) {
    guard function.captureCount > 0 else { return }
    guard case .function(let value) = stack.base[callee],
      value.captures.count == function.captureCount
    else { preconditionFailure("a function value keeps what its function captures") }
    for capture in value.captures { stack.push(capture) }
  }

  /// Leaves a function with the value on top of the stack, once its regions are closed.
  private mutating func leaveFunction() -> Exit? {
    let frame = frames[frames.count - 1]
    if regions.count > frame.regionCount {
      // The instruction is executed again when they are.
      frames[frames.count - 1].next -= 1
      closing = .returning
      return .closing
    }
    let value = stack.pop()
    stack.cut(to: frame.hasCallee ? frame.base - 1 : frame.base)
    frames.removeLast()
    if frames.isEmpty { return .finished(value) }
    stack.push(value)
    return nil
  }

  // MARK: Function values and built-ins

  private mutating func callValue(argumentCount: Int) throws(EffectError) -> Exit? {
    let callee = stack.top[-1 - argumentCount]
    switch callee {
    case .function(let function):
      switch function.target {
      case .function(let id):
        try call(id, argumentCount: argumentCount, hasCallee: true)
        return nil
      case .builtin(let builtin):
        return try callBuiltinValue(builtin, argumentCount: argumentCount)
      }
    case .unknown:
      stack.cut(to: stack.count - argumentCount - 1)
      stack.push(.unknown)
      return nil
    default: throw .notAFunction(callee)
    }
  }

  private mutating func callBuiltinValue(
    _ builtin: Builtin,
    argumentCount: Int
  ) throws(EffectError) -> Exit? {
    if let mistake = builtin.mistake(argumentCount: argumentCount) {
      throw EffectError(.value, mistake)
    }
    if let id = BytecodeBuiltins.id(of: builtin, argumentCount: argumentCount) {
      try call(id, argumentCount: argumentCount, hasCallee: true)
      return nil
    }
    if case .world(let function) = builtin.signature.kind {
      let arguments = stack.pop(argumentCount)
      _ = stack.pop()
      resumption = .push
      return .suspended(.call(function, arguments))
    }
    try call(builtin, argumentCount: argumentCount)
    let result = stack.pop()
    _ = stack.pop()
    stack.push(result)
    return nil
  }

  /// Performs a pure built-in.
  private mutating func call(_ builtin: Builtin, argumentCount: Int) throws(EffectError) {
    let arguments = UnsafeBufferPointer(start: stack.top - argumentCount, count: argumentCount)
    var result = try builtin.call(arguments.span, in: &workspace)
    try workspace.allow(&result)
    stack.cut(to: stack.count - argumentCount)
    stack.push(result)
  }

  private mutating func checkItems(of builtin: Builtin) throws(EffectError) {
    let function = stack.pop()
    let list = stack.pop()
    switch list {
    case .list, .unknown: break
    default: throw .wrongItems(of: builtin, list)
    }
    switch function {
    case .function, .unknown: break
    default: throw .wrongFunction(of: builtin, function)
    }
  }

  private mutating func sortByKeys() throws(EffectError) {
    let keys = stack.pop()
    let items = stack.pop()
    guard case .list(let keyList) = keys, case .list(let itemList) = items else {
      stack.push(.unknown)
      return
    }
    stack.push(try Builtin.sortedByKeys(itemList, keys: keyList, in: &workspace))
  }
}
