import ClaudeAPI
import ClaudeMessages
import LocalInference
import Testing

@testable import ModelProviders

/// The models of this executable behind the provider: what holds whatever they have learnt.
struct BuiltInModelTests {
  private static let names = LocalModel.embeddedNames

  private static func provider() throws -> LocalProvider {
    LocalProvider(try LocalModels.embedded(standingInFor: .builtIn))
  }

  private static func message(
    _ request: MessageRequest,
    from provider: LocalProvider
  ) async throws -> Message {
    try #require(try await provider.send(ProviderRequest(request)).message())
  }

  private static func local(
    _ text: String,
    _ name: String,
    maxTokens: Int = 24,
    stream: Bool = true,
    _ fill: (inout MessageRequest) -> Void = { _ in }
  ) -> MessageRequest {
    .local(text, model: ModelID(rawValue: name), maxTokens: maxTokens, stream: stream, fill)
  }

  @Test(arguments: names)
  func aModelAnswersWithinItsLimits(name: String) async throws {
    let message = try await Self.message(Self.local("Hello!", name), from: try Self.provider())
    #expect(message.model.rawValue.hasPrefix("parley-local-"))
    #expect((message.usage.outputTokens ?? .max) <= 24)
    #expect((message.usage.inputTokens ?? 0) > 2)
    #expect(message.stopReason == .endTurn || message.stopReason == .maxTokens)
  }

  @Test(arguments: names)
  func theSameRequestHasTheSameReplyStreamedOrNot(name: String) async throws {
    let streamed = try await Self.message(Self.local("Tell me.", name), from: try Self.provider())
    let whole = try await Self.message(
      Self.local("Tell me.", name, stream: false),
      from: try Self.provider()
    )
    #expect(streamed.text == whole.text)
    #expect(streamed.usage == whole.usage)
  }

  @Test(arguments: names)
  func whatWasReadBeforeDoesNotChangeAReply(name: String) async throws {
    let provider = try Self.provider()
    let first = try await Self.message(Self.local("Name a city.", name), from: provider)
    let again = Self.local("Name a city.", name) { request in
      if !first.text.isEmpty { request.messages.append(.assistant(.text(first.text))) }
      request.messages.append(.user("And another?"))
    }
    let warm = try await Self.message(again, from: provider)
    let cold = try await Self.message(again, from: try Self.provider())
    #expect(warm.text == cold.text)
    #expect(warm.usage == cold.usage)
  }

  @Test(arguments: names)
  func whatWasReadIsKeptForTheNextPrompt(name: String) throws {
    let model = try LocalModel.embedded(named: name)
    let engine = ModelEngine(model)
    for question in ["Name a city.", "Name a dog.", "Name a bird.", "Name a tree.", "Name a fish."]
    {
      let prompt = ChatPrompt(turns: [.user(question)])
      var reply = try engine.reply(
        to: prompt,
        settings: GenerationSettings(maxTokens: 4),
        forcing: nil
      )
      while reply.finish == nil { _ = try reply.next() }
      let tokens = try model.tokens(of: prompt)
      #expect(engine.readings.best(for: tokens).commonPrefix(with: tokens) == tokens.count)
    }
    let first = try model.tokens(of: ChatPrompt(turns: [.user("Name a city.")]))
    #expect(engine.readings.best(for: first).commonPrefix(with: first) < first.count)
  }

  @Test(arguments: names)
  func aSeedDecidesWhatIsDrawn(name: String) async throws {
    let provider = try Self.provider()
    func drawn(seed: Int) async throws -> String {
      try await Self.message(
        Self.local("Write a haiku.", name) { request in
          request.temperature = 1
          request.additionalFields["seed"] = .int(seed)
        },
        from: provider
      ).text
    }
    let texts = [try await drawn(seed: 1), try await drawn(seed: 1)]
    #expect(texts[0] == texts[1])
    var others: Set<String> = []
    for seed in 2..<12 { others.insert(try await drawn(seed: seed)) }
    #expect(others.count > 1)
  }

  @Test(arguments: names)
  func aStopSequenceEndsTheText(name: String) async throws {
    let provider = try Self.provider()
    let question = "Count from 1 to 9."
    let whole = try await Self.message(Self.local(question, name), from: provider).text
    let stop = String(whole.dropFirst(3).prefix(4))
    try #require(stop.contains { !$0.isWhitespace })
    let cut = try await Self.message(
      Self.local(question, name) { $0.stopSequences = [stop] },
      from: provider
    )
    #expect(cut.stopReason == .stopSequence)
    #expect(cut.stopSequence == stop)
    #expect(whole.hasPrefix(cut.text))
    #expect(!cut.text.contains(stop))
  }

  @Test(arguments: names)
  func aPrefillIsReadAndNotRepeated(name: String) async throws {
    let provider = try Self.provider()
    let plain = Self.local("Say something.", name)
    let begun = Self.local("Say something.", name) { $0.messages.append(.assistant("It is")) }
    let message = try await Self.message(begun, from: provider)
    #expect(message.stopReason == .endTurn || message.stopReason == .maxTokens)
    let counts = [
      try await provider.countTokens(ProviderRequest(plain)),
      try await provider.countTokens(ProviderRequest(begun)),
    ]
    #expect(counts[1] > counts[0])
    #expect(message.usage.inputTokens == counts[1])
  }

  @Test(arguments: names)
  func aForcedCallNamesTheTool(name: String) async throws {
    let tool = ToolDefinition(
      name: "weather",
      description: "the weather in a city",
      inputSchema: ["type": "object", "properties": ["city": ["type": "string"]]]
    )
    let message = try await Self.message(
      Self.local("Hello!", name) { request in
        request.tools = [tool]
        request.toolChoice = .tool("weather")
      },
      from: try Self.provider()
    )
    #expect(message.content.first?.toolUse?.name == "weather")
  }

  @Test(arguments: names)
  func aFullWindowEndsTheReplyAndMoreIsRefused(name: String) async throws {
    let provider = try Self.provider()
    let request = Self.local(String(repeating: "a b c d ", count: 2000), name)
    let count = try await provider.countTokens(ProviderRequest(request))
    let error = await #expect(throws: ClaudeError.self) {
      _ = try await Self.message(request, from: provider)
    }
    #expect(error?.code == .invalidRequest)
    #expect(error?.message.contains("prompt is too long: \(count) tokens > ") == true)
  }
}
