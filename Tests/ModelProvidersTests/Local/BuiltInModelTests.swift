import ClaudeAPI
import ClaudeMessages
import LocalInference
import OrderedJSON
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

  private static let person: JSONValue = [
    "type": "object",
    "properties": [
      "name": ["type": "string"], "age": ["type": "integer"],
      "note": ["type": ["string", "null"]],
    ],
    "required": ["name", "age", "note"], "additionalProperties": false,
  ]

  private static func asking(_ schema: JSONValue, _ request: inout MessageRequest) {
    request.outputConfiguration.format = ["type": "json_schema", "schema": schema]
  }

  @Test(arguments: names)
  func aSchemaIsKept(name: String) async throws {
    let provider = try Self.provider()
    for text in ["Read this card: Marta, 31 years old", "What is love?", "asdf", "Hello!"] {
      for temperature: JSONNumber? in [nil, 1] {
        let message = try await Self.message(
          Self.local(text, name, maxTokens: 300) { request in
            Self.asking(Self.person, &request)
            request.temperature = temperature
          },
          from: provider
        )
        guard message.stopReason == .endTurn else { continue }
        let value = try JSONParser().parse(message.text)
        #expect(value.objectValue?.keys == ["name", "age", "note"])
        #expect(value["name"]?.stringValue != nil && value["age"]?.intValue != nil)
      }
    }
  }

  @Test func aCardIsRead() async throws {
    let message = try await Self.message(
      Self.local("Read this card: Name: Marta, Age: 31", "sonnet", maxTokens: 100) { request in
        Self.asking(Self.person, &request)
      },
      from: try Self.provider()
    )
    #expect(message.text == #"{"name": "Marta", "age": 31, "note": null}"#)
  }

  @Test(arguments: names)
  func aForcedCallFitsTheSchema(name: String) async throws {
    let provider = try Self.provider()
    for question in ["Hello!", "What is the weather in Seoul?", "asdf"] {
      let message = try await Self.message(
        Self.local(question, name, maxTokens: 200) { request in
          request.tools = [
            ToolDefinition(name: "save", description: "saves", inputSchema: Self.person),
            ToolDefinition(name: "list", description: nil, inputSchema: ["type": "object"]),
          ]
          request.toolChoice = .tool("save")
        },
        from: provider
      )
      guard message.stopReason == .toolUse else { continue }
      let call = try #require(message.content.first?.toolUse)
      #expect(call.name == "save")
      #expect(call.input.objectValue?.keys == ["name", "age", "note"])
    }
  }

  @Test func aQuestionForAToolIsACallAndItsResultAnAnswer() async throws {
    let provider = try Self.provider()
    let tool = ToolDefinition(
      name: "weather",
      description: "the weather in a city",
      inputSchema: [
        "type": "object", "properties": ["city": ["type": "string"]], "required": ["city"],
        "additionalProperties": false,
      ],
      isStrict: true
    )
    var request = Self.local("What is the weather in Seoul?", "sonnet", maxTokens: 100) {
      $0.tools = [tool]
    }
    let first = try await Self.message(request, from: provider)
    #expect(first.stopReason == .toolUse)
    let call = try #require(first.content.last?.toolUse)
    #expect(call.name == "weather" && call.input == ["city": "Seoul"])
    request.messages.append(.assistant(.blocks(first.content)))
    let result = ContentBlock.toolResult(
      id: call.id,
      content: .text(#"{"celsius": 21, "sky": "clear"}"#)
    )
    request.messages.append(.user(.blocks([result])))
    let second = try await Self.message(request, from: provider)
    #expect(second.stopReason == .endTurn)
    #expect(second.text == "It is 21 degrees and clear in Seoul.")
  }

  @Test func whatCannotBeKeptIsRefused() async throws {
    let provider = try Self.provider()
    func refusal(_ fill: (inout MessageRequest) -> Void) async -> String? {
      let error = await #expect(throws: ClaudeError.self) {
        _ = try await Self.message(
          Self.local("Hi", "sonnet", maxTokens: 24, stream: true, fill),
          from: provider
        )
      }
      #expect(error?.code == .invalidRequest)
      return error?.message
    }
    let prefill = await refusal { request in
      Self.asking(Self.person, &request)
      request.messages.append(.assistant("{"))
    }
    #expect(prefill?.contains("output_config.format: not supported with a prefilled") == true)
    let type = await refusal { Self.asking(["type": "date"], &$0) }
    #expect(type?.contains(#"output_config.format.schema.type: there is no type "date""#) == true)
    let strict = await refusal { request in
      request.tools = [
        ToolDefinition(
          name: "t",
          description: nil,
          inputSchema: ["enum": []],
          isStrict: true
        )
      ]
    }
    #expect(strict?.contains("tools.0.input_schema.enum: there is nothing to choose") == true)
  }
}
