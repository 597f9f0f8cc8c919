import LocalInference
import OrderedJSON
import TestSupport

/// Small models of random weights that know some whole words.
struct ToyModel {
  /// The words that are single tokens, each with the blank before it.
  static let words = [" The", " river", " bank", " is", " money", " in", " the", " wet"]

  /// A model of 2 layers with 4 heads, whose weights depend on a seed alone.
  static func make(seed: UInt64 = 1, contextWindow: Int = 128) throws -> LocalModel {
    var file = ToyModel(contextWindow: contextWindow)
    file.addTensors(seed: seed)
    return try LocalModel(bytes: file.bytes, file: "toy.safetensors")
  }

  private static let (layers, heads, headDimension, width, feedForward) = (2, 4, 8, 24, 40)

  private var header: JSONObject
  private var data: [UInt8] = []

  private init(contextWindow: Int) {
    let metadata: JSONObject = [
      "format": "parley-local-1", "name": "toy", "layers": .string("\(Self.layers)"),
      "heads": .string("\(Self.heads)"), "key_value_heads": .string("\(Self.heads)"),
      "head_dimension": .string("\(Self.headDimension)"), "width": .string("\(Self.width)"),
      "feed_forward": .string("\(Self.feedForward)"),
      "vocabulary": .string("\(264 + Self.merges.count)"),
      "context_window": .string("\(contextWindow)"), "norm_epsilon": "1e-5", "thinking": "false",
      "special_tokens": .string(SpecialToken.allCases.map(\.text).joined(separator: ",")),
    ]
    header = ["__metadata__": .object(metadata)]
  }

  private var bytes: [UInt8] {
    let text = Array(JSONValue.object(header).description.utf8)
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text + data
  }

  // MARK: Tensors

  private mutating func addTensors(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (width, all) = (Self.width, Self.heads * Self.headDimension)
    add("tokenizer.merges", "I32", [Self.merges.count, 2], Self.merges.flatMap { [$0.0, $0.1] })
    add("tokenizer.syllables", "I32", [0], [Int32]())
    let half = Self.headDimension / 2
    add("rope.frequencies", "F32", [half], (0..<half).map { 1 / Float(1 + $0 * $0) })
    addNorm("final_norm", &generator)
    for layer in 0..<Self.layers {
      let prefix = "layers.\(layer)."
      addNorm(prefix + "attention_norm", &generator)
      addMatrix(prefix + "qkv", 3 * all, width, &generator)
      addMatrix(prefix + "output", width, all, &generator)
      addNorm(prefix + "feed_forward_norm", &generator)
      addMatrix(prefix + "gate_up", 2 * Self.feedForward, width, &generator)
      addMatrix(prefix + "down", width, Self.feedForward, &generator)
    }
    addMatrix("embedding", 264 + Self.merges.count, width, &generator)
  }

  private mutating func addNorm(_ name: String, _ generator: inout SeededGenerator) {
    let numbers = (0..<Self.width).map { _ in Float.random(in: 0.5...1.5, using: &generator) }
    add(name + ".weight", "F32", [Self.width], numbers)
  }

  private mutating func addMatrix(
    _ name: String,
    _ rows: Int,
    _ columns: Int,
    _ generator: inout SeededGenerator
  ) {
    let weights = (0..<rows * columns).map { _ in Int8.random(in: -127...127, using: &generator) }
    add(name + ".weight", "I8", [rows, columns], weights)
    let scales = (0..<rows).map { _ in Float.random(in: 0.001...0.003, using: &generator) }
    add(name + ".scale", "F32", [rows], scales)
  }

  private mutating func add<Number>(
    _ name: String,
    _ type: JSONValue,
    _ shape: [Int],
    _ numbers: [Number]
  ) {
    let start = data.count
    data += numbers.withUnsafeBytes { Array($0) }
    header[name] = [
      "dtype": type, "shape": .array(shape.map(JSONValue.int)),
      "data_offsets": [.int(start), .int(data.count)],
    ]
  }

  /// The merges that make the words, letter by letter.
  private static let merges: [(Int32, Int32)] = {
    var merges: [(Int32, Int32)] = []
    var tokens: [[UInt8]: Int32] = [:]
    for byte in 0...255 { tokens[[UInt8(byte)]] = Int32(8 + byte) }
    for word in words {
      var made = [UInt8](word.utf8.prefix(1))
      for byte in word.utf8.dropFirst() {
        let joined = made + [byte]
        if tokens[joined] == nil, let left = tokens[made], let right = tokens[[byte]] {
          tokens[joined] = Int32(264 + merges.count)
          merges.append((left, right))
        }
        made = joined
      }
    }
    return merges
  }()
}
