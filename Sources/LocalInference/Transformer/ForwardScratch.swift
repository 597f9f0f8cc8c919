/// How much memory a pass needs between its steps.
struct ScratchSizes {
  /// The tokens of the pass.
  let tokens: Int
  /// The numbers in a state.
  let width: Int
  /// The numbers that queries, keys and values of a token have together.
  let queryKeyValue: Int
  /// The numbers of all heads' results.
  let mixed: Int
  /// The numbers between the matrices of the feed-forward part.
  let feedForward: Int
  /// The positions attended to, rounded up to whole blocks.
  let positions: Int
  /// From one quantized vector to the next, in numbers; a multiple of 32 bytes.
  let quantizedStride: Int
  /// The numbers of one token's rotation: cosines, then sines.
  let rotation: Int

  /// The sizes for some tokens of a model.
  ///
  /// - Parameters:
  ///   - configuration: The model's sizes.
  ///   - tokens: The tokens that pass together.
  ///   - positions: The tokens read by the end of the pass.
  init(_ configuration: ModelConfiguration, tokens: Int, positions: Int) {
    self.tokens = tokens
    width = configuration.width
    queryKeyValue = configuration.queryKeyValueRows
    mixed = configuration.heads * configuration.headDimension
    feedForward = configuration.feedForward
    let block = KeyValueCache.blockPositions
    self.positions = (positions + block - 1) / block * block
    quantizedStride = (max(width, mixed, feedForward) + 15) / 16 * 16
    rotation = configuration.headDimension
  }

  /// The numbers of the widest vector that is quantized or added to the state.
  var widest: Int { max(width, mixed, feedForward) }

  /// The bytes of all parts.
  var byteCount: Int {
    let perToken = width + widest + queryKeyValue + mixed + 2 * feedForward + rotation + 1
    let floats = tokens * perToken + positions
    let addresses = positions / KeyValueCache.blockPositions
    return tokens * quantizedStride * MemoryLayout<Int16>.stride
      + addresses * MemoryLayout<UnsafePointer<Float>?>.stride
      + floats * MemoryLayout<Float>.stride
  }
}

/// The memory of a pass, cut into its parts; valid while the allocation is.
struct ForwardScratch {
  /// The sizes it was cut by.
  let sizes: ScratchSizes
  /// The blocks of the cache.
  let blocks: UnsafeMutablePointer<UnsafePointer<Float>?>
  /// Vectors as int16, a stride apart.
  let quantized: UnsafeMutablePointer<Int16>
  /// The state of each token.
  let states: UnsafeMutablePointer<Float>
  /// What is about to be quantized, or to be added to the state.
  let vectors: UnsafeMutablePointer<Float>
  /// Queries, keys and values of each token.
  let queryKeyValue: UnsafeMutablePointer<Float>
  /// The heads' results of each token.
  let mixed: UnsafeMutablePointer<Float>
  /// Gates of each token, each followed by what they let through.
  let gateUp: UnsafeMutablePointer<Float>
  /// Cosines and sines of each token.
  let rotations: UnsafeMutablePointer<Float>
  /// The scale of each quantized vector.
  let scales: UnsafeMutablePointer<Float>
  /// One head's attention.
  let attention: UnsafeMutablePointer<Float>

  /// Cuts memory of at least `sizes.byteCount` bytes.
  init(_ memory: UnsafeMutableRawPointer, _ sizes: ScratchSizes) {
    self.sizes = sizes
    var next = memory
    func take<Number: BitwiseCopyable>(
      _ count: Int,
      of type: Number.Type
    ) -> UnsafeMutablePointer<
      Number
    > {
      let part = next.bindMemory(to: type, capacity: count)
      next += count * MemoryLayout<Number>.stride
      return part
    }
    let tokens = sizes.tokens
    // Addresses first, then the quantized vectors, whose size is a multiple of 32: everything stays aligned.
    blocks = take(
      sizes.positions / KeyValueCache.blockPositions,
      of: UnsafePointer<Float>?.self
    )
    quantized = take(tokens * sizes.quantizedStride, of: Int16.self)
    states = take(tokens * sizes.width, of: Float.self)
    vectors = take(tokens * sizes.widest, of: Float.self)
    queryKeyValue = take(tokens * sizes.queryKeyValue, of: Float.self)
    mixed = take(tokens * sizes.mixed, of: Float.self)
    gateUp = take(tokens * 2 * sizes.feedForward, of: Float.self)
    rotations = take(tokens * sizes.rotation, of: Float.self)
    scales = take(tokens, of: Float.self)
    attention = take(sizes.positions, of: Float.self)
  }
}
