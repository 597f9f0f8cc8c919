import OrderedJSON
import TestSupport
import Testing

@testable import LocalInference

struct WeightsFileTests {
  /// A way to spoil a file, and what must be said of it.
  struct Damage: CustomTestStringConvertible {
    let testDescription: String
    let code: InferenceError.Code
    let field: String?
    let file: [UInt8]

    /// A file whose parts are spoiled before it is written.
    init(
      _ name: String,
      _ code: InferenceError.Code,
      _ field: String? = nil,
      _ spoil: (inout WeightsBuilder) -> Void
    ) {
      var builder = WeightsBuilder(seed: 1)
      spoil(&builder)
      self.init(name, code, field, file: builder.bytes)
    }

    /// A file whose header is spoiled as text.
    init(
      _ name: String,
      _ code: InferenceError.Code,
      _ field: String? = nil,
      header: (String) -> String
    ) {
      let builder = WeightsBuilder(seed: 1)
      let text = header(JSONValue.object(builder.header).description)
      self.init(
        name,
        code,
        field,
        file: WeightsBuilder.file(header: text, data: builder.data)
      )
    }

    init(_ name: String, _ code: InferenceError.Code, _ field: String? = nil, file: [UInt8]) {
      testDescription = name
      self.code = code
      self.field = field
      self.file = file
    }
  }

  @Test(arguments: fileDamages + headerDamages)
  func aDamagedFileIsRefused(_ damage: Damage) {
    Self.check(damage)
  }

  @Test(arguments: metadataDamages + tensorDamages + vocabularyDamages)
  func aFileThatIsNoSuchModelIsRefused(_ damage: Damage) {
    Self.check(damage)
  }

  private static func check(_ damage: Damage) {
    let error = #expect(throws: InferenceError.self) {
      _ = try LocalModel(bytes: damage.file, file: "spoiled.safetensors")
    }
    #expect(error?.code == damage.code, "\(String(describing: error))")
    #expect(error?.file == "spoiled.safetensors")
    if let field = damage.field { #expect(error?.field == field) }
  }

  private static let mergesEnd = 8 * TestVocabulary.merges.count
  private static let whole = WeightsBuilder(seed: 1).bytes

  private static let fileDamages = [
    Damage("empty", .truncated, file: []),
    Damage("seven bytes", .truncated, file: Array(whole.prefix(7))),
    Damage(
      "nothing but a header",
      .malformedMetadata,
      "format",
      file: WeightsBuilder.file(header: "{}", data: [])
    ),
    Damage("length only", .truncated, file: Array(whole.prefix(8))),
    Damage("cut in the header", .truncated, file: Array(whole.prefix(100))),
    Damage("cut in the data", .truncated, file: whole.dropLast()),
    Damage("a byte too many", .malformedHeader, file: whole + [0]),
    Damage(
      "length past the end",
      .truncated,
      file: WeightsBuilder.file(header: "{}", data: [], length: 3)
    ),
    Damage(
      "negative length",
      .truncated,
      file: WeightsBuilder.file(header: "{}", data: [], length: .max)
    ),
    Damage(
      "length that overflows",
      .truncated,
      file: WeightsBuilder.file(header: "{}", data: [], length: UInt64(Int.max) - 3)
    ),
    Damage(
      "huge header",
      .malformedHeader,
      file: WeightsBuilder.file(
        header: "{" + String(repeating: " ", count: 1_100_000) + "}",
        data: []
      )
    ),
  ]

