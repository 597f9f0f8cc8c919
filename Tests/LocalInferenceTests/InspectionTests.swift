import Testing

@testable import LocalInference

struct InspectionTests {
  private static let tokens = [1, 40, 50, 60, 4, 2, 70, 80, 90, 100, 110, 120, 4, 3]

  @Test func statesBeginWithTheEmbeddingAndDependOnWhatCameBefore() throws {
    let model = try TestModels.random()
    let inspection = try model.inspect(Self.tokens)
    let other = try model.inspect([1, 41] + Self.tokens.dropFirst(2))
    #expect(inspection.positions == Self.tokens.indices)
    #expect(inspection.state(at: 5, depth: 0) == other.state(at: 5, depth: 0))
    #expect(inspection.state(at: 5, depth: 2) != other.state(at: 5, depth: 2))
    #expect(inspection.state(at: 0, depth: 2) == other.state(at: 0, depth: 2))
    #expect(inspection.state(at: 0, depth: 0).count == model.configuration.width)
  }

  @Test func attentionIsADistributionOverWhatCameBefore() throws {
    let model = try TestModels.random()
    let inspection = try model.inspect(Self.tokens)
    for position in Self.tokens.indices {
      for layer in 0..<inspection.layers {
        for head in 0..<inspection.heads {
          let weights = inspection.attention(at: position, layer: layer, head: head)
          #expect(weights.count == position + 1)
          #expect(weights.allSatisfy { $0 >= 0 })
          #expect(abs(weights.reduce(0, +) - 1) < 1e-5)
        }
      }
    }
  }

  @Test func logitsAreThoseTheReplyWasMadeWith() throws {
    let model = try TestModels.random()
    var settings = GenerationSettings(maxTokens: 5)
    settings.sampling = Sampling(seed: 1)
    settings.tracedCandidates = 3
    var generation = try Generation(model: model, tokens: Self.tokens, settings: settings)
    let choices = try generation.run().steps.compactMap(\.choice)
    let all = generation.promptTokens + generation.replyTokens
    let inspection = try model.inspect(all, at: Self.tokens.count - 1..<all.count)
    for (index, choice) in choices.enumerated() {
      let logits = inspection.logits(at: Self.tokens.count - 1 + index)
      #expect(choice.candidates.allSatisfy { logits[$0.token] == $0.logit })
    }
  }

  @Test func onlyTheChosenPositionsAreKept() throws {
    let model = try TestModels.random()
    let whole = try model.inspect(Self.tokens)
    let part = try model.inspect(Self.tokens, at: 4..<7)
    #expect(part.positions == 4..<7)
    for position in 4..<7 {
      #expect(part.logits(at: position) == whole.logits(at: position))
      #expect(part.state(at: position, depth: 1) == whole.state(at: position, depth: 1))
      #expect(
        part.attention(at: position, layer: 1, head: 3)
          == whole.attention(at: position, layer: 1, head: 3)
      )
    }
    #expect(try model.inspect(Self.tokens, at: 3..<3).positions.isEmpty)
  }

  @Test func aFullWindowCanBeInspectedAndMoreCannot() throws {
    let model = try TestModels.random()
    let tokens = [Int](repeating: 30, count: 96)
    #expect(try model.inspect(tokens, at: 95..<96).logits(at: 95).count > 0)
    for (tokens, range, code) in [
      (tokens + [30], nil, InferenceError.Code.promptTooLong), ([], nil, .invalidTurns),
      ([30, 9999], nil, .invalidToken), (Array(tokens.dropLast()) + [-1], nil, .invalidToken),
      ([30], 0..<2, .invalidSettings), ([30], -1..<1, .invalidSettings),
    ] as [([Int], Range<Int>?, InferenceError.Code)] {
      let error = #expect(throws: InferenceError.self) { try model.inspect(tokens, at: range) }
      #expect(error?.code == code)
    }
  }

  @Test func neighboursAreOrderedByTheirAngle() throws {
    let model = try TestModels.random()
    let neighbours = try model.neighbours(ofToken: 50, count: 5)
    #expect(neighbours.count == 5)
    #expect(!neighbours.contains { $0.token == 50 })
    #expect(neighbours.map(\.similarity) == neighbours.map(\.similarity).sorted(by: >))
    #expect(neighbours.allSatisfy { $0.similarity <= 1 && $0.similarity > 0 })
    let embedding = try model.inspect([50]).state(at: 0, depth: 0)
    let own = try #require(try model.neighbours(ofState: embedding, count: 1).first)
    #expect(own.token == 50 && abs(own.similarity - 1) < 1e-6)
    #expect(
      try model.neighbours(ofState: embedding.map { $0 * 3 }, count: 6).dropFirst().map(\.token)
        == neighbours.map(\.token)
    )
  }

  @Test func oddRequestsForNeighboursAreAnswered() throws {
    let model = try TestModels.random()
    let count = model.configuration.vocabulary
    #expect(try model.neighbours(ofToken: 0, count: -3).isEmpty)
    #expect(try model.neighbours(ofToken: 0, count: .max).count == count - 1)
    let zero = [Float](repeating: 0, count: model.configuration.width)
    #expect(try model.neighbours(ofState: zero, count: 2).map(\.similarity) == [0, 0])
    #expect(throws: InferenceError.self) { try model.neighbours(ofToken: count, count: 1) }
    #expect(throws: InferenceError.self) { try model.neighbours(ofState: [1], count: 1) }
  }
}
