import ParleyDiagnostics

@testable import ParleyRuntime

/// Makes programs of instructions, with a source of a hundred lines to place them in.
struct Assembler {
  /// The program so far.
  var program: Program

  init() {
    var sources = SourceMap()
    let line = Array("123456789\n".utf8)
    let text = Array(repeatElement(line, count: 100).joined())
    _ = sources.add(path: "test.claude", text: text)
    program = Program(sources: sources)
  }

  /// The place of a line counted from 1.
  static func span(line: Int) -> SourceSpan {
    let start = UInt32((line - 1) * 10)
    return SourceSpan(start, start + 9)
  }

  /// Adds a chunk that returns null at its end.
  mutating func chunk(slots: Int = 0, _ build: (inout CodeBuilder) -> Void) -> ChunkID {
    program.addChunk(Self.function(signature(slots: slots), build))
  }

  /// Adds a function that returns null at its end.
  mutating func function(
    _ name: String? = nil,
    parameters: Int = 0,
    captures: Int = 0,
    slots: Int? = nil,
    _ build: (inout CodeBuilder) -> Void
  ) -> FunctionID {
    let signature = FunctionSignature(
      name: name,
      span: Self.span(line: 1),
      parameterCount: parameters,
      captureCount: captures,
      slotCount: slots ?? (parameters + captures)
    )
    return program.add(Self.function(signature, build))
  }

  /// A machine at the start of a chunk made of some instructions.
  static func machine(slots: Int = 0, _ build: (inout CodeBuilder) -> Void) -> Machine {
    var assembler = Assembler()
    let chunk = assembler.chunk(slots: slots, build)
    return Machine(assembler.program, chunk: chunk)
  }

  /// A function that returns null at its end.
  static func function(
    _ signature: FunctionSignature,
    _ build: (inout CodeBuilder) -> Void
  ) -> Function {
    var code = CodeBuilder()
    build(&code)
    code.emit(.null, .return)
    return code.finish(signature)
  }

  private func signature(slots: Int) -> FunctionSignature {
    FunctionSignature(span: Self.span(line: 1), slotCount: slots)
  }
}

extension CodeBuilder {
  /// Adds instructions of one line.
  mutating func emit(_ instructions: Instruction..., line: Int = 1) {
    for instruction in instructions { emit(instruction, at: Assembler.span(line: line)) }
  }

  /// Adds an instruction that leaves a constant on the stack.
  mutating func push(_ values: Value..., line: Int = 1) {
    for value in values { emit(.constant(constant(value)), line: line) }
  }

  /// Adds a loop over the list or map on the stack, with its slots from `slot`.
  mutating func forEach(slot: UInt16, pairs: Bool = false, _ body: (inout CodeBuilder) -> Void) {
    let head = newLabel()
    let end = newLabel()
    emit(.startIteration(slot))
    bind(head)
    emit(pairs ? .nextPair(end.operand, slot) : .nextItem(end.operand, slot))
    body(&self)
    emit(.jump(head.operand))
    bind(end)
    emit(.clear(slot))
  }
}

extension Machine {
  /// Runs to the end.
  ///
  /// - Throws: the error that ended it; an error of kind `fail` where it asks for an effect or needs too much fuel.
  mutating func finish() throws(RuntimeError) -> Value {
    switch try run(fuel: 10_000_000) {
    case .finished(let value): return value
    case .suspended(let effect):
      throw RuntimeError(EffectError(.fail, "asks for \(effect)"), at: span)
    case .outOfFuel: throw RuntimeError(EffectError(.fail, "needs more fuel"), at: span)
    }
  }
}

/// What instructions return.
func evaluate(
  slots: Int = 0,
  _ build: (inout CodeBuilder) -> Void
) throws(RuntimeError) -> Value {
  var machine = Assembler.machine(slots: slots, build)
  return try machine.finish()
}

/// The error that instructions end with; nil where they do not fail.
func failure(slots: Int = 0, _ build: (inout CodeBuilder) -> Void) -> RuntimeError? {
  do throws(RuntimeError) {
    _ = try evaluate(slots: slots, build)
    return nil
  } catch {
    return error
  }
}
