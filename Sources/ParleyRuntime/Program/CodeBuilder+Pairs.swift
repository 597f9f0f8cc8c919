import ParleyDiagnostics

/// Pairs of instructions that often stand together are made one: it saves a step of the loop, and a reference to a list or
/// a map that would only be looked into need not be counted.
extension CodeBuilder {
  /// Where the first of a pair stands of which an instruction would be the second; nil where there is none.
  func startOfPair(endingWith instruction: Instruction) -> Int? {
    guard position > lastTarget, let last = tables.instructions.last else { return nil }
    switch (last, instruction) {
    case (.less, .jumpIfFalse), (.lessOrEqual, .jumpIfFalse), (.greater, .jumpIfFalse),
      (.greaterOrEqual, .jumpIfFalse), (.equal, .jumpIfFalse), (.notEqual, .jumpIfFalse),
      (.int, .addToLocal), (.list(1), .addToLocal), (.list(1), .addToGlobal), (.local, .field):
      return position - 1
    case (.int(let amount), .addToGlobal):
      return Int16(exactly: amount) == nil ? nil : position - 1
    case (.global, .field(let name)):
      return UInt16(exactly: name) == nil ? nil : position - 1
    case (_, .index): return startOfKey.map { $0 - 1 }
    default: return nil
    }
  }

  /// Puts an instruction and the first of its pair into one.
  mutating func pair(from start: Int, _ instruction: Instruction, _ span: SourceSpan) {
    let first = tables.instructions.remove(at: start)
    let firstSpan = tables.spans.remove(at: start)
    let isComparison = if case .jumpIfFalse = instruction { true } else { false }
    tables.instructions.append(Self.pair(first, instruction))
    // Of a comparison and its jump only the comparison can fail.
    tables.spans.append(isComparison ? firstSpan : span)
  }

  private static func pair(_ first: Instruction, _ second: Instruction) -> Instruction {
    switch (first, second) {
    case (.less, .jumpIfFalse(let target)): .jumpUnlessLess(target)
    case (.lessOrEqual, .jumpIfFalse(let target)): .jumpUnlessLessOrEqual(target)
    case (.greater, .jumpIfFalse(let target)): .jumpUnlessGreater(target)
    case (.greaterOrEqual, .jumpIfFalse(let target)): .jumpUnlessGreaterOrEqual(target)
    case (.equal, .jumpIfFalse(let target)): .jumpUnlessEqual(target)
    case (.notEqual, .jumpIfFalse(let target)): .jumpUnlessNotEqual(target)
    case (.int(let amount), .addToLocal(let slot)): .increaseLocal(amount, slot)
    case (.int(let amount), .addToGlobal(let number)):
      .increaseGlobal(number, Int16(truncatingIfNeeded: amount))
    case (.list, .addToLocal(let slot)): .appendToLocal(slot)
    case (.list, .addToGlobal(let number)): .appendToGlobal(number)
    case (.local(let slot), .field(let name)): .localField(name, slot)
    case (.global(let number), .field(let name)):
      .globalField(number, UInt16(truncatingIfNeeded: name))
    case (.local(let slot), .index): .localItem(slot)
    case (.global(let number), .index): .globalItem(number)
    default: preconditionFailure("\(first) and \(second) are no pair")
    }
  }

  /// Where the code of a key starts that only reads and computes, after the variable that it looks into.
  ///
  /// The variable may then be read after the key instead of before it.
  private var startOfKey: Int? {
    var needed = 1
    var place = position
    while needed > 0 {
      guard place > lastTarget, place > 0 else { return nil }
      place -= 1
      let instruction = tables.instructions[place]
      guard instruction.isPure else { return nil }
      let effect = instruction.stackEffect(tables)
      needed += effect.taken - effect.left
    }
    guard place > lastTarget else { return nil }
    switch tables.instructions[place - 1] {
    case .local, .global: return place
    default: return nil
    }
  }
}

extension CodeBuilder {
  /// An assignment to an item or a field of a variable, the most frequent ones, as an instruction of its own.
  mutating func shortened(_ instruction: Instruction) -> Instruction {
    switch instruction {
    case .assign(let place):
      switch itemRoot(of: place) {
      case .local(let slot): .assignToLocalItem(slot)
      case .global(let number): .assignToGlobalItem(number)
      case nil:
        withField(
          of: place,
          local: { .assignToLocalField($0, $1) },
          global: { .assignToGlobalField($0, $1) }
        ) ?? instruction
      }
    case .addTo(let place):
      switch itemRoot(of: place) {
      case .local(let slot): .addToLocalItem(slot)
      case .global(let number): .addToGlobalItem(number)
      case nil:
        withField(
          of: place,
          local: { .addToLocalField($0, $1) },
          global: { .addToGlobalField($0, $1) }
        ) ?? instruction
      }
    default: instruction
    }
  }

  /// The instruction for a path of one name; nil for another path, or where the name's place has no room in it.
  private mutating func withField(
    of place: UInt32,
    local: (UInt32, UInt16) -> Instruction,
    global: (UInt32, UInt16) -> Instruction
  ) -> Instruction? {
    guard tables.paths.indices.contains(Int(place)) else { return nil }
    let path = tables.paths[Int(place)]
    guard path.steps.count == 1, case .field(let name) = path.steps[0] else { return nil }
    let constant = constant(.string(name))
    switch path.root {
    case .local(let slot): return local(constant, slot)
    case .global(let number): return UInt16(exactly: constant).map { global(number, $0) }
    }
  }

  private func itemRoot(of place: UInt32) -> AssignmentPath.Root? {
    guard tables.paths.indices.contains(Int(place)) else { return nil }
    let path = tables.paths[Int(place)]
    return path.steps == [.key] ? path.root : nil
  }
}

extension Instruction {
  /// Whether it only reads variables and computes: it may change places with the reading of another variable.
  fileprivate var isPure: Bool {
    switch self {
    case .int, .constant, .local, .global, .add, .subtract, .multiply, .divide, .floorDivide,
      .remainder, .negate, .localItem, .globalItem, .localField, .globalField, .index, .field:
      true
    default: false
    }
  }
}
