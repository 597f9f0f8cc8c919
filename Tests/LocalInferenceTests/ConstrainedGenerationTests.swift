import OrderedJSON
import TestSupport
import Testing

@testable import LocalInference

/// Replies that have to be documents of a schema, or calls of tools, from models that have learnt nothing.
struct ConstrainedGenerationTests {
  private static let schema: JSONValue = [
    "type": "object",
    "properties": [
      "pass": ["type": "boolean"], "kind": ["enum": ["a", "b", "안녕"]],
      "score": ["type": ["integer", "null"]],
    ],
    "required": ["pass", "kind", "score"], "additionalProperties": false,
  ]

  private static let tools: [(name: String, input: JSONValue)] = [
    ("one", schema), ("two", ["type": "object", "additionalProperties": false]),
  ]

  private static func settings(
    _ sampling: Sampling,
    maxTokens: Int = 1000,
    traced: Int = 0
  ) throws -> GenerationSettings {
    var settings = GenerationSettings(maxTokens: maxTokens)
    settings.sampling = sampling
    settings.tracedCandidates = traced
    settings.constraint.text = TextConstraint(try TextGrammar(documentsOf: schema))
    settings.constraint.call = TextConstraint(try TextGrammar(callsOf: tools))
    return settings
  }

  private static func generation(
    _ settings: GenerationSettings,
    seed: UInt64 = 1,
    thinks: Bool = false
  ) throws -> Generation {
    try Generation(
      model: try TestModels.random(seed: seed),
      prompt: ChatPrompt(turns: [.user("go")], thinks: thinks),
      settings: settings
    )
  }

  /// Whether a value is a document of the schema.
  private static func fits(_ value: JSONValue?) -> Bool {
    guard let value, value.objectValue?.keys == ["pass", "kind", "score"] else { return false }
    let isScore = value["score"]?.isNull == true || value["score"]?.intValue != nil
    return value["pass"]?.boolValue != nil && isScore
      && ["a", "b", "안녕"].contains(value["kind"]?.stringValue)
  }

  @Test(
    arguments: [Sampling.greedy, Sampling(temperature: 2, seed: 7), Sampling(topK: 5, seed: 3)],
    [UInt64(1), 2, 3, 4, 5]
  )
  func everyModelWritesADocument(sampling: Sampling, seed: UInt64) throws {
    var generation = try Self.generation(try Self.settings(sampling), seed: seed)
    let reply = try generation.run()
    // A number has at most 18 digits and nothing else is of any length: the window of these models holds every document.
    #expect(generation.finish == .endOfTurn, "\(reply.text)")
    #expect(Self.fits(try? JSONParser().parse(reply.text)), "\(reply.text)")
  }

  @Test func traceDoesNotChangeTheReply() throws {
    var plain = try Self.generation(try Self.settings(.greedy))
    var traced = try Self.generation(try Self.settings(.greedy, traced: 3))
    let text = try plain.run().text
    let reply = try traced.run()
    #expect(reply.text == text)
    #expect(plain.replyTokens == traced.replyTokens)
  }

  @Test func candidatesAreTokensThatCanFollow() throws {
    var generation = try Self.generation(try Self.settings(Sampling(seed: 9), traced: 4))
    let steps = try generation.run().steps
    let grammar = try TextGrammar(documentsOf: Self.schema)
    let tokenizer = try TestModels.random().tokenizer
    var place = TextConstraint(grammar).afterSpace()
    for step in steps {
      let choice = try #require(step.choice)
      for candidate in choice.candidates where candidate.token != SpecialToken.end.rawValue {
        #expect(place.allows(tokenizer.bytes(of: candidate.token)))
      }
      let sum = choice.candidates.reduce(0) { $0 + $1.probability }
      #expect(sum <= 1.000001)
      _ = place.take(tokenizer.bytes(of: choice.token))
    }
    #expect(place.isComplete)
  }

  @Test func cutAtTheMostTokensIsNoDocument() throws {
    var generation = try Self.generation(try Self.settings(.greedy, maxTokens: 5))
    let reply = try generation.run()
    #expect(generation.finish == .maxTokens)
    var place = TextConstraint(try TextGrammar(documentsOf: Self.schema))
    let isBeginning = place.take(reply.text.utf8)
    #expect(isBeginning && !place.isComplete)
  }

  @Test func thinkingIsFree() throws {
    var settings = try Self.settings(.greedy)
    settings.maxThinkingTokens = 4
    var generation = try Self.generation(settings, thinks: true)
    let reply = try generation.run()
    #expect(Self.fits(try? JSONParser().parse(reply.text)), "\(reply.text)")
  }

  @Test func callHasTheFormOfATool() throws {
    let tool = SpecialToken.tool.rawValue
    let assistant = SpecialToken.assistant.rawValue
    let model = try TestModels.scripted([(assistant, tool)])
    var settings = try Self.settings(.greedy)
    settings.allowsToolCalls = true
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user("go")]),
      settings: settings
    )
    let reply = try generation.run()
    #expect(generation.finish == .toolCall)
    let call = try #require(ToolCall(json: reply.toolCall), "\(reply.toolCall)")
    #expect(call.name == "two" ? call.input == [:] : Self.fits(call.input))
    #expect(call.json == reply.toolCall)
  }

  @Test func documentThatIsBegunIsNotLeftForACall() throws {
    let brace = Int(UInt8(ascii: "{")) + Tokenizer.firstByte
    let space = Int(UInt8(ascii: " ")) + Tokenizer.firstByte
    let tool = SpecialToken.tool.rawValue
    let assistant = SpecialToken.assistant.rawValue
    let model = try TestModels.scripted([(assistant, space), (space, brace), (brace, tool)])
    var settings = try Self.settings(.greedy)
    settings.allowsToolCalls = true
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user("go")]),
      settings: settings
    )
    let reply = try generation.run()
    #expect(reply.toolCall.isEmpty)
    #expect(reply.text.hasPrefix("{\"pass\": "))
  }

  @Test func stopSequenceStillEndsTheText() throws {
    var settings = try Self.settings(.greedy)
    settings.stopSequences = ["\"kind\""]
    var generation = try Self.generation(settings)
    let reply = try generation.run()
    #expect(generation.finish == .stopSequence("\"kind\""))
    #expect(reply.text.hasPrefix("{\"pass\": ") && reply.text.hasSuffix(", "))
  }
}
