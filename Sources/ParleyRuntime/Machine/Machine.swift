import ParleyDiagnostics

/// Runs a ``Program``: synchronous and pure, it stops where it asks something of the world.
///
/// See <doc:Machine> for its parts. One machine runs one chunk or function at a time; ``load(_:chunk:)`` gives it the next
/// chunk of a longer program, with the globals and the reply it has.
package struct Machine: ~Copyable, Sendable {
  /// The program.
  package private(set) var program: Program
  /// What pure built-ins may use; the limits of values.
  package var workspace = Workspace()

  /// Makes a machine at the start of a chunk, with the defaults of the program's parameters.
  package init(_ program: Program, chunk: ChunkID) {
    self.program = program
  }

  /// Makes a machine that calls a function value.
  init(_ context: ProgramContext, calling function: FunctionValue, with arguments: [Value]) {
    program = context.program
  }

  /// Goes on with a chunk that was added to the program; the globals and the reply stay.
  ///
  /// - Requires: `program` is a later version of the one this machine has.
  package mutating func load(_ program: Program, chunk: ChunkID) {
    self.program = program
  }

  /// Gives a parameter a value other than its default.
  package mutating func bind(_ parameter: Parameter, to value: Value) {}

  /// Runs until something is asked of the world, the fuel is used up, or the end.
  ///
  /// - Parameter fuel: About how many jumps and calls may be made.
  /// - Throws: the error that ended the run, once all settings laid by `with` are off.
  package mutating func run(fuel: Int) throws(RuntimeError) -> Step { .finished(.null) }

  /// Gives the value of the effect that the machine stopped at; the next ``run(fuel:)`` goes on.
  package mutating func resume(returning value: Value) {}

  /// Tells that the effect failed that the machine stopped at; the next ``run(fuel:)`` raises the error there.
  package mutating func resume(throwing error: EffectError) {}

  /// Raises an error at the place where the machine stands, at the next ``run(fuel:)``: an interrupt.
  package mutating func raise(_ error: EffectError) {}

  /// Another machine in the same state, to follow the other way of a branch.
  package func copy() -> Machine { Machine(program, chunk: ChunkID(rawValue: 0)) }

  /// What a host may know of the program at the place where the machine stopped.
  package var context: ProgramContext {
    ProgramContext(program: program, globals: [], span: SourceSpan(0, 0))
  }
}
