extension LocalModel {
  /// The most tokens that pass through the layers together: their vectors fit into the first-level cache.
  private static let tokensTogether = 16

  /// Reads tokens after those of a cache, and computes what may follow the last of them.
  ///
  /// However the tokens are distributed over calls, the same bits come out.
  ///
  /// - Parameters:
  ///   - tokens: What to read; at least one, each in the vocabulary, and with those of the cache not more than the window.
  ///   - cache: What was read before, by this model; gets the new tokens.
  ///   - logits: Gets a logit for each token of the vocabulary.
  ///   - recorder: Is shown what happens inside; nil costs nothing.
  func read(
    _ tokens: ArraySlice<Int>,
    into cache: inout KeyValueCache,
    logits: inout [Float],
    recorder: InspectionRecorder? = nil
  ) {
    var rest = tokens
    while !rest.isEmpty {
      let chunk = rest.prefix(Self.tokensTogether)
      rest = rest.dropFirst(chunk.count)
      let start = cache.append(chunk, blockSize: KeyValueLayout(configuration).blockSize)
      withPass(over: chunk, from: start, cache: cache) { pass in
        pass.run(chunk, recorder: recorder)
        guard rest.isEmpty else { return }
        logits.withUnsafeMutableBufferPointer {
          pass.predict(from: chunk.count - 1, logits: $0)
        }
      }
    }
  }

  /// Calls a function with a pass whose memory is valid until it returns.
  private func withPass(
    over chunk: ArraySlice<Int>,
    from start: Int,
    cache: KeyValueCache,
    _ body: (ForwardPass) -> Void
  ) {
    let sizes = ScratchSizes(configuration, tokens: chunk.count, positions: start + chunk.count)
    withUnsafeTemporaryAllocation(byteCount: sizes.byteCount, alignment: 64) { scratch in
      weights.image.withBytes { image in
        weights.floats.withUnsafeBufferPointer { floats in
          guard let image = image.baseAddress, let floats = floats.baseAddress,
            let memory = scratch.baseAddress
          else { return }
          let pass = ForwardPass(
            model: self,
            image: image,
            floats: floats,
            scratch: ForwardScratch(memory, sizes),
            cache: cache,
            start: start
          )
          body(pass)
        }
      }
    }
  }
}

/// Where keys and values stand in a block of the cache.
struct KeyValueLayout {
  private let configuration: ModelConfiguration

  /// The layout for a model.
  init(_ configuration: ModelConfiguration) {
    self.configuration = configuration
  }

  /// The numbers of one head's keys, or values, in a block.
  private var headSize: Int { KeyValueCache.blockPositions * configuration.headDimension }

  /// The numbers in a block.
  var blockSize: Int { configuration.layers * configuration.keyValueHeads * 2 * headSize }

  /// Where the keys of a head begin: [headDimension][positions].
  func keys(layer: Int, head: Int) -> Int {
    (layer * configuration.keyValueHeads + head) * 2 * headSize
  }

  /// Where the values of a head begin: [positions][headDimension].
  func values(layer: Int, head: Int) -> Int {
    keys(layer: layer, head: head) + headSize
  }
}
