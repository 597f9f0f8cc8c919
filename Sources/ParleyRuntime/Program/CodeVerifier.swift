/// Checks the code of one function before it is ever run, so that the machine needs no checks of its own.
///
/// - Every operand is within its table, every slot within the frame, every target within the code.
/// - On every way through the code each instruction finds the same number of values on the stack, enough of them, and the
///   same number of open regions; no way runs off the end.
///
/// A broken rule is a mistake of the compiler, not of a script: it stops the process.
struct CodeVerifier {
  /// What is known where an instruction starts.
  private struct State: Equatable {
    var depth: Int
    var regions: Int
  }

  private let tables: CodeTables
  private let signature: FunctionSignature
  private var states: [State?]
  private var pending: [Int] = []
  private var maximumDepth = 0

  init(_ tables: CodeTables, signature: FunctionSignature) {
    self.tables = tables
    self.signature = signature
    states = Array(repeating: nil, count: tables.instructions.count)
  }

  /// Checks all code that can be reached and returns how many values the stack holds at most.
  mutating func maximumStackDepth(from entryPoints: [UInt32]) -> Int {
    checkSignature(entryPoints)
    for entry in entryPoints { reach(Int(entry), State(depth: 0, regions: 0)) }
    while let place = pending.popLast() {
      guard let state = states[place] else { continue }
      step(from: place, state)
    }
    return maximumDepth
  }

  private func checkSignature(_ entryPoints: [UInt32]) {
    precondition(
      signature.slotCount <= Int(UInt16.max)
        && signature.parameterCount + signature.captureCount <= signature.slotCount,
      "parameters and captured values have slots"
    )
    precondition(
      entryPoints.count == signature.parameterCount - signature.requiredCount + 1,
      "there is an entry point for each number of arguments"
    )
  }

  private mutating func step(from place: Int, _ state: State) {
    let instruction = tables.instructions[place]
    checkOperands(of: instruction)
    let effect = instruction.stackEffect(tables)
    precondition(state.depth >= effect.taken, "\(instruction) at \(place) finds its operands")
    var after = State(
      depth: state.depth - effect.taken + effect.left,
      regions: state.regions
    )
    if let target = instruction.target {
      reach(
        Int(target),
        State(depth: after.depth + instruction.extraDepthAtTarget, regions: state.regions)
      )
    }
    switch instruction {
    case .enterTry, .enterWith, .enterExpect, .enterMessage: after.regions += 1
    case .leave(let count): after.regions -= Int(count)
    case .finishExpect: after.regions -= 1
    default: break
    }
    precondition(after.regions >= 0, "\(instruction) at \(place) closes an open region")
    if !instruction.isEnd { reach(place + 1, after) }
  }

  private mutating func reach(_ place: Int, _ state: State) {
    precondition(states.indices.contains(place), "the code goes on within the function")
    maximumDepth = max(maximumDepth, state.depth)
    if let known = states[place] {
      precondition(known == state, "all ways to instruction \(place) agree: \(known), \(state)")
    } else {
      states[place] = state
      pending.append(place)
    }
  }

  private func checkOperands(of instruction: Instruction) {
    if let slot = instruction.lastSlot {
      precondition(Int(slot) < signature.slotCount, "\(instruction) names a slot of the frame")
    }
    let isWithinTables: Bool =
      switch instruction {
      case .constant(let place): tables.constants.indices.contains(Int(place))
      case .field(let name), .replyField(let name), .usageField(let name), .set(let name),
        .setField(let name), .unset(let name), .localField(let name, _),
        .assignToLocalField(let name, _), .addToLocalField(let name, _):
        isName(name)
      case .globalField(_, let name), .assignToGlobalField(_, let name),
        .addToGlobalField(_, let name):
        isName(UInt32(name))
      case .assign(let path), .addTo(let path): isPath(path)
      case .enterWith(let place): tables.settings.indices.contains(Int(place))
      case .expectation(let place): tables.expectations.indices.contains(Int(place))
      case .experiment(let place): tables.experiments.indices.contains(Int(place))
      case .measure(let place), .measureError(let place):
        tables.measures.indices.contains(Int(place))
      default: true
      }
    precondition(isWithinTables, "\(instruction) names a place of its table")
  }

  private func isName(_ place: UInt32) -> Bool {
    guard tables.constants.indices.contains(Int(place)) else { return false }
    return if case .string = tables.constants[Int(place)] { true } else { false }
  }

  private func isPath(_ place: UInt32) -> Bool {
    guard tables.paths.indices.contains(Int(place)) else { return false }
    let path = tables.paths[Int(place)]
    if case .local(let slot) = path.root, Int(slot) >= signature.slotCount { return false }
    return !path.steps.isEmpty
  }
}
