/// A program as a deterministic automaton that is made while it runs: one table look-up a scalar, once a state is known.
///
/// A state is a list of instructions by priority, not yet followed through assertions, and what stands before the place. A
/// transition looks at the scalar that follows, so assertions are answered there, and says also whether the pattern has
/// matched before that scalar.
///
/// - Source: Russ Cox, "Regular Expression Matching in the Wild", <https://swtch.com/~rsc/regexp/regexp3.html>.
struct RegexAutomaton: Sendable {
  /// How far a run goes and what it prefers.
  enum Mode: Sendable {
    /// From left to right, beginning anywhere, to the end of the leftmost-first match.
    case search
    /// From right to left with the mirrored program, beginning at one place, to the end of the longest match.
    case longestBackward
  }

  /// What a run found.
  enum Outcome: Equatable {
    /// The offset where the match ends; nil for no match.
    case end(Int?)
    /// Too many states: another engine is to be used.
    case gaveUp
  }

  /// One state.
  struct State: Hashable, Sendable {
    /// The instructions by priority; a last 0 stands for a match that begins here or later.
    let places: [Int32]
    /// What stands before the place.
    let context: Context
  }

  /// What stands before a place of the text, as far as the program asks.
  struct Context: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// Nothing.
    static let textStart = Context(rawValue: 1)
    /// A line feed.
    static let lineFeed = Context(rawValue: 2)
    /// An ASCII word scalar.
    static let word = Context(rawValue: 4)
    /// The number of contexts.
    static let count = 8
  }

  /// The most numbers that states and table take, unless told otherwise.
  static let tableLimit = 1 << 16
  /// How often a run may forget its states before it gives up.
  private static let resetLimit = 2
  /// The state without instructions: nothing can match any more.
  private static let dead: Int32 = 0
  /// Stands in the table for a transition that is not known yet.
  private static let unknown: Int32 = -1

  let program: RegexProgram
  let alphabet: RegexAlphabet
  let mode: Mode
  /// The most numbers that states and table take; when they are used up, the states are forgotten.
  private let tableLimit: Int
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  /// For each state and class twice the next state, plus one if the pattern has matched before the scalar.
  private var table: [Int32] = []
  /// For each context the state in which a match may begin; made when first needed.
  private var startNumbers: [Int32] = []
  /// Whether a state only waits for the first scalar of a match.
  private var isFresh: [Bool] = []
  /// The numbers that states and table take.
  private var size = 0
  private var spread: RegexSpread
  /// How often the states were forgotten in this run.
  private var resetCount = 0
  /// Work for new states since it was last asked for.
  private var work = 0

  /// Makes an automaton; nil if its alphabet would be too large.
  init?(_ program: RegexProgram, _ mode: Mode, tableLimit: Int = RegexAutomaton.tableLimit) {
    guard let alphabet = RegexAlphabet(program) else { return nil }
    self.tableLimit = tableLimit
    self.program = program
    self.alphabet = alphabet
    self.mode = mode
    spread = RegexSpread(instructionCount: program.instructions.count)
    forgetStates()
  }

  private var width: Int { alphabet.classCount + 1 }

  // MARK: Running

  /// Searches from an offset to the right.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: Where to begin.
  ///   - stopsAtFirst: Whether only the existence of a match matters; the end is then any match's.
  ///   - workLimit: The most work for new states; the run gives up after it.
  /// - Returns: The end of the leftmost-first match.
  mutating func search(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    stopsAtFirst: Bool,
    workLimit: Int
  ) -> Outcome {
    resetCount = 0
    var state = startNumber(context(before: start, in: bytes))
    var offset = start
    var end: Int?
    while true {
      if end == nil, isFresh[Int(state)] {
        let next = skip(to: offset, in: bytes)
        if next != offset {
          offset = next
          state = startNumber(context(before: offset, in: bytes))
        }
      }
      let (scalar, scalarWidth) = RegexSearch.scalar(at: offset, in: bytes)
      let symbol = scalar.map(alphabet.classOf) ?? alphabet.classCount
      let transition = transition(from: &state, over: symbol)
      if transition & 1 == 1 {
        end = offset
        if stopsAtFirst { break }
      }
      state = transition >> 1
      if state == RegexAutomaton.dead || scalar == nil { break }
      if resetCount > RegexAutomaton.resetLimit || work > workLimit { return .gaveUp }
      offset += scalarWidth
    }
    return .end(end)
  }

  /// Runs from an offset to the left, no further than a limit, and gives the offset furthest to the left where the program has matched.
  mutating func longestBackward(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    downTo limit: Int,
    workLimit: Int
  ) -> Outcome {
    resetCount = 0
    var state = startNumber(context(after: start, in: bytes))
    var offset = start
    var end: Int?
    while true {
      let (scalar, scalarWidth) = RegexSearch.scalar(before: offset, in: bytes)
      let symbol = scalar.map(alphabet.classOf) ?? alphabet.classCount
      let transition = transition(from: &state, over: symbol)
      if transition & 1 == 1 { end = offset }
      state = transition >> 1
      if state == RegexAutomaton.dead || offset <= limit { break }
      if resetCount > RegexAutomaton.resetLimit || work > workLimit { return .gaveUp }
      offset -= scalarWidth
    }
    return .end(end)
  }

  /// The work for new states since the last call.
  mutating func takeWork() -> Int {
    defer { work = 0 }
    return work
  }

  private func skip(to start: Int, in bytes: borrowing Span<UInt8>) -> Int {
    guard let table = program.firstBytes, !program.isAnchored else { return start }
    var offset = start
    while offset < bytes.count, !table[Int(bytes[offset])] { offset += 1 }
    return offset
  }

  private func context(before offset: Int, in bytes: borrowing Span<UInt8>) -> Context {
    offset == 0
      ? .textStart
      : context(of: alphabet.classOf(UInt32(bytes[offset - 1] & 0x7F)), bytes[offset - 1])
  }

  private func context(after offset: Int, in bytes: borrowing Span<UInt8>) -> Context {
    offset == bytes.count
      ? .textStart : context(of: alphabet.classOf(UInt32(bytes[offset] & 0x7F)), bytes[offset])
  }

  private func context(of symbol: Int, _ byte: UInt8) -> Context {
    byte < 0x80 ? context(of: symbol) : []
  }

  private func context(of symbol: Int) -> Context {
    guard symbol < alphabet.classCount else { return [] }
    var context: Context = []
    if alphabet.isLineFeed[symbol] { context.insert(.lineFeed) }
    if alphabet.isWord[symbol] { context.insert(.word) }
    return context
  }

  // MARK: States

  @inline(__always)
  private mutating func transition(
    from state: inout Int32,
    over symbol: Int
  ) -> Int32 {
    let known = table[Int(state) * width + symbol]
    return known != RegexAutomaton.unknown
      ? known : newTransition(from: &state, over: symbol)
  }

  @inline(never)
  private mutating func newTransition(
    from state: inout Int32,
    over symbol: Int
  ) -> Int32 {
    if size > tableLimit {
      let current = states[Int(state)]
      forgetStates()
      state = number(of: current)
      resetCount += 1
    }
    let (next, hasMatched) = successor(of: states[Int(state)], over: symbol)
    let transition = number(of: next) << 1 | (hasMatched ? 1 : 0)
    table[Int(state) * width + symbol] = transition
    return transition
  }

  private mutating func forgetStates() {
    states.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    table.removeAll(keepingCapacity: true)
    isFresh.removeAll(keepingCapacity: true)
    startNumbers = [Int32](repeating: RegexAutomaton.unknown, count: Context.count)
    size = 0
    _ = number(of: State(places: [], context: []))
  }

  /// The state in which a match may begin.
  private mutating func startNumber(_ context: Context) -> Int32 {
    let known = startNumbers[Int(context.rawValue)]
    if known != RegexAutomaton.unknown { return known }
    let new = number(of: State(places: [0], context: context))
    startNumbers[Int(context.rawValue)] = new
    return new
  }

  private mutating func number(of state: State) -> Int32 {
    let state = state.places.isEmpty ? State(places: [], context: []) : state
    if let number = numbers[state] { return number }
    let number = Int32(truncatingIfNeeded: states.count)
    states.append(state)
    numbers[state] = number
    isFresh.append(state.places == [0] && program.firstBytes != nil)
    table.append(contentsOf: repeatElement(RegexAutomaton.unknown, count: width))
    size += width + state.places.count
    work += width
    return number
  }

  private mutating func successor(of state: State, over symbol: Int) -> (State, Bool) {
    var places: [Int32] = []
    let hasMatched = spread.advance(
      state,
      over: symbol,
      program: program,
      alphabet: alphabet,
      mode: mode,
      to: &places
    )
    work += spread.visitCount
    if mode == .longestBackward { places.sort() }
    return (State(places: places, context: context(of: symbol)), hasMatched)
  }
}
