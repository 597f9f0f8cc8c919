import ClaudeMessages
import ModelProviders
import OrderedJSON
import Testing

@testable import Gateway

/// The models from which a client chooses.
struct ModelMenuTests {
  private func rows(
    _ catalogue: ModelCatalogue,
    mayAsk: (String) -> Bool = { _ in true }
  ) throws -> [JSONValue] {
    try #require(ModelMenu(catalogue, mayAsk: mayAsk).json["data"]?.arrayValue)
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
