/// Writes the instructions of a tree; counted repetitions are written out.
struct RegexEmitter {
  private(set) var instructions: [RegexProgram.Instruction] = []
  private(set) var sets: [ScalarSet] = []
  private var indices: [ScalarSet: Int] = [:]
  /// Nodes visited and instructions written, so that a thousand empty texts a thousand times end too.
  private var work = 0

  private var here: Int32 { Int32(truncatingIfNeeded: instructions.count) }

  /// Writes one node.
  mutating func emit(_ node: RegexNode) throws(RegexError) {
    work += 1
    guard work <= RegexProgram.sizeLimit, instructions.count < RegexProgram.sizeLimit else {
      throw .tooLarge(limit: RegexProgram.sizeLimit)
    }
    switch node {
    case .empty: break
    case .scalar(let scalar): instructions.append(.scalar(scalar))
    case .set(let set): emit(set)
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .concatenation(let parts):
      for part in parts { try emit(part) }
    case .alternation(let branches): try emit(alternation: branches)
    case .group(let inner, let index):
      instructions.append(.save(Int32(truncatingIfNeeded: 2 * index)))
      try emit(inner)
      instructions.append(.save(Int32(truncatingIfNeeded: 2 * index + 1)))
    case .repetition(let inner, let least, let most, let isLazy):
      try emit(inner, least: least, most: most, isLazy: isLazy)
    }
  }

  private mutating func emit(_ set: ScalarSet) {
    let index = indices[set] ?? sets.count
    if index == sets.count {
      sets.append(set)
      indices[set] = index
    }
    instructions.append(.set(Int32(truncatingIfNeeded: index)))
  }

  private mutating func emit(alternation branches: [RegexNode]) throws(RegexError) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try emit(branch)
        break
      }
      let split = emitSplit()
      try emit(branch)
      ends.append(instructions.count)
      instructions.append(.jump(0))
      setSplit(split, to: Int32(truncatingIfNeeded: split + 1), else: here)
    }
    for end in ends { instructions[end] = .jump(here) }
  }

  private mutating func emit(
    _ inner: RegexNode,
    least: Int,
    most: Int?,
    isLazy: Bool
  ) throws(RegexError) {
    guard let most else {
      for _ in 0..<max(least - 1, 0) { try emit(inner) }
      if least > 0 { return try emitPlus(inner, isLazy: isLazy) }
      // An empty round is tried once and in its turn: (x+)? and not a loop around x.
      if inner.isNullable {
        return try emitOptional(isLazy: isLazy) { emitter throws(RegexError) in
          try emitter.emitPlus(inner, isLazy: isLazy)
        }
      }
      return try emitStar(inner, isLazy: isLazy)
    }
    for _ in 0..<least { try emit(inner) }
    // x{2,4} is xx(x(x)?)?: all ways out lead to the same end.
    var splits: [Int] = []
    for _ in least..<max(most, least) {
      splits.append(emitSplit())
      try emit(inner)
    }
    for split in splits { setSplit(split, around: here, isLazy: isLazy) }
  }

  private mutating func emitStar(_ inner: RegexNode, isLazy: Bool) throws(RegexError) {
    let split = emitSplit()
    try emit(inner)
    instructions.append(.jump(Int32(truncatingIfNeeded: split)))
    setSplit(split, around: here, isLazy: isLazy)
  }

  private mutating func emitPlus(_ inner: RegexNode, isLazy: Bool) throws(RegexError) {
    let start = here
    try emit(inner)
    let next = here + 1
    instructions.append(isLazy ? .split(next, start) : .split(start, next))
  }

  private mutating func emitOptional(
    isLazy: Bool,
    _ body: (inout RegexEmitter) throws(RegexError) -> Void
  ) throws(RegexError) {
    let split = emitSplit()
    try body(&self)
    setSplit(split, around: here, isLazy: isLazy)
  }

  /// Writes a split whose targets are not known yet.
  private mutating func emitSplit() -> Int {
    instructions.append(.split(0, 0))
    return instructions.count - 1
  }

  private mutating func setSplit(_ place: Int, to first: Int32, else second: Int32) {
    instructions[place] = .split(first, second)
  }

  /// Completes a split that enters what follows it, or goes to `end`.
  private mutating func setSplit(_ place: Int, around end: Int32, isLazy: Bool) {
    let body = Int32(truncatingIfNeeded: place + 1)
    instructions[place] = isLazy ? .split(end, body) : .split(body, end)
  }
}
