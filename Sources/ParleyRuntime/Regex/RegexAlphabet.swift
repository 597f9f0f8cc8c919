/// The scalars sorted into classes that no instruction of a program tells apart.
struct RegexAlphabet: Sendable {
  /// The most classes that are told apart.
  private static let classLimit = 250
  /// The most intervals times sets that are sorted out.
  private static let intervalLimit = 1 << 22

  /// The number of classes; the number itself stands for the end of the text.
  let classCount: Int
  /// For each instruction that takes a scalar the classes that it takes; no classes for the others.
  let classesTaken: [[Bool]]
  /// Whether a class is the line feed; all false unless an assertion asks.
  let isLineFeed: [Bool]
  /// Whether a class is of ASCII word scalars; all false unless an assertion asks.
  let isWord: [Bool]
  /// The class of each ASCII scalar.
  private let asciiClasses: [UInt8]
  /// The first scalar of each interval, ascending, from 0.
  private let starts: [UInt32]
  /// The class of each interval.
  private let classes: [UInt8]

  /// Sorts the scalars for a program; nil if there are too many classes.
  init?(_ program: RegexProgram) {
    let assertions = program.assertions
    let asksForLines = assertions.contains { $0 == .lineStart || $0 == .lineEnd }
    let asksForWords = assertions.contains { $0 == .wordBoundary || $0 == .notWordBoundary }
    var sets = program.scalarSets
    let lineFeed = sets.add(ScalarSet([0x0A...0x0A]), if: asksForLines)
    let words = sets.add(.wordScalars, if: asksForWords)
    let starts = RegexAlphabet.starts(of: sets.sets)
    guard starts.count * sets.sets.count <= RegexAlphabet.intervalLimit else { return nil }
    let members = sets.sets.map { RegexAlphabet.intervals(of: $0, among: starts) }
    guard let classes = RegexAlphabet.classes(intervalCount: starts.count, members: members) else {
      return nil
    }
    let count = Int(classes.max() ?? 0) + 1
    func taken(_ set: Int?) -> [Bool] {
      var taken = [Bool](repeating: false, count: count)
      guard let set else { return taken }
      for (interval, isMember) in members[set].enumerated() where isMember {
        taken[Int(classes[interval])] = true
      }
      return taken
    }
    self.starts = starts
    self.classes = classes
    classCount = count
    let takenBySet = sets.sets.indices.map { taken($0) }
    classesTaken = sets.setOfInstruction.map { $0 < 0 ? [] : takenBySet[$0] }
    isLineFeed = taken(lineFeed)
    isWord = taken(words)
    asciiClasses = (0..<128).map { classes[RegexAlphabet.interval(of: $0, among: starts)] }
  }

  /// The class of a scalar.
  @inline(__always)
  func classOf(_ scalar: UInt32) -> Int {
    if scalar < 128 { return Int(asciiClasses[Int(scalar)]) }
    return Int(classes[RegexAlphabet.interval(of: scalar, among: starts)])
  }

  private static func interval(of scalar: UInt32, among starts: [UInt32]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return low
  }

  private static func starts(of sets: [ScalarSet]) -> [UInt32] {
    var starts: Set<UInt32> = [0]
    for set in sets {
      for range in set.ranges {
        starts.insert(range.lowerBound)
        if range.upperBound < ScalarSet.lastScalar { starts.insert(range.upperBound + 1) }
      }
    }
    return starts.sorted()
  }

  /// Which intervals are of a set; both ascend, and no interval is in part of a set.
  private static func intervals(of set: ScalarSet, among starts: [UInt32]) -> [Bool] {
    var ranges = set.ranges[...]
    return starts.map { start in
      while let range = ranges.first, range.upperBound < start { ranges.removeFirst() }
      return ranges.first?.contains(start) ?? false
    }
  }

  /// Numbers the intervals so that those of the same sets have the same number; nil if there are too many.
  private static func classes(intervalCount: Int, members: [[Bool]]) -> [UInt8]? {
    var numbers: [[UInt64]: UInt8] = [:]
    var classes: [UInt8] = []
    for interval in 0..<intervalCount {
      var signature = [UInt64](repeating: 0, count: members.count / 64 + 1)
      for set in members.indices where members[set][interval] {
        signature[set / 64] |= 1 << UInt64(set % 64)
      }
      let number = numbers[signature] ?? UInt8(numbers.count)
      guard number < classLimit else { return nil }
      numbers[signature] = number
      classes.append(number)
    }
    return classes
  }
}

extension RegexProgram {
  /// The assertions that the instructions make.
  fileprivate var assertions: [RegexAssertion] {
    instructions.compactMap { instruction in
      if case .assertion(let assertion) = instruction { assertion } else { nil }
    }
  }

  /// The sets that instructions take, each once, and which instruction takes which.
  fileprivate var scalarSets: InstructionSets {
    var sets = InstructionSets()
    for instruction in instructions {
      switch instruction {
      case .scalar(let scalar): sets.addInstruction(taking: ScalarSet([scalar...scalar]))
      case .set(let index): sets.addInstruction(taking: self.sets[Int(index)].members)
      case .split, .jump, .save, .assertion, .match: sets.setOfInstruction.append(-1)
      }
    }
    return sets
  }
}

/// Sets of scalars, each once.
private struct InstructionSets {
  /// The sets.
  var sets: [ScalarSet] = []
  /// For each instruction the index of its set, or -1.
  var setOfInstruction: [Int] = []
  private var indices: [ScalarSet: Int] = [:]

  /// Adds a set on a condition and gives its index.
  mutating func add(_ set: ScalarSet, if isWanted: Bool) -> Int? {
    guard isWanted else { return nil }
    if let index = indices[set] { return index }
    indices[set] = sets.count
    sets.append(set)
    return sets.count - 1
  }

  /// Adds an instruction that takes the members of a set.
  mutating func addInstruction(taking set: ScalarSet) {
    setOfInstruction.append(add(set, if: true) ?? -1)
  }
}