  private static let headerDamages = [
    Damage("no JSON", .malformedHeader) { _ in "{" },
    Damage("an array", .malformedHeader) { _ in "[]" },
    Damage("deep", .malformedHeader) { _ in String(repeating: "[", count: 5000) },
    Damage("no tensors", .malformedHeader) { _ in "{}" },
    Damage("a tensor twice", .malformedHeader, "final_norm.weight") {
      $0.replacing("rope.frequencies", with: "final_norm.weight")
    },
    Damage("no type", .malformedHeader) { $0.replacing("dtype", with: "type") },
    Damage("unknown type", .wrongType, "tokenizer.merges") {
      $0.replacing("\"I32\"", with: "\"I31\"")
    },
    Damage("negative offset", .malformedHeader, "tokenizer.merges") {
      $0.replacing("\"data_offsets\":[0,", with: "\"data_offsets\":[-4,")
    },
    Damage("offset with a fraction", .malformedHeader) {
      $0.replacing("\"data_offsets\":[0,", with: "\"data_offsets\":[0.0,")
    },
    Damage("offset beyond 64 bits", .malformedHeader) {
      $0.replacing("\"data_offsets\":[0,", with: "\"data_offsets\":[99999999999999999999,")
    },
    Damage("end before start", .malformedHeader, "tokenizer.merges") {
      $0.replacing("\"data_offsets\":[0,", with: "\"data_offsets\":[100000,")
    },
    Damage("end past the data", .truncated, "tokenizer.merges") {
      $0.replacing(
        "\"data_offsets\":[0,\(mergesEnd)]",
        with: "\"data_offsets\":[0,9223372036854775807]"
      )
    },
    Damage("three offsets", .malformedHeader) {
      $0.replacing("\"data_offsets\":[0,", with: "\"data_offsets\":[0,0,")
    },
    Damage("negative size", .malformedHeader) {
      $0.replacing("\"shape\":[4]", with: "\"shape\":[-4]")
    },
    Damage("huge size", .wrongShape, "tokenizer.syllables") {
      $0.replacing("\"shape\":[4]", with: "\"shape\":[4294967296,4294967296]")
    },
    Damage("nine sizes", .malformedHeader) {
      $0.replacing("\"shape\":[4]", with: "\"shape\":[4,1,1,1,1,1,1,1,1]")
    },
    Damage("overlapping tensors", .overlappingTensors, "tokenizer.syllables") {
      $0.replacing(
        "\"data_offsets\":[\(mergesEnd),\(mergesEnd + 16)]",
        with: "\"data_offsets\":[\(mergesEnd - 4),\(mergesEnd + 12)]"
      )
    },
    Damage("metadata of numbers", .malformedMetadata, "layers") {
      $0.replacing("\"layers\":\"2\"", with: "\"layers\":2")
    },
    Damage("metadata twice", .malformedMetadata, "layers") {
      $0.replacing("\"layers\":\"2\"", with: "\"layers\":\"2\",\"layers\":\"2\"")
    },
    Damage("metadata as a list", .malformedMetadata, "__metadata__") { _ in "{\"__metadata__\":[]}"
    },
  ]

  private static let metadataDamages =
    [
      ("format", "parley-local-2"), ("layers", "0"), ("layers", "-1"), ("layers", "two"),
      ("layers", "+2"), ("layers", ""), ("layers", "99999999999999999999"), ("heads", "3"),
      ("key_value_heads", "3"), ("head_dimension", "9"), ("norm_epsilon", "0"),
      ("norm_epsilon", "nan"), ("norm_epsilon", "inf"), ("norm_epsilon", "x"), ("thinking", "yes"),
      ("special_tokens", "<|pad|>"),
    ].map { (key: String, value: String) in
      Damage("\(key) = \(value)", .malformedMetadata) { $0.setMetadata(key, value) }
    }
    + [
      ("layers", "300"), ("heads", "1000"), ("width", "2049"), ("feed_forward", "100000"),
      ("vocabulary", "65536"), ("context_window", "1000000"), ("head_dimension", "1024"),
    ].map { (key: String, value: String) in
      Damage("\(key) = \(value)", .unsupported, key) { $0.setMetadata(key, value) }
    }
    + ["format", "layers", "heads", "width", "norm_epsilon", "thinking", "special_tokens"].map {
      key in
      Damage("without \(key)", .malformedMetadata, key) { $0.setMetadata(key, nil) }
    }
    + [
      Damage("another width", .wrongShape) { $0.setMetadata("width", "25") },
      Damage("another vocabulary", .wrongShape) { $0.setMetadata("vocabulary", "280") },
      Damage("a layer too many", .missingTensor, "layers.2.attention_norm.weight") {
        $0.setMetadata("layers", "3")
      },
    ]

  private static let tensorDamages =
    WeightsBuilder(seed: 1).tensors.map(\.name).map { name in
      Damage("without \(name)", .missingTensor, name) { builder in
        builder.tensors.removeAll { $0.name == name }
      }
    }
    + [
      ("final_norm.weight", Float.nan), ("embedding.scale", .infinity),
      ("layers.1.down.scale", -.infinity), ("rope.frequencies", .nan), ("rope.frequencies", 9),
    ].map { name, value in
      Damage("\(value) in \(name)", .invalidValue, name) { builder in
        guard let index = builder.tensors.firstIndex(where: { $0.name == name }) else { return }
        let bytes = withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
        builder.tensors[index].tensor.bytes.replaceSubrange(4..<8, with: bytes)
      }
    }
    + [
      Damage("matrix of another type", .wrongType, "embedding.weight") { builder in
        builder.tensors[builder.tensors.count - 2].tensor.type = "U8"
      },
      Damage("scales of another type", .wrongType, "embedding.scale") { builder in
        builder.tensors[builder.tensors.count - 1].tensor.type = "I32"
      },
      Damage("transposed", .wrongShape, "embedding.weight") { builder in
        builder.tensors[builder.tensors.count - 2].tensor.shape.reverse()
      },
    ]

