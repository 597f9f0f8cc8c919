/// What happened inside a model at some positions of a text.
package struct Inspection: Sendable {
  /// The tokens of the text.
  package let tokens: [Int]
  /// The positions that were looked at.
  package let positions: Range<Int>
  /// The number of layers.
  package let layers: Int
  /// The number of heads in each layer.
  package let heads: Int
  private let states: [[[Float]]]
  private let attention: [[[Float]]]
  private let logits: [[Float]]

  /// Takes what was recorded.
  init(_ tokens: [Int], _ recorder: InspectionRecorder, logits: [[Float]], layers: Int, heads: Int)
  {
    self.tokens = tokens
    positions = recorder.positions
    self.layers = layers
    self.heads = heads
    states = recorder.states
    attention = recorder.attention
    self.logits = logits
  }

  /// The state of a position: at depth 0 its embedding, at depth n what came out of layer n.
  ///
  /// - Requires: The position is one of ``positions``, the depth at most ``layers``.
  package func state(at position: Int, depth: Int) -> [Float] {
    precondition(positions.contains(position), "this position was not looked at")
    precondition((0...layers).contains(depth), "the model has no layer of that depth")
    return states[position - positions.lowerBound][depth]
  }

  /// How much a head looks from a position at each up to it; the sum is 1 but for rounding.
  ///
  /// - Requires: The position is one of ``positions``; layer and head exist, counted from 0.
  package func attention(at position: Int, layer: Int, head: Int) -> [Float] {
    precondition(positions.contains(position), "this position was not looked at")
    precondition((0..<layers).contains(layer) && (0..<heads).contains(head), "no such head")
    return attention[position - positions.lowerBound][layer * heads + head]
  }

  /// The logits of what may follow a position.
  ///
  /// - Requires: The position is one of ``positions``.
  package func logits(at position: Int) -> [Float] {
    precondition(positions.contains(position), "this position was not looked at")
    return logits[position - positions.lowerBound]
  }
}

extension LocalModel {
  /// Runs the model over a text and keeps what happens at some positions.
  ///
  /// What it finds is, to the bit, what a reply over the same tokens computes. For a reply that was made, pass its prompt's tokens
  /// and its own.
  ///
  /// - Parameters:
  ///   - tokens: The text; at most the context window.
  ///   - positions: Which positions; nil for all.
  /// - Returns: What happened.
  /// - Throws: `invalidTurns` if there are no tokens, `invalidToken`, `promptTooLong`, `invalidSettings` for positions outside.
  package func inspect(
    _ tokens: [Int],
    at positions: Range<Int>? = nil
  ) throws(InferenceError) -> Inspection {
    try check(Array(tokens.prefix(configuration.contextWindow - 1)))
    if tokens.count >= configuration.contextWindow { try checkFullWindow(tokens) }
    let positions = positions ?? tokens.indices
    guard positions.lowerBound >= 0, positions.upperBound <= tokens.count else {
      throw InferenceError(
        .invalidSettings,
        file: name,
        field: "positions",
        "\(positions) are not all among the \(tokens.count) of the text"
      )
    }
    let recorder = InspectionRecorder(positions: positions, configuration: configuration)
    var cache = KeyValueCache()
    cache.retain(prefixOf: [], for: weights)
    var logits = [Float](repeating: 0, count: configuration.vocabulary)
    var kept: [[Float]] = []
    // One token at a time: the logits of each are wanted, and the bits are the same.
    for position in 0..<max(positions.upperBound, 0) {
      read(tokens[position...position], into: &cache, logits: &logits, recorder: recorder)
      if positions.contains(position) { kept.append(logits) }
    }
    return Inspection(
      tokens,
      recorder,
      logits: kept,
      layers: configuration.layers,
      heads: configuration.heads
    )
  }

  /// A full window is too long for a prompt, but not for a text to look at.
  private func checkFullWindow(_ tokens: [Int]) throws(InferenceError) {
    guard tokens.count == configuration.contextWindow else {
      throw InferenceError(
        .promptTooLong,
        file: name,
        "the text has \(tokens.count) tokens, and the window \(configuration.contextWindow)"
      )
    }
    try check(tokens.suffix(1))
  }
}
