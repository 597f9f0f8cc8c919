import ClaudeMessages
import Testing

@testable import ModelProviders

/// What the catalogue says of models of this process.
struct LocalCatalogueTests {
  private static let catalogue = LocalModels(
    [
      (.haiku, ScriptedEngine(.text(""))),
      (.opus, ScriptedEngine(.text(""), name: "parley-local-opus", thinks: true)),
    ],
    standingInFor: .builtIn
  ).catalogue

  @Test(arguments: ["haiku", "opus"])
  func aLocalModelIsFreeAndSamples(name: String) throws {
    let model = try #require(Self.catalogue.resolve(name).description)
    #expect(model.id.rawValue == "parley-local-\(name)")
    #expect(model.limits.contextWindow == 100)
    #expect(model.capabilities.sampling == .accepted)
    #expect(model.capabilities.acceptsPrefill == true)
    #expect(model.capabilities.acceptsSeed == true)
    #expect(model.capabilities.acceptsImages == false)
    #expect(model.capabilities.effort?.levels.isEmpty == true)
    #expect(model.purpose.contains("1.9 million parameters"))
    let usage = Usage(inputTokens: 900, outputTokens: 100)
    #expect(Self.catalogue.cost(of: usage, model: model.id) == .zero)
  }

  @Test func everyNameOfTheAPIsModelsIsKnown() {
    for name in ModelCatalogue.builtIn.names {
      #expect(Self.catalogue.resolve(name).description != nil, "\(name)")
    }
  }

  @Test func aModelThatTheAPIHasRetiredIsRetiredHereToo() {
    guard case .retired = Self.catalogue.resolve("claude-3-opus") else {
      Issue.record("claude-3-opus")
      return
    }
    guard case .unknown = Self.catalogue.resolve("gpt") else {
      Issue.record("gpt")
      return
    }
  }

  @Test(arguments: ModelCatalogue.builtIn.models.compactMap(\.limits.maxOutputTokens))
  func aScriptForTheAPIMayAskForAsManyTokens(limit: Int) throws {
    let model = try #require(Self.catalogue.resolve("haiku").description)
    #expect(limit <= (model.limits.maxOutputTokens ?? 0))
  }

  @Test func onlyAModelThatThinksAcceptsThinking() {
    let modes = ["haiku", "opus"].map {
      Self.catalogue.resolve($0).description?.capabilities.thinking?.acceptedModes ?? []
    }
    #expect(modes == [[.disabled], [.adaptive, .enabled, .disabled]])
  }
}
