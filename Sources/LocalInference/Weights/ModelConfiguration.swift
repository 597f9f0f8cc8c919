/// The sizes of a model.
package struct ModelConfiguration: Sendable, Hashable {
  /// The number of layers.
  package let layers: Int
  /// The query heads of each layer.
  package let heads: Int
  /// The heads of keys and values in each layer; divides ``heads``.
  package let keyValueHeads: Int
  /// The numbers in a query, key or value of one head; even.
  package let headDimension: Int
  /// The numbers in the state of a position.
  package let width: Int
  /// The numbers between the two matrices of the feed-forward part.
  package let feedForward: Int
  /// The number of tokens.
  package let vocabulary: Int
  /// The most tokens in prompt and reply together.
  package let contextWindow: Int
  /// What is added to the mean square before its root is taken.
  package let normEpsilon: Float
  /// Whether the model was trained to think before it answers.
  package let thinks: Bool
  /// The number of parameters as the file states it, for display.
  package let parameters: Int?

  /// The longest vector that a matrix row is multiplied with: 2048 products of 128 and 8191 fit into 32 bits.
  static let longestRow = 2048

  /// Reads the sizes from the metadata of a weights file.
  ///
  /// - Throws: `malformedMetadata`, and `unsupported` for sizes beyond the engine's limits.
  init(_ file: WeightsFile) throws(InferenceError) {
    let metadata = MetadataReader(file: file)
    try metadata.expect("format", "parley-local-1")
    try metadata.expect(
      "special_tokens",
      SpecialToken.allCases.map(\.text).joined(separator: ",")
    )
    layers = try metadata.size("layers", upTo: 256)
    heads = try metadata.size("heads", upTo: 256)
    keyValueHeads = try metadata.size("key_value_heads", upTo: 256)
    headDimension = try metadata.size("head_dimension", upTo: 512)
    width = try metadata.size("width", upTo: Self.longestRow)
    feedForward = try metadata.size("feed_forward", upTo: Self.longestRow)
    vocabulary = try metadata.size("vocabulary", upTo: 65_535)
    contextWindow = try metadata.size("context_window", upTo: 32_768)
    normEpsilon = try metadata.epsilon("norm_epsilon")
    thinks = try metadata.truth("thinking")
    parameters = file.metadata("parameters").flatMap { Int($0) }
    guard heads.isMultiple(of: keyValueHeads) else {
      throw metadata.error("key_value_heads", "\(heads) heads cannot share \(keyValueHeads)")
    }
    guard headDimension.isMultiple(of: 2) else {
      throw metadata.error("head_dimension", "the number must be even")
    }
    guard heads * headDimension <= Self.longestRow else {
      throw InferenceError(
        .unsupported,
        file: file.name,
        field: "heads",
        "all heads together have more than \(Self.longestRow) numbers"
      )
    }
  }

  /// The rows of the matrix that makes queries, keys and values.
  var queryKeyValueRows: Int { (heads + 2 * keyValueHeads) * headDimension }
}

/// Reads entries of the metadata.
private struct MetadataReader {
  let file: WeightsFile

  func error(_ key: String, _ message: String) -> InferenceError {
    InferenceError(.malformedMetadata, file: file.name, field: key, message)
  }

  func text(_ key: String) throws(InferenceError) -> String {
    guard let text = file.metadata(key) else { throw error(key, "the entry is missing") }
    return text
  }

  func expect(_ key: String, _ expected: String) throws(InferenceError) {
    guard try text(key) == expected else { throw error(key, "this is not \(expected)") }
  }

  func size(_ key: String, upTo limit: Int) throws(InferenceError) -> Int {
    let text = try text(key)
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let size = Int(text), size > 0 else {
      throw error(key, "this is not a whole number above 0")
    }
    guard size <= limit else {
      throw InferenceError(
        .unsupported,
        file: file.name,
        field: key,
        "\(size) is more than the engine's limit of \(limit)"
      )
    }
    return size
  }

  func epsilon(_ key: String) throws(InferenceError) -> Float {
    guard let number = Float(try text(key)), number > 0, number < 1 else {
      throw error(key, "this is not a number between 0 and 1")
    }
    return number
  }

  func truth(_ key: String) throws(InferenceError) -> Bool {
    switch try text(key) {
    case "true": true
    case "false": false
    default: throw error(key, "this is neither true nor false")
    }
  }
}
