/// Follows the instructions of a state to where they take a scalar.
struct RegexSpread: Sendable {
  /// For each instruction, the step in which it was last reached.
  private var reached: [Int]
  /// For each instruction, the step in which it was last added to the next state.
  private var added: [Int]
  private var step = 0
  /// How many instructions the last step followed.
  private(set) var visitCount = 0
  private var pending: [Int32] = []

  /// Prepares for a program.
  init(instructionCount: Int) {
    reached = [Int](repeating: -1, count: instructionCount)
    added = [Int](repeating: -1, count: instructionCount + 1)
  }

  /// Moves a state over a scalar's class, or the end of the text.
  ///
  /// - Returns: Whether the program has matched before the scalar. In a search this ends the instructions of less priority.
  mutating func advance(
    _ state: RegexAutomaton.State,
    over symbol: Int,
    program: RegexProgram,
    alphabet: RegexAlphabet,
    mode: RegexAutomaton.Mode,
    to places: inout [Int32]
  ) -> Bool {
    step += 1
    visitCount = 0
    var hasMatched = false
    for start in state.places {
      pending.append(start)
      while let place = pending.popLast() {
        visitCount += 1
        guard reached[Int(place)] != step else { continue }
        reached[Int(place)] = step
        switch program.instructions[Int(place)] {
        case .jump(let target): pending.append(target)
        case .split(let first, let second):
          pending.append(second)
          pending.append(first)
        case .save: pending.append(place + 1)
        case .assertion(let assertion):
          if alphabet.holds(assertion, after: state.context, before: symbol) {
            pending.append(place + 1)
          }
        case .scalar, .set:
          let isTaken = symbol < alphabet.classCount && alphabet.classesTaken[Int(place)][symbol]
          guard isTaken, added[Int(place) + 1] != step else { continue }
          added[Int(place) + 1] = step
          places.append(place + 1)
        case .match:
          hasMatched = true
          guard mode == .search else { continue }
          pending.removeAll(keepingCapacity: true)
          return true
        }
      }
    }
    // Still searching: a match may also begin behind this scalar.
    if mode == .search, state.places.last == 0, !program.isAnchored { places.append(0) }
    return hasMatched
  }
}

extension RegexAlphabet {
  /// Whether an assertion holds between what stands before a place and the class that follows.
  fileprivate func holds(
    _ assertion: RegexAssertion,
    after context: RegexAutomaton.Context,
    before symbol: Int
  ) -> Bool {
    let isEnd = symbol == classCount
    let isWordBoundary = context.contains(.word) != (!isEnd && isWord[symbol])
    return switch assertion {
    case .textStart: context.contains(.textStart)
    case .textEnd: isEnd
    case .lineStart: !context.isDisjoint(with: [.textStart, .lineFeed])
    case .lineEnd: isEnd || isLineFeed[symbol]
    case .wordBoundary: isWordBoundary
    case .notWordBoundary: !isWordBoundary
    }
  }
}
