/// Where the numbers of a model are: the matrices stay in the file, the few floats are copied.
///
/// A class, so that copies of a model share it.
final class ModelWeights: Sendable {
  /// A matrix of int8 numbers with a scale for each row.
  struct Matrix: Sendable {
    /// The number of rows.
    let rows: Int
    /// The number of columns.
    let columns: Int
    /// Where the numbers begin, in bytes from the start of the file.
    let weights: Int
    /// Where the scales begin in ``ModelWeights/floats``.
    let scales: Int
  }

  /// The matrices and norms of one layer; norms are places in ``ModelWeights/floats``.
  struct Layer: Sendable {
    /// The weights of the norm before attention.
    let attentionNorm: Int
    /// Makes all queries, then all keys, then all values.
    let queryKeyValue: Matrix
    /// Makes of all heads' results what is added to the state.
    let output: Matrix
    /// The weights of the norm before the feed-forward part.
    let feedForwardNorm: Int
    /// Makes all gates, then what they let through.
    let gateUp: Matrix
    /// Makes of what was let through what is added to the state.
    let down: Matrix
  }

  /// The file.
  let image: WeightsImage
  /// All scales, norms and frequencies.
  let floats: [Float]
  /// A row for each token: its embedding, and what its logit is made with.
  let embedding: Matrix
  /// The rotation of each pair of a head's numbers, in radians per position.
  let frequencies: Int
  /// The weights of the last norm.
  let finalNorm: Int
  /// The layers from the first on.
  let layers: [Layer]

  /// Finds the tensors of a model in a file and checks them.
  ///
  /// - Parameters:
  ///   - image: The file's bytes.
  ///   - bytes: The same, at the address that they have now.
  ///   - file: Its table of contents.
  ///   - configuration: The sizes that the tensors must have.
  /// - Throws: `missingTensor`, `wrongType`, `wrongShape`, `invalidValue`.
  init(
    image: WeightsImage,
    bytes: UnsafeRawBufferPointer,
    file: WeightsFile,
    configuration: ModelConfiguration
  ) throws(InferenceError) {
    var reader = TensorReader(bytes: bytes, file: file)
    let width = configuration.width
    embedding = try reader.matrix("embedding", configuration.vocabulary, width)
    frequencies = try reader.frequencies("rope.frequencies", configuration.headDimension / 2)
    finalNorm = try reader.floats("final_norm.weight", width)
    var layers: [Layer] = []
    for index in 0..<configuration.layers {
      layers.append(try reader.layer(index, configuration))
    }
    self.layers = layers
    self.image = image
    floats = reader.values
  }
}

/// Collects the floats of a model and the places of its matrices.
private struct TensorReader {
  let bytes: UnsafeRawBufferPointer
  let file: WeightsFile
  var values: [Float] = []

  mutating func layer(
    _ index: Int,
    _ configuration: ModelConfiguration
  ) throws(InferenceError) -> ModelWeights.Layer {
    let prefix = "layers.\(index)."
    let width = configuration.width
    return ModelWeights.Layer(
      attentionNorm: try floats(prefix + "attention_norm.weight", width),
      queryKeyValue: try matrix(prefix + "qkv", configuration.queryKeyValueRows, width),
      output: try matrix(
        prefix + "output",
        width,
        configuration.heads * configuration.headDimension
      ),
      feedForwardNorm: try floats(prefix + "feed_forward_norm.weight", width),
      gateUp: try matrix(prefix + "gate_up", 2 * configuration.feedForward, width),
      down: try matrix(prefix + "down", width, configuration.feedForward)
    )
  }

  mutating func matrix(
    _ name: String,
    _ rows: Int,
    _ columns: Int
  ) throws(InferenceError) -> ModelWeights.Matrix {
    let weights = try file.tensor(name + ".weight", "I8", [rows, columns])
    let scales = try floats(name + ".scale", rows)
    return ModelWeights.Matrix(
      rows: rows,
      columns: columns,
      weights: weights.lowerBound,
      scales: scales
    )
  }

  mutating func frequencies(_ name: String, _ count: Int) throws(InferenceError) -> Int {
    let place = try floats(name, count)
    guard values[place...].allSatisfy({ $0.magnitude <= 8 }) else {
      throw InferenceError(
        .invalidValue,
        file: file.name,
        field: name,
        "a frequency is more than 8 radians per position"
      )
    }
    return place
  }

  /// Copies a vector of finite floats; returns where it begins.
  mutating func floats(_ name: String, _ count: Int) throws(InferenceError) -> Int {
    let range = try file.tensor(name, "F32", [count])
    let place = values.count
    let numbers = UnsafeRawBufferPointer(rebasing: bytes[range])
    values.append(
      contentsOf: (0..<count).lazy.map { index in
        let bits = numbers.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    )
    let areFinite = values[place...].allSatisfy(\.isFinite)
    guard areFinite else {
      let index = values[place...].firstIndex { !$0.isFinite } ?? place
      throw InferenceError(
        .invalidValue,
        file: file.name,
        field: name,
        "number \(index - place) is \(values[index])"
      )
    }
    return place
  }
}
