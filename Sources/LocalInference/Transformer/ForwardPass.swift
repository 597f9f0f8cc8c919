import CLocalModel

/// One way of some tokens through all layers.
///
/// RMSNorm, rotary positions in halves, grouped attention, SwiGLU, and the embedding as the last matrix. Each token's arithmetic
/// is the same whichever tokens pass with it.
///
/// - Source: Touvron et al., "LLaMA", 2023, <https://arxiv.org/abs/2302.13971>; Su et al., "RoFormer", 2021,
///   <https://arxiv.org/abs/2104.09864>; Ainslie et al., "GQA", 2023, <https://arxiv.org/abs/2305.13245>.
struct ForwardPass {
  private let configuration: ModelConfiguration
  private let weights: ModelWeights
  private let kernels: parley_kernels
  private let image: UnsafeRawPointer
  private let floats: UnsafePointer<Float>
  private let scratch: ForwardScratch
  private let cache: KeyValueCache
  private let layout: KeyValueLayout
  private let start: Int

  /// Makes a pass; all pointers must be valid as long as it is used.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - image: The start of its file.
  ///   - floats: Its scales, norms and frequencies.
  ///   - scratch: Memory for the tokens of the pass.
  ///   - cache: A cache with room for them.
  ///   - start: The position of the first.
  init(
    model: LocalModel,
    image: UnsafeRawPointer,
    floats: UnsafePointer<Float>,
    scratch: ForwardScratch,
    cache: KeyValueCache,
    start: Int
  ) {
    configuration = model.configuration
    weights = model.weights
    kernels = model.kernels.functions
    self.image = image
    self.floats = floats
    self.scratch = scratch
    self.cache = cache
    layout = KeyValueLayout(model.configuration)
    self.start = start
    cache.copyAddresses(to: scratch.blocks)
  }

  /// Computes the states of the tokens after the last layer, and their keys and values.
  ///
  /// - Requires: As many tokens as the scratch memory was made for, all in the vocabulary.
  func run(_ tokens: ArraySlice<Int>, recorder: InspectionRecorder?) {
    for (index, token) in tokens.enumerated() { embed(token, index) }
    fillRotations()
    recorder?.recordStates(scratch.states, count: tokens.count, from: start, depth: 0)
    for (layer, parts) in weights.layers.enumerated() {
      attend(parts, layer, recorder)
      feedForward(parts)
      recorder?.recordStates(scratch.states, count: tokens.count, from: start, depth: layer + 1)
    }
  }

  /// Computes the logits of what may follow one of the tokens, after ``run(_:recorder:)``.
  func predict(from index: Int, logits: UnsafeMutableBufferPointer<Float>) {
    guard let logits = logits.baseAddress else { return }
    let width = configuration.width
    kernels.normalize(
      scratch.states + index * width,
      floats + weights.finalNorm,
      width,
      configuration.normEpsilon,
      scratch.vectors
    )
    let scale = kernels.quantize(scratch.vectors, width, scratch.quantized)
    withUnsafePointer(to: scale) {
      multiply(weights.embedding, count: 1, scales: $0, result: logits)
    }
  }

  private func embed(_ token: Int, _ index: Int) {
    let width = configuration.width
    let row = (image + weights.embedding.weights + token * width)
      .assumingMemoryBound(to: Int8.self)
    let scale = floats[weights.embedding.scales + token]
    let state = scratch.states + index * width
    for column in 0..<width { state[column] = Float(row[column]) * scale }
  }

  /// Cosines and sines of all pairs for the position of each token.
  private func fillRotations() {
    let half = configuration.headDimension / 2
    for index in 0..<scratch.sizes.tokens {
      let rotation = scratch.rotations + index * 2 * half
      for pair in 0..<half {
        // A product of floats, as in training, and only then exact functions.
        let angle = Float(start + index) * floats[weights.frequencies + pair]
        (rotation[half + pair], rotation[pair]) = Rotation.sineAndCosine(angle)
      }
    }
  }

  /// Adds what attention finds to each state.
  private func attend(_ layer: ModelWeights.Layer, _ index: Int, _ recorder: InspectionRecorder?) {
    let sizes = scratch.sizes
    normalize(with: layer.attentionNorm)
    multiply(layer.queryKeyValue, from: scratch.vectors, result: scratch.queryKeyValue)
    for token in 0..<sizes.tokens {
      rotate(scratch.queryKeyValue + token * sizes.queryKeyValue, scratch.rotations, token)
      store(token, index)
    }
    // Head by head, so that the keys and values of one serve all tokens while they are in the cache.
    for head in 0..<configuration.heads { mix(head, index, recorder) }
    multiply(layer.output, from: scratch.mixed, result: scratch.vectors)
    addVectors()
  }

