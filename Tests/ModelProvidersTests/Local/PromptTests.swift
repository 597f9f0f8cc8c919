import ClaudeMessages
import LocalInference
import OrderedJSON
import Testing

@testable import ModelProviders

/// What a model of this process is given to read, and how it is asked to write.
struct PromptTests {
  private static func asked(
    thinks: Bool = false,
    _ fill: (inout MessageRequest) -> Void
  ) async throws -> ScriptedEngine.Asked {
    let engine = ScriptedEngine(.text("Hi"), thinks: thinks)
    let outcome = await (try LocalStage(engine)).send(.local("Hello?", fill))
    #expect(outcome.error == nil)
    return try #require(engine.asked.first)
  }

  private static let weather = ToolDefinition(
    name: "weather",
    description: "Current weather\nfor a city.",
    inputSchema: [
      "type": "object",
      "properties": ["city": ["type": "string"], "days": ["type": "integer"]],
      "required": ["city"],
    ]
  )

  @Test func toolsAndSchemaAreLinesOfTheSystemTurn() async throws {
    let asked = try await Self.asked { request in
      request.system = "Be brief."
      request.tools = [Self.weather]
      request.outputConfiguration.format = OutputConfiguration.jsonSchema([
        "type": "object",
        "properties": [
          "name": ["type": "string"], "age": ["type": ["integer", "null"]],
          "plan": ["enum": ["free", "pro"]],
          "tags": ["type": "array", "items": ["type": "string"]],
        ],
        "required": ["name", "age", "plan", "tags"],
      ])
    }
    let system = """
      Be brief.
      Tool weather(city: string, days: int?): Current weather for a city.
      Answer as JSON: {"name": string, "age": int?, "plan": "free" | "pro", "tags": [string]}
      """
    #expect(asked.prompt.turns == [.system(system), .user("Hello?")])
    #expect(asked.settings.allowsToolCalls)
  }

  @Test func callsAndResultsAreTurnsOfTheirOwn() async throws {
    let asked = try await Self.asked { request in
      request.tools = [Self.weather]
      request.messages.append(
        .assistant(
          .blocks([
            ContentBlock(.thinking(ThinkingBlock(thinking: "hm", signature: "x"))),
            .text("Let me see."),
            ContentBlock(
              .toolUse(ToolUseBlock(id: "t1", name: "weather", input: ["city": "Seoul"]))
            ),
            ContentBlock(
              .toolUse(ToolUseBlock(id: "t2", name: "weather", input: ["city": "Busan"]))
            ),
          ])
        )
      )
      request.messages.append(
        .user(
          .blocks([
            .toolResult(id: "t1", content: .text("sunny")),
            .toolResult(id: "t2", content: .text("no such city"), isError: true),
            .text("And now?"),
          ])
        )
      )
    }
    #expect(
      asked.prompt.turns.dropFirst() == [
        .user("Hello?"),
        .assistant(
          "Let me see.",
          toolCall: #"{"name": "weather", "input": {"city": "Seoul"}}"#
        ),
        .assistant("", toolCall: #"{"name": "weather", "input": {"city": "Busan"}}"#),
        .toolResult("sunny"), .toolResult("Error: no such city"), .user("And now?"),
      ]
    )
  }

  @Test func neighboursOfOneRoleAreOneTurn() async throws {
    let asked = try await Self.asked { request in
      request.messages += [
        .user("again"), .assistant("Yes."),
        .user(.blocks([.text("one"), .text("two")])),
      ]
    }
    #expect(asked.prompt.turns == [.user("Hello?\nagain"), .assistant("Yes."), .user("one\ntwo")])
  }

  @Test func aPrefillIsTheLastTurn() async throws {
    let begun = try await Self.asked { $0.messages.append(.assistant("Once upon")) }
    #expect(begun.prompt.turns == [.user("Hello?"), .assistant("Once upon")])
    let empty = try await Self.asked { $0.messages.append(.assistant("")) }
    #expect(empty.prompt.turns == [.user("Hello?")])
  }

  @Test(arguments: [
    (nil, ForcedCall?.none), (ToolChoice(mode: .auto), nil), (ToolChoice(mode: .none), nil),
    (ToolChoice(mode: .any), .tool("weather")), (ToolChoice.tool("weather"), .tool("weather")),
  ])
  func theChoiceOfAToolIsPassedOn(choice: ToolChoice?, forced: ForcedCall?) async throws {
    let asked = try await Self.asked { request in
      request.tools = [Self.weather]
      request.toolChoice = choice
    }
    #expect(asked.forced == forced)
    let isOff = choice?.mode == ToolChoice.Mode.none
    #expect(asked.settings.allowsToolCalls == !isOff)
    #expect(asked.prompt.turns.count == (isOff ? 1 : 2))
  }

  @Test func withoutTemperatureTheLikeliestTokenIsTaken() async throws {
    #expect(try await Self.asked { _ in }.settings.sampling.temperature == 0)
  }

