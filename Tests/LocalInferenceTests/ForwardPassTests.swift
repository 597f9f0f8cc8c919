import TestSupport
import Testing

@testable import LocalInference

struct ForwardPassTests {
  private static let tokens = (0..<90).map { 8 + ($0 * 37) % 270 }

  /// The logits after each way of cutting the tokens into calls.
  private static func logits(
    _ model: LocalModel,
    _ tokens: [Int],
    cutAfter cuts: [Int] = []
  ) -> [UInt32] {
    var cache = KeyValueCache()
    cache.retain(prefixOf: [], for: model.weights)
    var logits = [Float](repeating: 0, count: model.configuration.vocabulary)
    for (start, end) in zip([0] + cuts, cuts + [tokens.count]) {
      model.read(tokens[start..<end], into: &cache, logits: &logits)
    }
    return logits.map(\.bitPattern)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func everyKernelGivesTheSameBits(_ seed: UInt64) throws {
    var model = try TestModels.random(seed: seed)
    model.kernels = .other(ReferenceKernels.functions)
    let expected = Self.logits(model, Self.tokens)
    for kernels in [KernelChoice.portable, .fastest] {
      model.kernels = kernels
      #expect(Self.logits(model, Self.tokens) == expected, "\(kernels)")
    }
  }

  @Test func tokensReadTogetherOrOneByOneGiveTheSameBits() throws {
    let model = try TestModels.random()
    let expected = Self.logits(model, Self.tokens)
    #expect(
      Self.logits(model, Self.tokens, cutAfter: Array(1..<Self.tokens.count)) == expected
    )
    #expect(Self.logits(model, Self.tokens, cutAfter: [5, 37, 38, 70]) == expected)
  }

  @Test func logitsAreThoseOfTheFormulasInDoublePrecision() throws {
    for seed in UInt64(1)...3 {
      let model = try TestModels.random(seed: seed)
      let tokens = Array(Self.tokens.prefix(40))
      let exact = DoublePrecisionModel(WeightsBuilder(seed: seed)).logits(tokens)
      let found = Self.logits(model, tokens).map { Double(Float(bitPattern: $0)) }
      let largest = exact.map(\.magnitude).max() ?? 0
      let error = zip(exact, found).map { ($0 - $1).magnitude }.max() ?? .infinity
      // Vectors are rounded to 1/8191 of their largest number before each of the nine matrices.
      #expect(error < 0.002 * largest, "seed \(seed): \(error) of \(largest)")
    }
  }

  @Test func weightsBeyondAllBoundsGiveAnErrorAndNoTrap() throws {
    var builder = WeightsBuilder(seed: 1)
    let rows = 264 + TestVocabulary.merges.count + TestVocabulary.syllables.count
    var scales = [Float](repeating: 0.001, count: rows)
    scales[200] = .greatestFiniteMagnitude
    builder.add("embedding.scale", [rows], scales)
    var generation = try Generation(
      model: try builder.model(),
      tokens: [2, 100, 3],
      settings: GenerationSettings(maxTokens: 4)
    )
    let error = #expect(throws: InferenceError.self) { try generation.run() }
    #expect(error?.code == .invalidValue)
  }

  @Test func anEmptyModelOfOneLayerWorks() throws {
    let sizes = WeightsBuilder.Sizes(
      layers: 1,
      heads: 1,
      keyValueHeads: 1,
      headDimension: 2,
      width: 1,
      feedForward: 1,
      contextWindow: 8,
      merges: [],
      syllables: []
    )
    let model = try WeightsBuilder(seed: 1, sizes: sizes).model()
    var generation = try Generation(
      model: model,
      tokens: [3],
      settings: GenerationSettings(maxTokens: 100)
    )
    _ = try generation.run()
    #expect(generation.replyTokens.count <= 7)
  }
}