  /// Adds what the feed-forward part makes of each state.
  private func feedForward(_ layer: ModelWeights.Layer) {
    let count = configuration.feedForward
    normalize(with: layer.feedForwardNorm)
    multiply(layer.gateUp, from: scratch.vectors, result: scratch.gateUp)
    for token in 0..<scratch.sizes.tokens {
      kernels.gate(
        scratch.gateUp + token * 2 * count,
        count,
        scratch.vectors + token * count
      )
    }
    multiply(layer.down, from: scratch.vectors, result: scratch.vectors)
    addVectors()
  }
}

extension ForwardPass {
  /// Normalizes every state into the vectors.
  private func normalize(with norm: Int) {
    let width = configuration.width
    for token in 0..<scratch.sizes.tokens {
      kernels.normalize(
        scratch.states + token * width,
        floats + norm,
        width,
        configuration.normEpsilon,
        scratch.vectors + token * width
      )
    }
  }

  /// Multiplies a matrix with one vector for each token; the result may be where the vectors are.
  private func multiply(
    _ matrix: ModelWeights.Matrix,
    from vectors: UnsafePointer<Float>,
    result: UnsafeMutablePointer<Float>
  ) {
    let sizes = scratch.sizes
    for token in 0..<sizes.tokens {
      scratch.scales[token] = kernels.quantize(
        vectors + token * matrix.columns,
        matrix.columns,
        scratch.quantized + token * sizes.quantizedStride
      )
    }
    multiply(matrix, count: sizes.tokens, scales: scratch.scales, result: result)
  }

  /// Multiplies a matrix with the quantized vectors.
  private func multiply(
    _ matrix: ModelWeights.Matrix,
    count: Int,
    scales: UnsafePointer<Float>,
    result: UnsafeMutablePointer<Float>
  ) {
    var described = parley_matrix(
      weights: (image + matrix.weights).assumingMemoryBound(to: Int8.self),
      scales: floats + matrix.scales,
      rows: matrix.rows,
      columns: matrix.columns
    )
    kernels.multiply(
      &described,
      scratch.quantized,
      scratch.sizes.quantizedStride,
      scales,
      count,
      result,
      matrix.rows
    )
  }

  private func addVectors() {
    for index in 0..<scratch.sizes.tokens * configuration.width {
      scratch.states[index] += scratch.vectors[index]
    }
  }

  /// Rotates queries and keys of a token by its position: pairs are (i, i + headDimension / 2).
  private func rotate(
    _ vectors: UnsafeMutablePointer<Float>,
    _ rotations: UnsafePointer<Float>,
    _ token: Int
  ) {
    let half = configuration.headDimension / 2
    let cosines = rotations + token * 2 * half
    let sines = cosines + half
    for head in 0..<configuration.heads + configuration.keyValueHeads {
      let first = vectors + head * 2 * half
      let second = first + half
      for pair in 0..<half {
        let a = first[pair]
        let b = second[pair]
        first[pair] = a * cosines[pair] - b * sines[pair]
        second[pair] = a * sines[pair] + b * cosines[pair]
      }
    }
  }

  /// Puts keys and values of a token into the cache.
  private func store(_ token: Int, _ layer: Int) {
    let dimension = configuration.headDimension
    let place = (start + token) % KeyValueCache.blockPositions
    let block = cache.block(of: start + token)
    let keys =
      scratch.queryKeyValue + token * scratch.sizes.queryKeyValue
      + configuration.heads * dimension
    let values = keys + configuration.keyValueHeads * dimension
    for head in 0..<configuration.keyValueHeads {
      let keyPlace = block + layout.keys(layer: layer, head: head) + place
      for index in 0..<dimension {
        keyPlace[index * KeyValueCache.blockPositions] = keys[head * dimension + index]
      }
      let valuePlace = block + layout.values(layer: layer, head: head) + place * dimension
      valuePlace.update(from: values + head * dimension, count: dimension)
    }
  }

  /// Lets a head of each token look at the positions up to the token's own.
  private func mix(_ head: Int, _ layer: Int, _ recorder: InspectionRecorder?) {
    let sizes = scratch.sizes
    let dimension = configuration.headDimension
    let keyHead = head / (configuration.heads / configuration.keyValueHeads)
    for token in 0..<sizes.tokens {
      var attention = parley_attention(
        query: scratch.queryKeyValue + token * sizes.queryKeyValue + head * dimension,
        blocks: UnsafePointer(scratch.blocks),
        keys: layout.keys(layer: layer, head: keyHead),
        values: layout.values(layer: layer, head: keyHead),
        positions: start + token + 1,
        head_dimension: dimension,
        factor: 1 / parley_square_root(Float(dimension))
      )
      let factor = kernels.attend(
        &attention,
        scratch.attention,
        scratch.mixed + token * sizes.mixed + head * dimension
      )
      recorder?.recordAttention(
        UnsafeBufferPointer(start: scratch.attention, count: start + token + 1),
        factor: factor
      )
    }
  }
}
