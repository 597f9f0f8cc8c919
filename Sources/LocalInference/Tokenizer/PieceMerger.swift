/// Joins the bytes of a piece to tokens, the earliest merge of the vocabulary first, the leftmost of equal ones first.
///
/// - Source: Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016,
///   <https://arxiv.org/abs/1508.07909>.
struct PieceMerger {
  /// Up to this many bytes all pairs are looked through for each merge; beyond, a heap keeps them in order.
  private static let shortPiece = 48

  private let pairs: PairTable.View
  private var symbols: [UInt32] = []
  private var joins: [UInt32] = []

  /// Makes a merger with a vocabulary's pairs.
  init(_ pairs: PairTable.View) {
    self.pairs = pairs
    symbols.reserveCapacity(Self.shortPiece)
    joins.reserveCapacity(Self.shortPiece)
  }

  /// Appends the tokens of a piece.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, to tokens: inout [Int]) {
    if piece.count == 1 {
      tokens.append(Int(piece[0]) + Tokenizer.firstByte)
    } else if piece.count <= Self.shortPiece {
      appendShort(piece, to: &tokens)
    } else {
      LongPieceMerger(piece, pairs).append(to: &tokens)
    }
  }

  private mutating func appendShort(_ piece: UnsafeBufferPointer<UInt8>, to tokens: inout [Int]) {
    symbols.removeAll(keepingCapacity: true)
    joins.removeAll(keepingCapacity: true)
    for byte in piece { symbols.append(UInt32(byte) + UInt32(Tokenizer.firstByte)) }
    for index in 1..<symbols.count {
      joins.append(pairs.token(symbols[index - 1], symbols[index]))
    }
    while let best = earliestJoin() {
      symbols[best] = joins[best]
      symbols.remove(at: best + 1)
      joins.remove(at: best)
      if best > 0 { joins[best - 1] = pairs.token(symbols[best - 1], symbols[best]) }
      if best < joins.count { joins[best] = pairs.token(symbols[best], symbols[best + 1]) }
    }
    for symbol in symbols { tokens.append(Int(symbol)) }
  }

  /// The leftmost of the pairs that join to the lowest token; nil if none joins.
  private func earliestJoin() -> Int? {
    var best = 0
    var lowest = UInt32.max
    for (index, join) in joins.enumerated() where join < lowest {
      lowest = join
      best = index
    }
    return lowest == .max ? nil : best
  }
}

/// The same for a long piece, in n log n steps: a heap of pairs, and links between the symbols that are left.
private struct LongPieceMerger {
  private let pairs: PairTable.View
  private var symbols: [UInt32]
  private var next: [Int]
  private var previous: [Int]
  /// The token a pair joins to in the upper 16 bits, its place in the lower 48; the least is at the root.
  private var heap: [UInt64] = []

  /// What stands for a symbol that was joined to the one before it.
  private static let gone = UInt32.max

  init(_ piece: UnsafeBufferPointer<UInt8>, _ pairs: PairTable.View) {
    self.pairs = pairs
    symbols = piece.map { UInt32($0) + UInt32(Tokenizer.firstByte) }
    next = Array(1...symbols.count)
    previous = Array(-1..<symbols.count - 1)
    for place in 0..<symbols.count - 1 {
      let join = pairs.token(symbols[place], symbols[place + 1])
      if join != .max { heap.append(UInt64(join) << 48 | UInt64(place)) }
    }
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  consuming func append(to tokens: inout [Int]) {
    while let entry = popped() {
      merge(at: Int(entry & 0xFFFF_FFFF_FFFF), to: UInt32(entry >> 48))
    }
    var place = 0
    while place < symbols.count {
      tokens.append(Int(symbols[place]))
      place = next[place]
    }
  }

  /// Joins two symbols, unless they are no longer the ones that the heap means.
  private mutating func merge(at place: Int, to join: UInt32) {
    let right = next[place]
    guard symbols[place] != Self.gone, right < symbols.count,
      pairs.token(symbols[place], symbols[right]) == join
    else { return }
    symbols[place] = join
    symbols[right] = Self.gone
    next[place] = next[right]
    if next[place] < symbols.count {
      previous[next[place]] = place
      push(place, next[place])
    }
    if previous[place] >= 0 { push(previous[place], place) }
  }

  private mutating func push(_ left: Int, _ right: Int) {
    let join = pairs.token(symbols[left], symbols[right])
    guard join != .max else { return }
    heap.append(UInt64(join) << 48 | UInt64(left))
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func popped() -> UInt64? {
    guard let least = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return least }
    heap[0] = last
    sink(0)
    return least
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < heap[place] else { return }
      heap.swapAt(child, place)
      place = child
    }
  }
}