  private static let vocabularyDamages = [
    Damage("merge of a later token", .invalidValue, "tokenizer.merges") { builder in
      builder.replaceMerge(3, by: (267, 20))
    },
    Damage("merge of a special token", .invalidValue, "tokenizer.merges") { builder in
      builder.replaceMerge(3, by: (4, 20))
    },
    Damage("merge of a negative token", .invalidValue, "tokenizer.merges") { builder in
      builder.replaceMerge(3, by: (20, -20))
    },
    Damage("merge twice", .invalidValue, "tokenizer.merges") { builder in
      builder.replaceMerge(3, by: TestVocabulary.merges[0])
    },
    Damage("merges without end", .unsupported, "tokenizer.merges") { builder in
      let doubling = (0..<18).map { index in index == 0 ? Int32(8) : Int32(263 + index) }
      builder.addIntegers("tokenizer.merges", [18, 2], doubling.flatMap { [$0, $0] })
    },
    Damage("merges of three", .wrongShape, "tokenizer.merges") { builder in
      builder.addIntegers("tokenizer.merges", [12, 3], [Int32](repeating: 9, count: 36))
    },
    Damage("merges without a shape", .wrongShape, "tokenizer.merges") { builder in
      builder.addIntegers("tokenizer.merges", [], [Int32(9)])
    },
    Damage("too many merges", .unsupported, "tokenizer.merges") { builder in
      builder.addIntegers("tokenizer.merges", [70_000, 2], [Int32](repeating: 9, count: 140_000))
    },
    Damage("syllable that is none", .invalidValue, "tokenizer.syllables") { builder in
      builder.addIntegers("tokenizer.syllables", [4], [0xAC00, 0xD7A4, 0xAC01, 0xAC02])
    },
    Damage("syllable below zero", .invalidValue, "tokenizer.syllables") { builder in
      builder.addIntegers("tokenizer.syllables", [4], [0xAC00, -1, 0xAC01, 0xAC02])
    },
    Damage("syllable twice", .invalidValue, "tokenizer.syllables") { builder in
      builder.addIntegers("tokenizer.syllables", [4], [0xAC00, 0xAC01, 0xAC00, 0xAC02])
    },
    Damage("a syllable too many", .wrongShape, "tokenizer.merges") { builder in
      builder.addIntegers("tokenizer.syllables", [5], [0xAC00, 0xAC01, 0xAC05, 0xAC02, 0xAC03])
    },
  ]

  @Test func aFileAsItShouldBeIsReadWhole() throws {
    let model = try LocalModel(bytes: Self.whole, file: "x")
    #expect(model.name == "test")
    #expect(model.byteCount == Self.whole.count)
    #expect(model.configuration.width == 24 && model.configuration.keyValueHeads == 2)
    #expect(model.configuration.normEpsilon == 1e-5 && model.configuration.thinks)
    #expect(model.configuration.parameters == 1234)
    #expect(model.metadata.first?.key == "format")
  }

  @Test func tensorsThatTheModelDoesNotKnowAreIgnored() throws {
    var builder = WeightsBuilder(seed: 1)
    builder.add("extra", [0], [Float]())
    builder.add("another", [2, 2], [Float](repeating: .nan, count: 4))
    #expect(try builder.model().configuration.layers == 2)
  }

  @Test func damagedFilesNeverTrap() {
    let small = WeightsBuilder(
      seed: 1,
      sizes: WeightsBuilder.Sizes(
        layers: 1,
        heads: 2,
        keyValueHeads: 1,
        headDimension: 4,
        width: 8,
        feedForward: 8
      )
    )
    let header = Array(JSONValue.object(small.header).description.utf8)
    let alphabet = Array("{}[]\",:0123456789-.eI8F32".utf8)
    Fuzz.check(rounds: 3000) { generator in
      var file: [UInt8]
      if Bool.random(using: &generator) {
        let text = generator.mutated(header, alphabet: alphabet)
        file = WeightsBuilder.file(header: String(decoding: text, as: UTF8.self), data: small.data)
      } else {
        file = generator.mutated(small.bytes, alphabet: [0, 0x7F, 0x80, 0xFF])
      }
      guard let model = try? LocalModel(bytes: file, file: "fuzzed") else { return }
      var generation = try? Generation(
        model: model,
        tokens: [2, 104, 3],
        settings: GenerationSettings(maxTokens: 3)
      )
      while let reply = generation, reply.finish == nil {
        if (try? generation?.next()) == nil { break }
      }
    }
  }
}

extension WeightsBuilder {
  /// Replaces one merge.
  mutating func replaceMerge(_ index: Int, by merge: (Int32, Int32)) {
    var merges = TestVocabulary.merges
    merges[index] = merge
    addIntegers("tokenizer.merges", [merges.count, 2], merges.flatMap { [$0.0, $0.1] })
  }
}
