@testable import LocalInference

/// Models that tests share.
enum TestModels {
  /// A model of random weights.
  static func random(seed: UInt64 = 1) throws -> LocalModel {
    try WeightsBuilder(seed: seed).model()
  }

  /// A model that writes what it is told: after each token of a pair the other, whatever came before.
  ///
  /// Embeddings are orthogonal, attention adds nothing, and each pair has a gate of its own that opens at its first token.
  static func scripted(
    _ pairs: [(from: Int, to: Int)],
    contextWindow: Int = 96
  ) throws -> LocalModel {
    var sizes = WeightsBuilder.Sizes()
    sizes.width = sizes.vocabulary
    sizes.layers = 1
    sizes.feedForward = max(1, pairs.count)
    sizes.contextWindow = contextWindow
    var builder = WeightsBuilder(seed: 1, sizes: sizes)
    let width = sizes.width
    builder.fill("embedding", width, width) { $0 == $1 ? 1 : 0 }
    builder.fill("layers.0.output", width, sizes.heads * sizes.headDimension) { _, _ in 0 }
    builder.fill("layers.0.gate_up", 2 * sizes.feedForward, width) { row, column in
      pairs.indices.contains(row % sizes.feedForward)
        && pairs[row % sizes.feedForward].from == column ? 1 : 0
    }
    builder.fill("layers.0.down", width, sizes.feedForward) { row, column in
      pairs.indices.contains(column) && pairs[column].to == row ? 1 : 0
    }
    let ones = [Float](repeating: 1, count: width)
    builder.add("final_norm.weight", [width], ones)
    builder.add("layers.0.feed_forward_norm.weight", [width], ones)
    return try builder.model()
  }

  /// A model that writes a text's bytes one after the other, from a special token to another.
  ///
  /// - Requires: No byte occurs twice.
  static func writing(_ parts: [Part], contextWindow: Int = 96) throws -> LocalModel {
    let tokens = parts.flatMap { part in
      switch part {
      case .special(let special): [special.rawValue]
      case .text(let text): text.utf8.map { Int($0) + 8 }
      case .bytes(let bytes): bytes.map { Int($0) + 8 }
      }
    }
    return try scripted(
      zip(tokens, tokens.dropFirst()).map { (from: $0, to: $1) },
      contextWindow: contextWindow
    )
  }

  /// A part of what a model writes.
  enum Part {
    case special(SpecialToken)
    case text(String)
    case bytes([UInt8])
  }
}

extension WeightsBuilder {
  /// Replaces a matrix by whole numbers.
  mutating func fill(_ name: String, _ rows: Int, _ columns: Int, _ value: (Int, Int) -> Int8) {
    let bytes = (0..<rows * columns).map { UInt8(bitPattern: value($0 / columns, $0 % columns)) }
    set(name + ".weight", Tensor(type: "I8", shape: [rows, columns], bytes: bytes))
    add(name + ".scale", [rows], [Float](repeating: 1, count: rows))
  }
}

extension Generation {
  /// The reply, read to its end: each kind's text, and all steps.
  mutating func run() throws -> (thinking: String, text: String, toolCall: String, steps: [Step]) {
    var (thinking, text, toolCall) = ("", "", "")
    var steps: [Step] = []
    while finish == nil {
      let step = try next()
      steps.append(step)
      for piece in step.pieces {
        switch piece {
        case .thinking(let part): thinking += part
        case .text(let part): text += part
        case .toolCall(let part): toolCall += part
        }
      }
    }
    return (thinking, text, toolCall, steps)
  }
}
