import ParleyDiagnostics

/// Runs a ``Program``: synchronous and pure, it stops where it asks something of the world.
///
/// One machine runs one chunk or function at a time; ``load(_:chunk:)`` gives it the next chunk of a longer program, with
/// the globals and the reply it has. The design page "The machine" describes its parts.
package struct Machine: ~Copyable, Sendable {
  /// The program.
  package internal(set) var program: Program
  /// What pure built-ins may use, and the limits of values.
  package var workspace = Workspace()
  /// How many calls may be inside each other.
  package var maximumCallDepth = 10_000

  var stack = ValueStack()
  var globals: GlobalStore
  /// The functions that are being executed, the innermost last; empty once the run has ended.
  var frames: [Frame] = []
  /// The open regions, the innermost last.
  var regions: [Region] = []
  /// Why regions are being closed; nil while they are not.
  var closing: Closing?
  /// What is done with the value of the effect that the machine stopped at; nil while it does not wait for one.
  var resumption: Resumption?
  /// An error from outside that is raised when the machine goes on.
  var pendingError: EffectError?
  var register = ReplyRegister.none
  /// The operands kept for expectations that are not finished.
  var operands: [Expectation.Operand] = []
  /// What finished expectations came to that are not reported.
  var outcomes: [ExpectationOutcome] = []

  /// Makes a machine at the start of a chunk, with the defaults of the program's parameters.
  package init(_ program: Program, chunk: ChunkID) {
    self.program = program
    globals = GlobalStore([], count: program.globalNames.count)
    setDefaults(of: program.parameters[...])
    start(program.chunks[chunk.rawValue])
  }

  /// Makes a machine that calls a function value, with a copy of the globals.
  init(_ context: ProgramContext, calling function: FunctionValue, with arguments: [Value]) {
    var program = context.program
    let stub = program.add(Self.call(argumentCount: arguments.count, at: context.span))
    self.program = program
    globals = GlobalStore(context.globals, count: program.globalNames.count)
    stack.reserve(arguments.count + 1)
    stack.push(.function(function))
    for argument in arguments { stack.push(argument) }
    start(stub)
  }

  private init(copying other: borrowing Machine) {
    program = other.program
    workspace = other.workspace
    maximumCallDepth = other.maximumCallDepth
    stack = other.stack.copy()
    globals = GlobalStore(other.globals.snapshot, count: other.globals.count)
    frames = other.frames
    regions = other.regions
    closing = other.closing
    resumption = other.resumption
    pendingError = other.pendingError
    register = other.register
    operands = other.operands
    outcomes = other.outcomes
  }

  /// Another machine in the same state, to follow the other way of a branch.
  package func copy() -> Machine { Machine(copying: self) }

  /// Goes on with a chunk that was added to the program; the globals and the reply stay.
  ///
  /// What was not finished of the run before is dropped.
  ///
  /// - Requires: `program` is a later version of the one this machine has.
  package mutating func load(_ program: Program, chunk: ChunkID) {
    let known = self.program.parameters.count
    self.program = program
    globals.grow(to: program.globalNames.count)
    setDefaults(of: program.parameters.dropFirst(known))
    end()
    start(program.chunks[chunk.rawValue])
  }

  /// Gives a parameter a value other than its default.
  ///
  /// - Requires: the parameter is one of the program's.
  package mutating func bind(_ parameter: Parameter, to value: Value) {
    precondition(Int(parameter.global) < globals.count, "a parameter belongs to the program")
    globals.base[Int(parameter.global)] = value
  }

  /// What a host may know of the program at the place where the machine stopped.
  package var context: ProgramContext {
    ProgramContext(program: program, globals: globals.snapshot, span: span)
  }

  private mutating func setDefaults(of parameters: ArraySlice<Parameter>) {
    for parameter in parameters {
      if let value = parameter.defaultValue { bind(parameter, to: value) }
    }
  }

  /// Drops all that belongs to one run.
  mutating func end() {
    stack.cut(to: 0)
    frames.removeAll()
    regions.removeAll()
    operands.removeAll()
    outcomes.removeAll()
    closing = nil
    resumption = nil
    pendingError = nil
  }
}
