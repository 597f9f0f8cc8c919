import TestSupport
import Testing

@testable import LocalInference

struct KeyValueCacheTests {
  private static let tokens = (0..<80).map { 8 + ($0 * 53) % 270 }

  private static func reply(
    _ model: LocalModel,
    _ tokens: [Int],
    cache: KeyValueCache = KeyValueCache()
  ) throws -> (tokens: [Int], logits: [Float], generation: Generation) {
    var settings = GenerationSettings(maxTokens: 6)
    settings.sampling = Sampling(seed: 3)
    settings.tracedCandidates = 300
    var generation = try Generation(
      model: model,
      tokens: tokens,
      settings: settings,
      cache: cache
    )
    let steps = try generation.run().steps
    let logits = steps.flatMap { $0.choice?.candidates.map(\.logit) ?? [] }
    return (generation.replyTokens, logits, generation)
  }

  @Test(arguments: [1, 31, 32, 33, 63, 64, 65, 79])
  func aReplyAfterACommonPrefixHasTheSameBits(_ common: Int) throws {
    let model = try TestModels.random()
    var first = try Self.reply(model, Self.tokens).generation
    let prompt = Self.tokens.prefix(common) + [9, 10, 11, 12]
    let fresh = try Self.reply(model, Array(prompt))
    let reused = try Self.reply(model, Array(prompt), cache: first.takeCache())
    #expect(reused.tokens == fresh.tokens)
    #expect(reused.logits == fresh.logits)
    #expect(reused.generation.usage.reusedTokens >= common)
    #expect(fresh.generation.usage.reusedTokens == 0)
  }

  @Test func aLongerConversationReadsOnlyWhatIsNew() throws {
    let model = try TestModels.random()
    var first = try Self.reply(model, Self.tokens).generation
    let said = first.replyTokens
    let next = try Self.reply(model, Self.tokens + said + [20], cache: first.takeCache())
    #expect(next.generation.usage.reusedTokens == Self.tokens.count + said.count - 1)
  }

  @Test func theSamePromptAgainReadsItsLastToken() throws {
    let model = try TestModels.random()
    var first = try Self.reply(model, Self.tokens)
    let again = try Self.reply(model, Self.tokens, cache: first.generation.takeCache())
    #expect(again.generation.usage.reusedTokens == Self.tokens.count - 1)
    #expect(again.tokens == first.tokens)
    #expect(again.logits == first.logits)
  }

  @Test func twoRepliesFromOneCacheDoNotDisturbEachOther() throws {
    let model = try TestModels.random()
    var first = try Self.reply(model, Self.tokens).generation
    let cache = first.takeCache()
    let (left, right) = (Self.tokens.prefix(40) + [9], Self.tokens.prefix(40) + [10])
    let expected = try Self.reply(model, Array(left)).logits
    _ = try Self.reply(model, Array(right), cache: cache)
    #expect(try Self.reply(model, Array(left), cache: cache).logits == expected)
    #expect(try Self.reply(model, Array(left), cache: cache).logits == expected)
  }

  @Test func theCacheOfAnotherModelIsNotUsed() throws {
    let (one, other) = (try TestModels.random(seed: 1), try TestModels.random(seed: 2))
    var first = try Self.reply(one, Self.tokens).generation
    let expected = try Self.reply(other, Self.tokens)
    let found = try Self.reply(other, Self.tokens, cache: first.takeCache())
    #expect(found.logits == expected.logits)
    #expect(found.generation.usage.reusedTokens == 0)
  }

  @Test func aReplyGoesOnAfterItsCacheIsTaken() throws {
    let model = try TestModels.random()
    var settings = GenerationSettings(maxTokens: 12)
    settings.sampling = Sampling(seed: 5)
    var whole = try Generation(model: model, tokens: Self.tokens, settings: settings)
    _ = try whole.run()
    var robbed = try Generation(model: model, tokens: Self.tokens, settings: settings)
    for _ in 0..<4 { _ = try robbed.next() }
    _ = robbed.takeCache()
    _ = try robbed.run()
    #expect(robbed.replyTokens == whole.replyTokens)
  }

  @Test func memoryGrowsWithTheTokensThatWereRead() throws {
    let model = try TestModels.random()
    var short = try Self.reply(model, [3]).generation
    var long = try Self.reply(model, Self.tokens).generation
    #expect(KeyValueCache().byteCount == 0)
    #expect(short.takeCache().byteCount * 3 == long.takeCache().byteCount)
  }
}
