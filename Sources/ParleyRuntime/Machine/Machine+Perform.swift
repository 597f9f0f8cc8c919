/// The instructions that the loop does not do by itself: each case calls the function of its topic.
extension Machine {
  /// Performs one instruction on the saved state of the machine.
  ///
  /// - Returns: why execution stops; nil when it goes on.
  mutating func perform(_ instruction: Instruction) throws(EffectError) -> Exit? {
    switch instruction {
    case .callFunction, .callValue, .callBuiltin, .return, .closure, .checkItems, .sortByKeys:
      return try performCall(instruction)
    case .jump, .jumpIfFalse, .jumpIfTrue, .jumpIfFalseElsePop, .jumpIfTrueElsePop, .nextItem,
      .nextPair, .nextRepeat, .jumpUnlessLess, .jumpUnlessLessOrEqual, .jumpUnlessGreater,
      .jumpUnlessGreaterOrEqual, .jumpUnlessEqual, .jumpUnlessNotEqual:
      return try performJump(instruction)
    case .enterTry, .enterExpect, .enterMessage, .leave, .captureOperand, .finishExpect:
      return try performRegion(instruction)
    case .enterWith, .expectation, .set, .setField, .unset, .say, .sayAs, .send, .retry,
      .appendTurn, .attach, .undo, .redo, .reset, .chat, .fork, .declareTool, .connectTools,
      .print, .show, .write, .append, .inspect, .input, .callWorld, .experiment, .measure,
      .measureError:
      return .suspended(try effect(of: instruction))
    case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .negate, .not, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .isIn, .matches:
      try performOperator(instruction)
    case .null, .true, .false, .int, .constant, .pop, .duplicate, .local, .setLocal, .clear,
      .addToLocal, .global, .setGlobal, .addToGlobal, .assign, .addTo, .increaseLocal,
      .increaseGlobal,
      .appendToLocal, .appendToGlobal, .assignToLocalItem, .assignToGlobalItem, .addToLocalItem,
      .addToGlobalItem, .assignToLocalField, .assignToGlobalField, .addToLocalField,
      .addToGlobalField:
      try performVariable(instruction)
    case .requirePart, .requireScore, .requireRecord, .meanOfTrials, .countOfTrials:
      try performExperiment(instruction)
    case .list, .map, .field, .index, .slice, .text, .prompt, .requireText, .requireBool,
      .startIteration, .startRepeat, .fail, .reply, .replyField, .usage, .usageField,
      .localItem, .globalItem, .localField, .globalField:
      try performValue(instruction)
    }
    return nil
  }
}
