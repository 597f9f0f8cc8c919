import ClaudeMessages
import Testing

struct MessageTests {
  @Test(arguments: Fixture.all(in: "responses", ending: ".json"))
  func messagesSurviveTheRoundTrip(fixture: Fixture) throws {
    let message = try Message(json: fixture.bytes)
    let original = Self.withoutNulls(try JSONParser().parse(fixture.bytes))
    var written = Self.withoutNulls(try JSONParser().parse(message.encoded()))
    if case .object(var object) = written {
      for key in ["type", "role"] where original[key] == nil { object[key] = nil }
      if original["usage"] == nil { object["usage"] = nil }
      written = .object(object)
    }
    #expect(written.isEquivalent(to: original), "\(written)")
    for block in message.content {
      #expect(fixture.text.contains(block.raw.text) || fixture.name == "text.json")
    }
    #expect(try Message(json: message.encoded()) == message)
  }

  @Test func textAndThinkingAreJoined() throws {
    let message = try Message(json: Fixture(folder: "responses", name: "tools.json").bytes)
    #expect(message.text == "Let me look. Now." && message.thinking.isEmpty)
    #expect(message.toolUses.map(\.name) == ["tide_at", "now"])
    #expect(message.stopReason == .toolUse)
    #expect(
      String(decoding: message.asInput.encoded(), as: UTF8.self).contains(#""hours":6.0"#)
    )
  }

  @Test func usageTellsAllItsParts() throws {
    let usage = try Message(json: Fixture(folder: "responses", name: "text.json").bytes).usage
    #expect(usage.inputTokens == 31 && usage.outputTokens == 96 && usage.thinkingTokens == 88)
    #expect(usage.cacheCreation == .init(fiveMinuteTokens: 0, oneHourTokens: 0))
    #expect(usage.serviceTier == .standard && usage.inferenceGeography == .global)
    #expect(usage.speed == nil && usage.serverToolUse == nil && usage.promptTokens == 31)
  }

  @Test func iterationsHaveTheirOwnModelAndUsage() throws {
    let usage = try Message(json: Fixture(folder: "responses", name: "iterations.json").bytes).usage
    let iterations = try #require(usage.iterations)
    #expect(iterations.map(\.type) == ["compaction", "fallback_message"])
    #expect(iterations.map(\.model) == [nil, "claude-haiku-4-5"])
    #expect(iterations.map(\.usage.outputTokens) == [100, 7])
  }

  @Test func whatComesTomorrowIsKept() throws {
    let message = try Message(json: Fixture(folder: "responses", name: "tomorrow.json").bytes)
    #expect(message.stopReason == "enlightened")
    #expect(message.additionalFields["mood"]?["z"] == 1)
    #expect(
      message.usage.additionalFields["joules"] == 7 && message.usage.serviceTier == "platinum"
    )
    #expect(message.content.map(\.type) == ["hologram", .text])
    #expect(message.text.isEmpty)
  }

  @Test func aRefusalTellsItsDetails() throws {
    let message = try Message(json: Fixture(folder: "responses", name: "refusal.json").bytes)
    #expect(message.stopDetails?.category == .cyber)
    #expect(message.stopDetails?.additionalFields.keys == ["recommended_model"])
  }

  @Test(
    arguments: [
      ("[]", "not valid JSON: unexpected character (at byte 0)"),
      (#"{"id":"a","model":"m"}"#, #"the list of blocks "content" is missing"#),
      (#"{"id":"a","model":"m","content":"text"}"#, #"the list of blocks "content" is missing"#),
      (#"{"model":"m","content":[]}"#, #"the member "id" is missing"#),
      (
        #"{"id":"a","model":"m","content":[],"usage":{"input_tokens":1.5}}"#,
        "usage.input_tokens: a whole number is expected here, not a number"
      ),
      (
        #"{"id":"a","model":"m","content":[],"usage":{"iterations":[1]}}"#,
        "usage.iterations[0]: an object is expected here, not a number"
      ),
      (
        #"{"id":"a","model":"m","content":[{"type":"te"#,
        "not valid JSON: the text ends inside a value (at byte 44)"
      ),
    ])
  func mistakesNameTheirPlace(json: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) { try Message(json: Array(json.utf8)) }
    #expect(error?.description == message)
  }

  /// A value without the members that are null.
  private static func withoutNulls(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object):
      .object(
        object.members.filter { !$0.value.isNull }.map { ($0.key, withoutNulls($0.value)) }
      )
    case .array(let items): .array(items.map(withoutNulls))
    default: value
    }
  }
}
