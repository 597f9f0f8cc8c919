import ClaudeMessages
import ModelProviders
import OrderedJSON
import Testing

@testable import Gateway

/// The models from which a client chooses.
struct ModelMenuTests {
  private func rows(
    _ catalogue: ModelCatalogue,
    maxTokens: Int? = nil,
    mayAsk: (String) -> Bool = { _ in true }
  ) throws -> [JSONValue] {
    let menu = ModelMenu(catalogue, maxTokens: maxTokens, mayAsk: mayAsk)
    return try #require(menu.json["data"]?.arrayValue)
  }

  @Test func theNewestOfEachLineComeFirstTheQuickestAhead() throws {
    let first = try rows(.builtIn).prefix(3)
    #expect(first.allSatisfy { $0["is_legacy"]?.boolValue == false })
    #expect(first.compactMap { $0["line"]?.stringValue } == ["haiku", "sonnet", "opus"])
    let speeds = first.compactMap { $0["speed"]?.stringValue }
    #expect(speeds == ["fastest", "fast", "moderate"])
  }

  @Test func everyModelSaysWhatItIsForAndWhatItCosts() throws {
    for row in try rows(.builtIn) {
      #expect(row["purpose"]?.stringValue?.isEmpty == false)
      #expect(row["context"]?.intValue ?? 0 > 0)
      #expect(row["price"]?["input"]?.doubleValue ?? 0 > 0)
      #expect(["always", "optional", "never"].contains(row["thinking"]?.stringValue ?? ""))
    }
  }

  @Test func pricesAreDollarsPerMillionTokens() throws {
    let model = try #require(ModelCatalogue.builtIn.newest(of: .haiku))
    let row = try #require(
      try rows(.builtIn).first { $0["id"]?.stringValue == model.id.rawValue }
    )
    let price = try #require(model.prices?.standard)
    let told = try #require(row["price"]?["output"]?.doubleValue)
    #expect((told * 1_000_000 - Double(price.output)).magnitude < 0.5)
  }

  @Test func thePriceOfLongPromptsIsTold() throws {
    let model = try #require(ModelCatalogue.builtIn.models.first { $0.prices?.longPrompt != nil })
    let long = try #require(model.prices?.longPrompt)
    let row = try #require(
      try rows(.builtIn).first { $0["id"]?.stringValue == model.id.rawValue }
    )
    let told = try #require(row["price"]?["long_prompt"])
    #expect(told["threshold"]?.intValue == long.threshold)
    let read = try #require(told["cache_read"]?.doubleValue)
    #expect((read * 1_000_000 - Double(long.price.cacheRead)).magnitude < 0.5)
    #expect(row["price"]?["cache_read"]?.doubleValue ?? 0 < read)
  }

  @Test func aClientSeesItsOwnLimitOfTokens() throws {
    #expect(
      try rows(.builtIn, maxTokens: 4000).allSatisfy { $0["max_tokens"]?.intValue == 4000 }
    )
    let longest = try rows(.builtIn, maxTokens: 1 << 40).compactMap { $0["max_tokens"]?.intValue }
    #expect(longest.allSatisfy { $0 <= 128_000 })
  }

  @Test func onlyOneModelIsTheDefault() throws {
    let chosen = try rows(.builtIn).filter { $0["is_default"]?.boolValue == true }
    #expect(chosen.count == 1)
    #expect(chosen.first?["line"]?.stringValue == "sonnet")
  }

  @Test func aModelThatTheClientMayNotAskIsLeftOut() throws {
    let rows = try rows(.builtIn) { $0.contains("haiku") }
    #expect(rows.allSatisfy { $0["line"]?.stringValue == "haiku" })
    #expect(rows.contains { $0["is_default"]?.boolValue == true })
  }

  @Test func theBuiltInModelsCostNothing() throws {
    let models = try LocalModels.embedded(standingInFor: .builtIn)
    for row in try rows(models.catalogue) {
      #expect(row["price"]?["input"]?.doubleValue == 0)
      #expect(row["images"]?.boolValue == false)
    }
  }
}
