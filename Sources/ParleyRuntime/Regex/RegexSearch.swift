/// A search: all threads of a program advance over the text together, so the time is linear in the text.
///
/// Threads are kept in order of priority; a thread that reaches an instruction where an earlier one stands is dropped.
///
/// - Source: Russ Cox, "Regular Expression Matching: the Virtual Machine Approach", <https://swtch.com/~rsc/regexp/regexp2.html>.
struct RegexSearch: Sendable {
  /// The threads at one place of the text, by priority.
  private struct Threads: Sendable {
    /// Their instructions.
    var places: [Int32] = []
    /// Their slots, one thread after the other.
    var slots: [Int] = []

    mutating func removeAll() {
      places.removeAll(keepingCapacity: true)
      slots.removeAll(keepingCapacity: true)
    }
  }

  /// Something still to be done while a thread spreads.
  private enum Pending: Sendable {
    /// Go on at an instruction.
    case visit(Int32)
    /// Give a slot back the value that it had.
    case restore(slot: Int, value: Int)
  }

  private let program: RegexProgram
  /// How many slots are kept: none when only the question whether there is a match matters.
  private let slotCount: Int
  /// The threads that stand before the scalar at hand.
  private var current = Threads()
  /// The threads that stand behind it.
  private var next = Threads()
  /// For each instruction, the step in which it was last reached.
  private var reached: [Int]
  /// Counts the places looked at, over all runs.
  private var step = 0
  private var pending: [Pending] = []
  /// The slots of the thread that is spreading.
  private var slots: [Int]
  private var matched: [Int]?

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - program: The pattern.
  ///   - slotCount: The program's, or 0 to learn only whether there is a match.
  init(_ program: RegexProgram, slotCount: Int) {
    self.program = program
    self.slotCount = slotCount
    reached = [Int](repeating: -1, count: program.instructions.count)
    slots = [Int](repeating: -1, count: slotCount)
  }

  /// Searches from an offset.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - start: Where to begin, at the start of a scalar.
  ///   - isAnchored: Whether the match is to begin there.
  ///   - workspace: Pays for the work.
  /// - Returns: The slots of the leftmost-first match (none with a slot count of 0); nil for no match.
  /// - Throws: ``EffectError`` of kind `limit` when the work passes the workspace's limit.
  mutating func run(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    isAnchored: Bool = false,
    using workspace: inout Workspace
  ) throws(EffectError) -> [Int]? {
    matched = nil
    next.removeAll()
    step += 1
    // The last offset at which a match may begin.
    let lastStart = program.isAnchored ? 0 : (isAnchored ? start : bytes.count)
    var offset = start
    var work = 1
    while true {
      if next.places.isEmpty {
        if matched != nil || offset > lastStart { break }
        if lastStart > start { offset = skip(to: offset, in: bytes, work: &work) }
        step += 1
      }
      if matched == nil, offset <= lastStart, canBegin(at: offset, in: bytes) {
        begin(at: offset, in: bytes)
      }
      swap(&current, &next)
      work += current.places.count * (1 + slotCount / 8) + 1
      let (scalar, width) = RegexSearch.scalar(at: offset, in: bytes)
      advance(over: scalar, to: offset + width, in: bytes)
      if (slotCount == 0 && matched != nil) || offset >= bytes.count { break }
      offset += width
      if work >= 4096 {
        try workspace.draw(work)
        work = 0
      }
    }
    try workspace.draw(work)
    return matched
  }

  /// The next offset where a match can begin; the end if there is none.
  private func skip(to start: Int, in bytes: borrowing Span<UInt8>, work: inout Int) -> Int {
    guard let table = program.firstBytes else { return start }
    var offset = start
    while offset < bytes.count, !table[Int(bytes[offset])] { offset += 1 }
    work += (offset - start) / 8
    return offset
  }

  private func canBegin(at offset: Int, in bytes: borrowing Span<UInt8>) -> Bool {
    guard let table = program.firstBytes else { return true }
    return offset < bytes.count && table[Int(bytes[offset])]
  }

  /// Adds a thread at the start of the program, with less priority than all others.
  private mutating func begin(at offset: Int, in bytes: borrowing Span<UInt8>) {
    if slotCount > 0 {
      for index in 0..<slotCount { slots[index] = -1 }
      slots[0] = offset
    }
    spread(from: 0, at: offset, in: bytes)
  }

  /// Moves every thread over a scalar, nil at the end of the text; a thread that has matched ends those of less priority.
  private mutating func advance(
    over scalar: UInt32?,
    to offset: Int,
    in bytes: borrowing Span<UInt8>
  ) {
    next.removeAll()
    step += 1
    for index in 0..<current.places.count {
      let place = current.places[index]
      let takes: Bool
      switch program.instructions[Int(place)] {
      case .scalar(let wanted): takes = wanted == scalar
      case .set(let set): takes = scalar.map { program.sets[Int(set)].contains($0) } ?? false
      case .match:
        matched = Array(current.slots[(index * slotCount)..<((index + 1) * slotCount)])
        return
      case .split, .jump, .save, .assertion: takes = false
      }
      guard takes else { continue }
      for slot in 0..<slotCount { slots[slot] = current.slots[index * slotCount + slot] }
      spread(from: place + 1, at: offset, in: bytes)
    }
  }

  /// Follows splits, jumps, saves and assertions from an instruction and adds a thread wherever a scalar is to be taken.
  private mutating func spread(
    from start: Int32,
    at offset: Int,
    in bytes: borrowing Span<UInt8>
  ) {
    pending.append(.visit(start))
    while let task = pending.popLast() {
      switch task {
      case .restore(let slot, let value): slots[slot] = value
      case .visit(let place): follow(place, at: offset, in: bytes)
      }
    }
  }

  /// Follows the preferred way from an instruction and leaves the others pending.
  private mutating func follow(_ start: Int32, at offset: Int, in bytes: borrowing Span<UInt8>) {
    var place = start
    while reached[Int(place)] != step {
      reached[Int(place)] = step
      switch program.instructions[Int(place)] {
      case .jump(let target): place = target
      case .split(let first, let second):
        pending.append(.visit(second))
        place = first
      case .save(let slot):
        if slotCount > 0 {
          pending.append(.restore(slot: Int(slot), value: slots[Int(slot)]))
          slots[Int(slot)] = offset
        }
        place += 1
      case .assertion(let assertion):
        guard assertion.holds(at: offset, in: bytes) else { return }
        place += 1
      case .scalar, .set, .match:
        next.places.append(place)
        next.slots.append(contentsOf: slots)
        return
      }
    }
  }
}
