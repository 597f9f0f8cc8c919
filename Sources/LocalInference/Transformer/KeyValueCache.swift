import CLocalModel

/// The keys and values of the tokens that a model has read.
///
/// The next prompt of a conversation reuses the longest common prefix. A value: a copy is a fork, and both share what they have
/// in common.
package struct KeyValueCache: Sendable {
  /// The tokens whose keys and values it holds.
  package private(set) var tokens: [Int] = []
  private var blocks: [KeyValueBlock] = []
  /// Whose keys and values they are; kept, so that no other model can get its address.
  private var owner: ModelWeights?

  /// The positions in a block of memory.
  static let blockPositions = Int(PARLEY_BLOCK_POSITIONS)

  /// Makes an empty cache.
  package init() {}

  /// The memory that keys and values take.
  package var byteCount: Int {
    blocks.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride }
  }

  /// How many tokens at the start are the same.
  package func commonPrefix(with tokens: [Int]) -> Int {
    zip(self.tokens, tokens).prefix { $0 == $1 }.count
  }

  /// Forgets all that does not stand at the start of a prompt; everything if it came from another model.
  ///
  /// The last token of the prompt is forgotten too: the model must read at least one token to go on from it.
  mutating func retain(prefixOf prompt: [Int], for weights: ModelWeights) {
    guard let owner, owner.image.isSame(as: weights.image) else {
      self = KeyValueCache()
      owner = weights
      return
    }
    let kept = min(commonPrefix(with: prompt), max(0, prompt.count - 1))
    tokens.removeSubrange(kept...)
    let needed = (kept + Self.blockPositions - 1) / Self.blockPositions
    blocks.removeSubrange(needed...)
  }

  /// Makes room for tokens and notes them; their keys and values have to be written before anything reads them.
  ///
  /// - Returns: The position of the first.
  mutating func append(_ tokens: ArraySlice<Int>, blockSize: Int) -> Int {
    let start = self.tokens.count
    self.tokens.append(contentsOf: tokens)
    let first = start / Self.blockPositions
    if first < blocks.count, !isKnownUniquelyReferenced(&blocks[first]) {
      blocks[first] = KeyValueBlock(copying: blocks[first])
    }
    while blocks.count * Self.blockPositions < self.tokens.count {
      blocks.append(KeyValueBlock(count: blockSize))
    }
    return start
  }

  /// Writes the addresses of the blocks, which are valid as long as the cache does not change.
  func copyAddresses(to addresses: UnsafeMutablePointer<UnsafePointer<Float>?>) {
    for (index, block) in blocks.enumerated() { addresses[index] = UnsafePointer(block.numbers) }
  }

  /// Where the numbers of a position's block are.
  func block(of position: Int) -> UnsafeMutablePointer<Float> {
    blocks[position / Self.blockPositions].numbers
  }
}

// Safe to send: the numbers are written only between `KeyValueCache.append`, which makes the block that is written to the
// only reference (as an array does with its storage), and the end of the same call of `LocalModel.read`.
/// The keys and values of some positions, of all layers and heads.
private final class KeyValueBlock: @unchecked Sendable {
  let numbers: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    numbers = .allocate(capacity: count)
    numbers.initialize(repeating: 0, count: count)
  }

  init(copying other: KeyValueBlock) {
    count = other.count
    numbers = .allocate(capacity: count)
    numbers.initialize(from: other.numbers, count: count)
  }

  deinit {
    numbers.deallocate()
  }
}
