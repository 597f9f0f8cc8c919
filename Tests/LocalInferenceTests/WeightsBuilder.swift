import LocalInference
import OrderedJSON
import TestSupport

/// A weights file in the making, which a test can spoil before it is written.
struct WeightsBuilder {
  /// One tensor.
  struct Tensor {
    var type: String
    var shape: [Int]
    var bytes: [UInt8]
  }

  /// The sizes of a model.
  struct Sizes {
    var layers = 2
    var heads = 4
    var keyValueHeads = 2
    var headDimension = 10
    /// Not a multiple of 16, so that every kernel has a rest.
    var width = 24
    var feedForward = 43
    var contextWindow = 96
    var merges: [(Int32, Int32)] = TestVocabulary.merges
    var syllables: [Int32] = TestVocabulary.syllables

    var vocabulary: Int { 264 + merges.count + syllables.count }
  }

  /// The metadata, in order.
  var metadata: [(key: String, value: String)]
  /// The tensors, in order.
  var tensors: [(name: String, tensor: Tensor)]

  /// A model whose weights depend on a seed alone.
  init(seed: UInt64, sizes: Sizes = Sizes()) {
    metadata = Self.metadata(sizes)
    tensors = []
    var generator = SeededGenerator(seed: seed)
    addIntegers(
      "tokenizer.merges",
      [sizes.merges.count, 2],
      sizes.merges.flatMap { [$0.0, $0.1] }
    )
    addIntegers("tokenizer.syllables", [sizes.syllables.count], sizes.syllables)
    let half = sizes.headDimension / 2
    add("rope.frequencies", [half], (0..<half).map { 1 / Float(1 + $0 * $0) })
    addNorm("final_norm.weight", sizes.width, &generator)
    for layer in 0..<sizes.layers {
      let prefix = "layers.\(layer)."
      let rows = (sizes.heads + 2 * sizes.keyValueHeads) * sizes.headDimension
      addNorm(prefix + "attention_norm.weight", sizes.width, &generator)
      addMatrix(prefix + "qkv", rows, sizes.width, &generator)
      addMatrix(prefix + "output", sizes.width, sizes.heads * sizes.headDimension, &generator)
      addNorm(prefix + "feed_forward_norm.weight", sizes.width, &generator)
      addMatrix(prefix + "gate_up", 2 * sizes.feedForward, sizes.width, &generator)
      addMatrix(prefix + "down", sizes.width, sizes.feedForward, &generator)
    }
    addMatrix("embedding", sizes.vocabulary, sizes.width, &generator)
  }

  private static func metadata(_ sizes: Sizes) -> [(key: String, value: String)] {
    [
      ("format", "parley-local-1"), ("name", "test"), ("layers", "\(sizes.layers)"),
      ("heads", "\(sizes.heads)"), ("key_value_heads", "\(sizes.keyValueHeads)"),
      ("head_dimension", "\(sizes.headDimension)"), ("width", "\(sizes.width)"),
      ("feed_forward", "\(sizes.feedForward)"), ("vocabulary", "\(sizes.vocabulary)"),
      ("context_window", "\(sizes.contextWindow)"), ("norm_epsilon", "1e-5"),
      (
        "special_tokens",
        "<|pad|>,<|system|>,<|user|>,<|assistant|>,<|end|>,<|think|>,<|tool|>,<|result|>"
      ),
      ("thinking", "true"), ("parameters", "1234"),
    ]
  }

  private mutating func addNorm(_ name: String, _ count: Int, _ generator: inout SeededGenerator) {
    add(name, [count], (0..<count).map { _ in Float.random(in: 0.5...1.5, using: &generator) })
  }

  private mutating func addMatrix(
    _ name: String,
    _ rows: Int,
    _ columns: Int,
    _ generator: inout SeededGenerator
  ) {
    let weights = (0..<rows * columns).map { _ in
      UInt8(bitPattern: Int8.random(in: -128...127, using: &generator))
    }
    set(name + ".weight", Tensor(type: "I8", shape: [rows, columns], bytes: weights))
    add(
      name + ".scale",
      [rows],
      (0..<rows).map { _ in Float.random(in: 0.001...0.003, using: &generator) }
    )
  }

