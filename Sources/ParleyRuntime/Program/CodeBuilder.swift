import ParleyDiagnostics

/// Gathers the instructions of one function, with labels for the places that jumps go to.
///
///     var code = CodeBuilder()
///     let end = code.newLabel()
///     code.emit(.jumpIfFalse(end.operand), at: span)
///     …
///     code.bind(end)
package struct CodeBuilder {
  /// A place in the code that jumps name before it is known.
  package struct Label: Hashable, Sendable {
    /// What a jump has as its operand while code is gathered.
    package let operand: UInt32
  }

  var tables = CodeTables()
  /// The last place that a label was put at: instructions before and after it are not made one.
  private(set) var lastTarget = 0
  /// For each label the number of its instruction; nil until it is bound.
  private var targets: [UInt32?] = []
  private var textConstants: [Text: UInt32] = [:]
  private var intConstants: [Int64: UInt32] = [:]

  /// Makes a builder without code.
  package init() {}

  /// The number of the instruction that comes next.
  package var position: Int { tables.instructions.count }

  /// Adds an instruction.
  package mutating func emit(_ instruction: Instruction, at span: SourceSpan) {
    let instruction = shortened(Self.dispatched(instruction))
    if let start = startOfPair(endingWith: instruction) {
      pair(from: start, instruction, span)
    } else {
      tables.instructions.append(instruction)
      tables.spans.append(span)
    }
  }

  /// A call of a built-in as a call of whoever performs it, so that the machine need not look.
  private static func dispatched(_ instruction: Instruction) -> Instruction {
    guard case .callBuiltin(let count, let builtin) = instruction else { return instruction }
    if let function = BytecodeBuiltins.id(of: builtin, argumentCount: Int(count)) {
      return .callFunction(function, count)
    }
    if case .world(let function) = builtin.signature.kind { return .callWorld(count, function) }
    return instruction
  }

  /// Makes a label that is not bound yet.
  package mutating func newLabel() -> Label {
    targets.append(nil)
    return Label(operand: UInt32(targets.count - 1))
  }

  /// Puts a label before the next instruction.
  ///
  /// - Requires: the label is not bound yet.
  package mutating func bind(_ label: Label) {
    precondition(targets[Int(label.operand)] == nil, "a label is bound once")
    targets[Int(label.operand)] = UInt32(position)
    lastTarget = position
  }

  /// Puts a value into the table of constants and returns its place; equal texts and ints share one.
  package mutating func constant(_ value: Value) -> UInt32 {
    let known: UInt32? =
      switch value {
      case .string(let text): textConstants[text]
      case .int(let number): intConstants[number]
      default: nil
      }
    if let known { return known }
    let place = UInt32(tables.constants.count)
    tables.constants.append(value)
    if case .string(let text) = value { textConstants[text] = place }
    if case .int(let number) = value { intConstants[number] = place }
    return place
  }

  /// Puts a name into the table of constants and returns its place.
  package mutating func constant(name: String) -> UInt32 { constant(.text(name)) }

  /// Adds a path of an assignment and returns its place.
  package mutating func add(_ path: AssignmentPath) -> UInt32 {
    tables.paths.append(path)
    return UInt32(tables.paths.count - 1)
  }

  /// Adds the settings of a `with` and returns their place.
  package mutating func add(_ settings: [SettingName]) -> UInt32 {
    tables.settings.append(settings)
    return UInt32(tables.settings.count - 1)
  }

  /// Adds the site of an `expect` and returns its place.
  package mutating func add(_ site: ExpectationSite) -> UInt32 {
    tables.expectations.append(site)
    return UInt32(tables.expectations.count - 1)
  }

  /// Adds the site of an `experiment` and returns its place.
  package mutating func add(_ site: ExperimentSite) -> UInt32 {
    tables.experiments.append(site)
    return UInt32(tables.experiments.count - 1)
  }

  /// Adds the site of a `score` or `record` and returns its place.
  package mutating func add(_ site: MeasureSite) -> UInt32 {
    tables.measures.append(site)
    return UInt32(tables.measures.count - 1)
  }

  /// Makes the function.
  ///
  /// - Parameters:
  ///   - signature: What it takes and how many slots it has.
  ///   - entryPoints: Where a call starts, by the number of arguments beyond the required ones; the start of the code if
  ///     nothing is given.
  /// - Returns: The function.
  /// - Requires: all labels that are used are bound, and the code keeps the rules of ``CodeVerifier``.
  package consuming func finish(
    _ signature: FunctionSignature,
    entryPoints: [Label] = []
  ) -> Function {
    finish(signature, entryPoints: entryPoints, isBuiltin: false)
  }

  consuming func finish(
    _ signature: FunctionSignature,
    entryPoints: [Label],
    isBuiltin: Bool
  ) -> Function {
    var tables = self.tables
    for index in tables.instructions.indices {
      guard let label = tables.instructions[index].target else { continue }
      tables.instructions[index] = tables.instructions[index].jumping(to: target(of: label))
    }
    let entries = entryPoints.isEmpty ? [0] : entryPoints.map { target(of: $0.operand) }
    var verifier = CodeVerifier(tables, signature: signature)
    let depth = verifier.maximumStackDepth(from: entries)
    return Function(
      signature: signature,
      code: Code(tables, maximumStackDepth: depth),
      entryPoints: entries,
      isBuiltin: isBuiltin
    )
  }

  private func target(of label: UInt32) -> UInt32 {
    guard targets.indices.contains(Int(label)), let target = targets[Int(label)] else {
      preconditionFailure("a jump names a label that is bound")
    }
    return target
  }
}
