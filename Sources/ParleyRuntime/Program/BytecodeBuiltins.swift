import ParleyDiagnostics

/// The built-ins that call function values, as functions of every ``Program``: their frames are like those of a script, so a
/// function that says can be mapped, and depth, unwinding and copies need no rules of their own.
enum BytecodeBuiltins {
  /// A function that does nothing and returns null.
  static let empty: Function = {
    var code = CodeBuilder()
    code.emit(.null, at: nowhere)
    code.emit(.return, at: nowhere)
    return code.finish(FunctionSignature(span: nowhere, slotCount: 0))
  }()

  /// The functions in the order of ``order``, and after them those of experiments' results.
  static let functions: [Function] =
    order.map(function) + [
      trialFunction("mean", .meanOfTrials), trialFunction("count", .countOfTrials),
    ]

  /// `NAME.mean` of the results of an experiment, which captures its trials.
  static let meanOfTrials = FunctionID(rawValue: UInt32(order.count))

  /// `NAME.count` of the results of an experiment, which captures its trials.
  static let countOfTrials = FunctionID(rawValue: UInt32(order.count) + 1)

  /// The function that performs a call of a built-in; nil where it is not one of these.
  static func id(of builtin: Builtin, argumentCount: Int) -> FunctionID? {
    guard !builtin.isPure(argumentCount: argumentCount) else { return nil }
    return order.firstIndex(of: builtin).map { FunctionID(rawValue: UInt32($0)) }
  }

  private static let order: [Builtin] = [.map, .filter, .sortedBy, .any, .all]

  /// Errors in these functions are shown at the call.
  private static let nowhere = SourceSpan(0, 0)

  private static func function(_ builtin: Builtin) -> Function {
    var loop = ItemLoop(builtin)
    switch builtin {
    case .filter: loop.keepItems()
    case .any: loop.search(for: true)
    case .all: loop.search(for: false)
    default: loop.keepResults()
    }
    return loop.finish()
  }

  /// A function of what is asked and of a map that chooses trials, by default none; it captures the trials.
  private static func trialFunction(_ name: String, _ operation: Instruction) -> Function {
    var code = CodeBuilder()
    let everything = code.newLabel()
    let chosen = code.newLabel()
    code.bind(everything)
    code.emit(.map(0), at: nowhere)
    code.emit(.setLocal(1), at: nowhere)
    code.bind(chosen)
    for slot: UInt16 in [2, 0, 1] { code.emit(.local(slot), at: nowhere) }
    code.emit(operation, at: nowhere)
    code.emit(.return, at: nowhere)
    let signature = FunctionSignature(
      name: name,
      span: nowhere,
      parameterCount: 2,
      requiredCount: 1,
      captureCount: 1,
      slotCount: 3
    )
    return code.finish(signature, entryPoints: [everything, chosen], isBuiltin: true)
  }

  /// A function of a list and a function value: a loop over the items.
  private struct ItemLoop {
    /// The slots of the frame.
    private enum Slot {
      static let list: UInt16 = 0
      static let function: UInt16 = 1
      static let results: UInt16 = 2
      static let iteration: UInt16 = 3
      static let item: UInt16 = 5
      static let count = 6
    }

    private let builtin: Builtin
    private var code = CodeBuilder()
    private let head: CodeBuilder.Label
    private let end: CodeBuilder.Label

    init(_ builtin: Builtin) {
      self.builtin = builtin
      head = code.newLabel()
      end = code.newLabel()
      emit(.local(Slot.list))
      emit(.local(Slot.function))
      emit(.checkItems(builtin))
      emit(.list(0))
      emit(.setLocal(Slot.results))
      emit(.local(Slot.list))
      emit(.startIteration(Slot.iteration))
      code.bind(head)
      emit(.nextItem(end.operand, Slot.iteration))
      emit(.local(Slot.function))
      emit(.local(Slot.item))
      emit(.callValue(1))
    }

    /// Adds each result to the results.
    mutating func keepResults() {
      emit(.list(1))
      emit(.addToLocal(Slot.results))
      finishLoop()
      if builtin == .sortedBy {
        emit(.local(Slot.list))
        emit(.local(Slot.results))
        emit(.sortByKeys)
      } else {
        emit(.local(Slot.results))
      }
      emit(.return)
    }

    /// Adds each item to the results for which the function is true.
    mutating func keepItems() {
      emit(.jumpIfFalse(head.operand))
      emit(.local(Slot.item))
      emit(.list(1))
      emit(.addToLocal(Slot.results))
      finishLoop()
      emit(.local(Slot.results))
      emit(.return)
    }

    /// Returns `wanted` at the first item for which the function gives it.
    mutating func search(for wanted: Bool) {
      emit(wanted ? .jumpIfFalse(head.operand) : .jumpIfTrue(head.operand))
      emit(wanted ? .true : .false)
      emit(.return)
      code.bind(end)
      emit(wanted ? .false : .true)
      emit(.return)
    }

    consuming func finish() -> Function {
      let signature = FunctionSignature(
        name: builtin.name,
        span: nowhere,
        parameterCount: 2,
        slotCount: Slot.count
      )
      return code.finish(signature, entryPoints: [], isBuiltin: true)
    }

    private mutating func finishLoop() {
      emit(.jump(head.operand))
      code.bind(end)
    }

    private mutating func emit(_ instruction: Instruction) {
      code.emit(instruction, at: nowhere)
    }
  }
}
