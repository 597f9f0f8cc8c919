/// How many values an instruction takes from the stack, and how many it leaves there.
struct StackEffect {
  let taken: Int
  let left: Int
}

extension Instruction {
  /// What it does to the stack when it goes on to the next instruction.
  func stackEffect(_ tables: CodeTables) -> StackEffect {
    switch self {
    case .null, .true, .false, .int, .constant, .local, .global, .reply, .replyField, .usage,
      .usageField, .localField, .globalField, .send, .retry, .inspect, .input:
      StackEffect(taken: 0, left: 1)
    case .clear, .jump, .nextItem, .nextPair, .nextRepeat, .enterTry, .enterExpect,
      .enterMessage, .leave,
      .unset, .undo, .redo, .reset, .increaseLocal, .increaseGlobal:
      StackEffect(taken: 0, left: 0)
    case .pop, .setLocal, .addToLocal, .setGlobal, .addToGlobal, .jumpIfFalse, .jumpIfTrue,
      .jumpIfFalseElsePop, .jumpIfTrueElsePop, .startIteration, .startRepeat, .return, .fail,
      .expectation, .set, .setField, .appendToLocal, .appendToGlobal, .assignToLocalField,
      .assignToGlobalField, .addToLocalField, .addToGlobalField, .appendTurn, .attach, .chat,
      .fork, .declareTool, .show, .measure, .measureError:
      StackEffect(taken: 1, left: 0)
    case .negate, .not, .field, .requireBool, .requireText, .requirePart, .requireScore,
      .requireRecord, .captureOperand, .finishExpect, .say, .sayAs, .localItem, .globalItem:
      StackEffect(taken: 1, left: 1)
    case .duplicate: StackEffect(taken: 1, left: 2)
    case .write, .append, .checkItems, .jumpUnlessLess, .jumpUnlessLessOrEqual, .jumpUnlessGreater,
      .assignToLocalItem, .assignToGlobalItem, .addToLocalItem, .addToGlobalItem,
      .jumpUnlessGreaterOrEqual, .jumpUnlessEqual, .jumpUnlessNotEqual:
      StackEffect(taken: 2, left: 0)
    case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .contains, .isIn, .matches, .index, .sortByKeys:
      StackEffect(taken: 2, left: 1)
    case .meanOfTrials, .countOfTrials: StackEffect(taken: 3, left: 1)
    case .slice(let hasStart, let hasEnd):
      StackEffect(taken: 1 + (hasStart ? 1 : 0) + (hasEnd ? 1 : 0), left: 1)
    case .list(let count), .text(let count), .prompt(let count):
      StackEffect(taken: Int(count), left: 1)
    case .map(let count): StackEffect(taken: 2 * Int(count), left: 1)
    case .print(let count), .connectTools(let count): StackEffect(taken: Int(count), left: 0)
    case .closure(_, let count), .callFunction(_, let count), .callBuiltin(let count, _),
      .callWorld(let count, _):
      StackEffect(taken: Int(count), left: 1)
    case .callValue(let count): StackEffect(taken: Int(count) + 1, left: 1)
    case .assign(let path), .addTo(let path):
      StackEffect(taken: tables.paths[Int(path)].keyCount + 1, left: 0)
    case .experiment(let place):
      StackEffect(taken: tables.experiments[Int(place)].operandCount, left: 1)
    case .enterWith(let place):
      StackEffect(taken: tables.settings[Int(place)].count, left: 0)
    }
  }
}
