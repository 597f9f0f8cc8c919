import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyHost
import ParleyRuntime
import Testing

struct ModelFunctionTests {
  private func call(_ function: WorldFunction, _ arguments: [Value]) async throws -> Value {
    try await Stage(countTokens: { $0.message.messages.count * 7 })
      .perform(.call(function, arguments))
  }

  @Test func costIsThatOfTheModelsRates() async throws {
    let usage: Value = ["input_tokens": 1_000_000, "output_tokens": 100_000]
    #expect(try await call(.cost, [usage, "opus-5.5"]) == 6.0)
    #expect(try await call(.cost, [usage, "claude-opus-99"]) == .null)
  }

  @Test(
    arguments: [
      [], [.map([:])], [1, "opus"], [.map([:]), 1], [["input_tokens": "many"], "opus"],
      [["input_tokens": -1], "opus"],
    ] as [[Value]]
  )
  func wrongArgumentsOfCostAreErrors(arguments: [Value]) async throws {
    let error = await #expect(throws: EffectError.self) { try await call(.cost, arguments) }
    #expect(error?.kind == .value)
  }

  @Test(arguments: ["nomodel", "claude-3-opus-20240229x"])
  func theCostOfWhatIsNoModelIsAnErrorThatNamesIt(name: String) async throws {
    let error = await #expect(throws: EffectError.self) {
      try await call(.cost, [["input_tokens": 1], .text(name)])
    }
    #expect(error?.kind == .value)
    #expect(error?.message.contains(name) == true)
  }

  @Test func aNegativeCountIsToldAsWhatItIs() async throws {
    let error = await #expect(throws: EffectError.self) {
      try await call(.cost, [["input_tokens": -1], "opus"])
    }
    #expect(error?.message == "input_tokens of a usage is a count from 0, not -1")
  }

  @Test func modelsAreThoseOfTheCatalogue() async throws {
    guard case .list(let models) = try await call(.models, []), case .map(let first)? = models.first
    else {
      Issue.record("models() is a list of maps")
      return
    }
    #expect(models.count == ModelCatalogue.builtIn.models.count)
    #expect(first["id"]?.textual != nil)
  }

  @Test func tokensAreCountedByTheProvider() async throws {
    #expect(try await call(.countTokens, ["some text"]) == 7)
    #expect(try await call(.countTokens, [" "]) == 0)
    await #expect(throws: EffectError.self) { try await call(.countTokens, [3]) }
  }
}
