/// Jumps and loops that the loop of the machine does not do by itself: other types, and conditions that are not known.
extension Machine {
  mutating func performJump(_ instruction: Instruction) throws(EffectError) -> Exit? {
    let here = frames[frames.count - 1].next
    switch instruction {
    case .jump(let target): go(to: target)
    case .jumpIfFalse(let target):
      return try branch(on: stack.pop(), Branch(ifTrue: here, ifFalse: Int(target)))
    case .jumpIfTrue(let target):
      return try branch(on: stack.pop(), Branch(ifTrue: Int(target), ifFalse: here))
    case .jumpIfFalseElsePop(let target):
      let ways = Branch(ifTrue: here, ifFalse: Int(target), keepsFalse: true)
      return try branch(on: stack.pop(), ways)
    case .jumpIfTrueElsePop(let target):
      let ways = Branch(ifTrue: Int(target), ifFalse: here, keepsTrue: true)
      return try branch(on: stack.pop(), ways)
    case .nextItem(let target, let slot): return next(slot, orJumpTo: target, isPair: false)
    case .nextPair(let target, let slot): return next(slot, orJumpTo: target, isPair: true)
    case .nextRepeat(let target, _):
      return try branch(on: .unknown, Branch(ifTrue: here, ifFalse: Int(target)))
    case .jumpUnlessLess(let target): return try branch(.less, here, target)
    case .jumpUnlessLessOrEqual(let target): return try branch(.lessOrEqual, here, target)
    case .jumpUnlessGreater(let target): return try branch(.greater, here, target)
    case .jumpUnlessGreaterOrEqual(let target): return try branch(.greaterOrEqual, here, target)
    case .jumpUnlessEqual(let target):
      compareEqual(negated: false)
      return try branch(on: stack.pop(), Branch(ifTrue: here, ifFalse: Int(target)))
    case .jumpUnlessNotEqual(let target):
      compareEqual(negated: true)
      return try branch(on: stack.pop(), Branch(ifTrue: here, ifFalse: Int(target)))
    default: break
    }
    return nil
  }

  /// Compares two operands and goes on, or jumps where they do not stand in the order.
  private mutating func branch(
    _ order: Comparison.Operator,
    _ here: Int,
    _ target: UInt32
  ) throws(EffectError) -> Exit? {
    try compare(order)
    return try branch(on: stack.pop(), Branch(ifTrue: here, ifFalse: Int(target)))
  }

  private mutating func go(to target: UInt32) {
    frames[frames.count - 1].next = Int(target)
  }

  /// Goes one of two ways; asks which where the condition is not known.
  private mutating func branch(on condition: Value, _ ways: Branch) throws(EffectError) -> Exit? {
    switch condition {
    case .bool(let isTrue):
      workspace.fuel -= 1
      frames[frames.count - 1].next = isTrue ? ways.ifTrue : ways.ifFalse
      if isTrue ? ways.keepsTrue : ways.keepsFalse { stack.push(condition) }
      return nil
    case .unknown:
      resumption = .decision(ways)
      return .suspended(.decide(at: span))
    default: throw .notBool(condition)
    }
  }

  /// Goes on to the next item or entry.
  private mutating func next(_ slot: UInt16, orJumpTo target: UInt32, isPair: Bool) -> Exit? {
    let slots = self.slot(slot)
    guard case .int(let number) = slots[1] else { return nil }
    let place = Int(number)
    switch slots[0] {
    case .list(let list) where place < list.count:
      slots[2] = isPair ? .int(number) : list.items[place]
      if isPair { slots[3] = list.items[place] }
    case .map(let map) where place < map.count:
      slots[2] = .string(map.entries[place].key)
      if isPair { slots[3] = map.entries[place].value }
    case .unknown:
      slots[2] = .unknown
      if isPair { slots[3] = .unknown }
      resumption = .decision(Branch(ifTrue: frames[frames.count - 1].next, ifFalse: Int(target)))
      return .suspended(.decide(at: span))
    default:
      go(to: target)
      return nil
    }
    slots[1] = .int(number + 1)
    return nil
  }
}