  @Test func temperatureTopPTopKAndSeedReachTheSampler() async throws {
    let sampling = try await Self.asked { request in
      request.temperature = 0.5
      request.topP = 0.9
      request.topK = 40
      request.additionalFields["seed"] = 7
    }.settings.sampling
    #expect(sampling == Sampling(temperature: 0.5, topK: 40, topP: 0.9, seed: 7))
  }

  @Test func topPAloneDrawsAtTheAPIsDefaultTemperature() async throws {
    #expect(try await Self.asked { $0.topP = 0.9 }.settings.sampling.temperature == 1)
    #expect(try await Self.asked { $0.topK = 5 }.settings.sampling.temperature == 1)
    #expect(try await Self.asked { $0.topK = 0 }.settings.sampling.topK == nil)
  }

  @Test func limitsAndStopsReachTheEngine() async throws {
    let settings = try await Self.asked { request in
      request.maxTokens = 12
      request.stopSequences = ["END"]
    }.settings
    #expect(settings.maxTokens == 12)
    #expect(settings.stopSequences == ["END"])
  }

  // MARK: Thinking

  @Test(arguments: [
    "What is 17 + 25?", "120-45", "what is 30 plus 12", "2 * 3 + 4",
    "Which is larger, 3 + 4 or 5 + 1?",
    "Ada has 12 apples, gets 3 more and eats 2. How many apples are left?",
    "How many letters are in banana?", "Write river backwards.", "How long is the word house?",
    "What is the opposite of hot in French?", "the color of snow in Korean",
    "What is the opposite of the opposite of big?",
  ])
  func whatTheModelHasLearntToThinkAboutIsThoughtAbout(question: String) async throws {
    #expect(ThinkingDecision(about: question).thinks)
  }

  @Test(arguments: [
    "Hello?", "What is the capital of France?", "Write a haiku about 2 cats.", "Who won in 2018?",
    "x", "", "How many legs has a spider?", "What is 3 + 4?", "What is 12 times 7?",
    "the color of snow", "What is the opposite of hot?",
  ])
  func otherQuestionsAreAnsweredAtOnce(question: String) async throws {
    #expect(ThinkingDecision(about: question).thinks == false)
  }

  @Test(arguments: [
    (ThinkingConfiguration?.none, "What is 17 + 25?", true), (nil, "Hello?", false),
    (.adaptive, "What is 17 + 25?", true), (.disabled, "What is 17 + 25?", false),
  ])
  func aModelThatCanThinkDoesSoWhereItIsAsked(
    thinking: ThinkingConfiguration?,
    question: String,
    thinks: Bool
  ) async throws {
    let asked = try await Self.asked(thinks: true) { request in
      request.messages = [.user(.text(question))]
      request.thinking = thinking
    }
    #expect(asked.prompt.thinks == thinks)
  }

  @Test func aBudgetLimitsTheThinking() async throws {
    let asked = try await Self.asked(thinks: true) { request in
      request.maxTokens = 4000
      request.thinking = .budget(2000)
    }
    #expect(asked.prompt.thinks)
    #expect(asked.settings.maxThinkingTokens == 2000)
  }

  @Test func aReplyThatWasBegunIsNotThoughtAbout() async throws {
    let asked = try await Self.asked(thinks: true) { request in
      request.messages = [.user("What is 17 + 25?"), .assistant("It is")]
    }
    #expect(!asked.prompt.thinks)
  }

  @Test func aModelThatCannotThinkIsNotAskedTo() async throws {
    let asked = try await Self.asked { $0.messages = [.user("What is 17 + 25?")] }
    #expect(!asked.prompt.thinks)
  }

  // MARK: Schemas

  @Test func aSchemaThatHoldsItselfEnds() throws {
    let schema = try JSONParser().parse(
      ##"""
      {"type": "object", "properties": {"next": {"$ref": "#"}, "other": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}
      """##
    )
    #expect(TypePhrase(schema).text.count < 2000)
  }

  @Test(arguments: [
    (#"{"type": "string"}"#, "string"), (#"{"type": "number"}"#, "float"),
    (#"{"type": "boolean"}"#, "bool"), (#"{"type": ["string", "null"]}"#, "string?"),
    (#"{"anyOf": [{"type": "integer"}, {"type": "null"}]}"#, "int?"),
    (#"{"enum": ["a", "b", null]}"#, #""a" | "b"?"#), (#"{"const": 3}"#, "3"),
    (#"{"type": "array"}"#, "[any]"), ("{}", "any"),
    (
      ##"{"$ref": "#/$defs/City", "$defs": {"City": {"type": "object", "properties": {"name": {"type": "string"}}}}}"##,
      #"{"name": string}"#
    ),
  ])
  func aSchemaIsSaidInFewWords(schema: String, text: String) throws {
    #expect(TypePhrase(try JSONParser().parse(schema)).text == text)
  }
}