  /// Adds or replaces a tensor of whole numbers.
  mutating func addIntegers(_ name: String, _ shape: [Int], _ numbers: [Int32]) {
    let bytes = numbers.flatMap { number in
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    set(name, Tensor(type: "I32", shape: shape, bytes: bytes))
  }

  /// Adds or replaces a tensor of floats.
  mutating func add(_ name: String, _ shape: [Int], _ numbers: [Float]) {
    let bytes = numbers.flatMap { number in
      withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }
    set(name, Tensor(type: "F32", shape: shape, bytes: bytes))
  }

  /// Adds or replaces a tensor.
  mutating func set(_ name: String, _ tensor: Tensor) {
    if let index = tensors.firstIndex(where: { $0.name == name }) {
      tensors[index].tensor = tensor
    } else {
      tensors.append((name, tensor))
    }
  }

  /// Sets an entry of the metadata; nil removes it.
  mutating func setMetadata(_ key: String, _ value: String?) {
    metadata.removeAll { $0.key == key }
    if let value { metadata.append((key, value)) }
  }

  /// The header with every tensor where it belongs.
  var header: JSONObject {
    var header = JSONObject()
    header.append(
      "__metadata__",
      .object(JSONObject(metadata.map { ($0.key, .string($0.value)) }))
    )
    var offset = 0
    for (name, tensor) in tensors {
      header.append(
        name,
        .object([
          ("dtype", .string(tensor.type)),
          ("shape", .array(tensor.shape.map { .int($0) })),
          ("data_offsets", [.int(offset), .int(offset + tensor.bytes.count)]),
        ])
      )
      offset += tensor.bytes.count
    }
    return header
  }

  /// The bytes of all tensors.
  var data: [UInt8] { tensors.flatMap(\.tensor.bytes) }

  /// The whole file.
  var bytes: [UInt8] { Self.file(header: JSONValue.object(header).description, data: data) }

  /// A file of a header and data.
  static func file(header: String, data: [UInt8], length: UInt64? = nil) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return withUnsafeBytes(of: length.littleEndian) { Array($0) } + Array(header.utf8) + data
  }

  /// The model.
  func model() throws -> LocalModel {
    try LocalModel(bytes: bytes, file: "test.safetensors")
  }
}

/// The merges and syllables of test models.
enum TestVocabulary {
  /// Some merges over ASCII and over the bytes of Korean; "an", "the", " the" and the like.
  static let merges: [(Int32, Int32)] = {
    var merges: [(Int32, Int32)] = []
    var tokens = Dictionary(
      uniqueKeysWithValues: (0..<256).map { ([UInt8($0)], Int32(8 + $0)) }
    )
    func add(_ left: String, _ right: String) {
      let (left, right) = (Array(left.utf8), Array(right.utf8))
      guard let first = tokens[left], let second = tokens[right] else { return }
      tokens[left + right] = Int32(264 + merges.count)
      merges.append((first, second))
    }
    for (left, right) in [
      ("a", "n"), ("t", "h"), ("th", "e"), (" ", "the"), ("i", "n"), ("a", "a"), ("aa", "aa"),
      ("b", "a"), ("an", "a"), ("in", "g"), (" ", "a"), (".", "."), ("..", "."), ("!", "?"),
      ("c", "an"), ("n", "a"), ("é", "é"),
    ] { add(left, right) }
    let start: [UInt8] = [0xEB, 0x8B]
    if let first = tokens[[start[0]]], let second = tokens[[start[1]]] {
      merges.append((first, second))
    }
    return merges
  }()

  /// 안, 녕, 가 and 힣.
  static let syllables: [Int32] = [0xC548, 0xB155, 0xAC00, 0xD7A3]
}
