import LocalInference
import Testing

struct EmbeddedModelTests {
  @Test(arguments: LocalModel.embeddedNames)
  func everyEmbeddedModelIsReadAndReplies(_ name: String) throws {
    let model = try LocalModel.embedded(named: name)
    #expect(model.name == "parley-local-\(name)")
    var settings = GenerationSettings(maxTokens: 8)
    settings.sampling = .greedy
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user("Hello")]),
      settings: settings
    )
    while generation.finish == nil { _ = try generation.next() }
    #expect(!generation.replyTokens.isEmpty)
  }

  @Test(arguments: LocalModel.embeddedNames)
  func theVocabularyOfEveryEmbeddedModelRoundTrips(_ name: String) throws {
    let tokenizer = try LocalModel.embedded(named: name).tokenizer
    for text in ["What is the capital of Spain?", " 안녕하세요, 각간!", "12 + 7 = 19\n- é 😀"] {
      #expect(tokenizer.decode(tokenizer.encode(text)) == text)
    }
  }

  @Test func anUnknownNameIsAnError() {
    let error = #expect(throws: InferenceError.self) { try LocalModel.embedded(named: "gpt") }
    #expect(error?.code == .unknownModel)
  }

  @Test func cachesOfAModelOpenedTwiceAreInterchangeable() throws {
    guard let name = LocalModel.embeddedNames.first else { return }
    var settings = GenerationSettings(maxTokens: 1)
    settings.sampling = .greedy
    let tokens = [2, 40, 41, 42, 4, 3]
    var first = try Generation(
      model: try LocalModel.embedded(named: name),
      tokens: tokens,
      settings: settings
    )
    while first.finish == nil { _ = try first.next() }
    let second = try Generation(
      model: try LocalModel.embedded(named: name),
      tokens: tokens,
      settings: settings,
      cache: first.takeCache()
    )
    #expect(second.usage.reusedTokens == tokens.count - 1)
  }
}
