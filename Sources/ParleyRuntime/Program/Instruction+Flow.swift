extension Instruction {
  /// Where it may jump to; nil for an instruction that only goes on to the next one.
  var target: UInt32? {
    switch self {
    case .jump(let target), .jumpIfFalse(let target), .jumpIfTrue(let target),
      .jumpIfFalseElsePop(let target), .jumpIfTrueElsePop(let target), .nextItem(let target, _),
      .nextPair(let target, _), .nextRepeat(let target, _), .enterTry(let target),
      .enterExpect(let target), .enterMessage(let target), .jumpUnlessLess(let target),
      .jumpUnlessLessOrEqual(let target),
      .jumpUnlessGreater(let target), .jumpUnlessGreaterOrEqual(let target),
      .jumpUnlessEqual(let target), .jumpUnlessNotEqual(let target):
      target
    default: nil
    }
  }

  /// The same instruction with another place to jump to.
  func jumping(to target: UInt32) -> Instruction {
    switch self {
    case .jump: .jump(target)
    case .jumpIfFalse: .jumpIfFalse(target)
    case .jumpIfTrue: .jumpIfTrue(target)
    case .jumpIfFalseElsePop: .jumpIfFalseElsePop(target)
    case .jumpIfTrueElsePop: .jumpIfTrueElsePop(target)
    case .nextItem(_, let slot): .nextItem(target, slot)
    case .nextPair(_, let slot): .nextPair(target, slot)
    case .nextRepeat(_, let slot): .nextRepeat(target, slot)
    case .enterTry: .enterTry(target)
    case .enterExpect: .enterExpect(target)
    case .enterMessage: .enterMessage(target)
    case .jumpUnlessLess: .jumpUnlessLess(target)
    case .jumpUnlessLessOrEqual: .jumpUnlessLessOrEqual(target)
    case .jumpUnlessGreater: .jumpUnlessGreater(target)
    case .jumpUnlessGreaterOrEqual: .jumpUnlessGreaterOrEqual(target)
    case .jumpUnlessEqual: .jumpUnlessEqual(target)
    case .jumpUnlessNotEqual: .jumpUnlessNotEqual(target)
    default: self
    }
  }

  /// Whether the next instruction is never reached from this one.
  var isEnd: Bool {
    switch self {
    case .jump, .return, .fail: true
    default: false
    }
  }

  /// How many values the stack holds at the target of the jump, beyond those when it goes on to the next instruction.
  var extraDepthAtTarget: Int {
    switch self {
    // The operand of `and` or `or` stays; a region's handler finds the error or `false`.
    case .jumpIfFalseElsePop, .jumpIfTrueElsePop, .enterTry, .enterExpect, .enterMessage: 1
    default: 0
    }
  }

  /// The last slot it uses; nil for none.
  var lastSlot: UInt16? {
    switch self {
    case .local(let slot), .setLocal(let slot), .addToLocal(let slot), .clear(let slot),
      .startRepeat(let slot), .nextRepeat(_, let slot), .increaseLocal(_, let slot),
      .localItem(let slot), .appendToLocal(let slot), .assignToLocalItem(let slot),
      .addToLocalItem(let slot), .localField(_, let slot), .assignToLocalField(_, let slot),
      .addToLocalField(_, let slot):
      slot
    case .startIteration(let slot): slot + 1
    case .nextItem(_, let slot): slot + 2
    case .nextPair(_, let slot): slot + 3
    default: nil
    }
  }
}
