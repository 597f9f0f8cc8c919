import CLocalModel

/// A token whose embedding points in a similar direction.
package struct Neighbour: Sendable, Hashable {
  /// The token.
  package let token: Int
  /// The cosine of the angle between both, from -1 to 1.
  package let similarity: Float
}

extension LocalModel {
  /// The tokens whose embeddings point most nearly in the same direction as a token's; without itself.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - count: How many.
  /// - Returns: The nearest first.
  /// - Throws: `invalidToken`.
  package func neighbours(ofToken token: Int, count: Int) throws(InferenceError) -> [Neighbour] {
    guard token >= 0, token < configuration.vocabulary else {
      throw InferenceError(.invalidToken, file: name, "token \(token) is not in the vocabulary")
    }
    let all = try neighbours(ofState: embedding(of: token), count: configuration.vocabulary)
    return Array(all.filter { $0.token != token }.prefix(max(0, count)))
  }

  /// The tokens whose embeddings point most nearly in the direction of a state.
  ///
  /// - Parameters:
  ///   - state: As many numbers as the model is wide.
  ///   - count: How many.
  /// - Returns: The nearest first.
  /// - Throws: `invalidSettings` if the state has another number of numbers.
  package func neighbours(ofState state: [Float], count: Int) throws(InferenceError) -> [Neighbour]
  {
    guard state.count == configuration.width else {
      throw InferenceError(
        .invalidSettings,
        file: name,
        field: "state",
        "\(state.count) numbers are not \(configuration.width)"
      )
    }
    let length = parley_square_root(Self.product(state, state))
    let all = (0..<configuration.vocabulary).map { token in
      let row = embedding(of: token)
      let lengths = length * parley_square_root(Self.product(row, row))
      let similarity = Self.product(row, state) / lengths
      return Neighbour(token: token, similarity: similarity.isFinite ? similarity : 0)
    }
    let sorted = all.sorted {
      $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.token < $1.token
    }
    return Array(sorted.prefix(max(0, count)))
  }

  /// The embedding of a token in the vocabulary.
  private func embedding(of token: Int) -> [Float] {
    let matrix = weights.embedding
    let scale = weights.floats[matrix.scales + token]
    return weights.image.withBytes { bytes in
      (0..<matrix.columns).map { column in
        let offset = matrix.weights + token * matrix.columns + column
        return Float(bytes.load(fromByteOffset: offset, as: Int8.self)) * scale
      }
    }
  }

  private static func product(_ left: [Float], _ right: [Float]) -> Float {
    var sum: Float = 0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
