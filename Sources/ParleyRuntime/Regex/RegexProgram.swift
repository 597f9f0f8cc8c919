/// A pattern as instructions for the matching engine; leftmost-first, as in Perl and RE2.
struct RegexProgram: Sendable {
  /// One step of a thread.
  enum Instruction: Sendable, BitwiseCopyable {
    /// Takes this scalar and goes on behind it.
    case scalar(UInt32)
    /// Takes a scalar of the set with this index.
    case set(Int32)
    /// Goes on at the first place, and with less priority at the second.
    case split(Int32, Int32)
    /// Goes on at this place.
    case jump(Int32)
    /// Remembers the offset in this slot.
    case save(Int32)
    /// Goes on if the place in the text is right.
    case assertion(RegexAssertion)
    /// The pattern has matched.
    case match
  }

  /// A set with its ASCII members as bits.
  struct Members: Sendable {
    private let low: UInt64
    private let high: UInt64
    let members: ScalarSet

    /// Prepares a set for many questions.
    init(_ set: ScalarSet) {
      (low, high) = set.asciiBits
      members = set
    }

    /// Whether a scalar is a member.
    func contains(_ scalar: UInt32) -> Bool {
      if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
      if scalar < 128 { return high >> UInt64(scalar - 64) & 1 == 1 }
      return members.contains(scalar)
    }

    /// The bytes with which the UTF-8 of a member can begin.
    var firstBytes: [ClosedRange<UInt8>] {
      members.ranges.map {
        RegexProgram.firstByte(of: $0.lowerBound)...RegexProgram.firstByte(of: $0.upperBound)
      }
    }
  }

  /// The most instructions that a pattern may have.
  static let sizeLimit = 50_000

  /// The instructions; a search starts at the first.
  private(set) var instructions: [Instruction] = []
  /// The sets that the instructions name.
  private(set) var sets: [Members] = []
  /// The number of slots: two for the whole match and for each group.
  let slotCount: Int
  /// Which bytes a match can begin with, 256 of them; nil if a match may be empty.
  private(set) var firstBytes: [Bool]?
  /// Whether a match begins at the start of the text or nowhere.
  private(set) var isAnchored = false

  /// Translates a tree.
  ///
  /// - Throws: ``RegexError/tooLarge(limit:)``.
  init(_ node: RegexNode, groupCount: Int) throws(RegexError) {
    slotCount = 2 * (groupCount + 1)
    var emitter = RegexEmitter()
    try emitter.emit(node)
    instructions = emitter.instructions + [.save(1), .match]
    sets = emitter.sets.map { Members($0) }
    findFirstBytes()
    isAnchored = node.isAnchored
  }

  /// The first byte of a scalar in UTF-8.
  static func firstByte(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case ..<0x80: UInt8(scalar)
    case ..<0x800: UInt8(0xC0 | scalar >> 6)
    case ..<0x1_0000: UInt8(0xE0 | scalar >> 12)
    default: UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    }
  }

  private mutating func findFirstBytes() {
    var table = [Bool](repeating: false, count: 256)
    var seen = [Bool](repeating: false, count: instructions.count)
    var open = [0]
    while let place = open.popLast() {
      if seen[place] { continue }
      seen[place] = true
      switch instructions[place] {
      case .match: return
      case .scalar(let scalar): table[Int(RegexProgram.firstByte(of: scalar))] = true
      case .set(let index):
        for range in sets[Int(index)].firstBytes {
          for byte in range { table[Int(byte)] = true }
        }
      case .split(let first, let second): open += [Int(first), Int(second)]
      case .jump(let target): open.append(Int(target))
      case .save, .assertion: open.append(place + 1)
      }
    }
    firstBytes = table
  }
}

extension RegexNode {
  /// Whether it matches at the start of the text or nowhere.
  fileprivate var isAnchored: Bool {
    switch self {
    case .assertion(let assertion): assertion == .textStart
    case .concatenation(let parts): parts.first?.isAnchored ?? false
    case .alternation(let branches): branches.allSatisfy(\.isAnchored)
    case .group(let inner, _): inner.isAnchored
    case .repetition(let inner, let least, _, _): least > 0 && inner.isAnchored
    case .empty, .scalar, .set: false
    }
  }
}
