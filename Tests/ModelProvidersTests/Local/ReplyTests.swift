import ClaudeMessages
import LocalInference
import OrderedJSON
import Testing

@testable import ModelProviders

/// Thinking and tool calls in the blocks of a reply.
struct ReplyTests {
  private static func outcome(
    _ steps: [[Generation.Piece]],
    finish: Generation.Finish = .endOfTurn,
    _ fill: (inout MessageRequest) -> Void = { _ in }
  ) async -> LocalStage.Outcome {
    let reply = ScriptedEngine.Reply(steps: steps, finish: finish)
    let stage = LocalStage([(.opus, ScriptedEngine(reply, thinks: true))])
    return await stage.send(.local("What is 22 + 20?", fill))
  }

  // MARK: Thinking

  private static let thought: [[Generation.Piece]] = [
    [.thinking("2 and ")], [.thinking("2")], [], [.text("It is 4.")],
  ]

  @Test func thinkingIsABlockBeforeTheAnswer() async {
    let outcome = await Self.outcome(Self.thought)
    #expect(
      outcome.names == [
        "message_start", "content_block_start", "ping", "content_block_delta",
        "content_block_delta", "content_block_delta", "content_block_stop",
        "content_block_start", "content_block_delta", "content_block_stop", "message_delta",
        "message_stop",
      ]
    )
    let types = outcome.json.compactMap { $0["delta"]?["type"]?.stringValue }
    #expect(types == ["thinking_delta", "thinking_delta", "signature_delta", "text_delta"])
    guard case .thinking(let block)? = outcome.message?.content.first?.content else {
      Issue.record("no thinking")
      return
    }
    #expect(block.thinking == "2 and 2")
    #expect(block.signature?.isEmpty == false)
    #expect(outcome.message?.text == "It is 4.")
  }

  @Test func thinkingIsPartOfTheOutputTokens() async {
    let usage = await Self.outcome(Self.thought).message?.usage
    #expect(usage?.outputTokens == 4)
    #expect(usage?.thinkingTokens == 2)
  }

  @Test func omittedThinkingHasASealAndNoText() async {
    let outcome = await Self.outcome(Self.thought) { request in
      request.thinking = ThinkingConfiguration(mode: .adaptive, display: .omitted)
    }
    guard case .thinking(let block)? = outcome.message?.content.first?.content else {
      Issue.record("no thinking")
      return
    }
    #expect(block.thinking == "")
    #expect(block.signature?.isEmpty == false)
    let deltas = outcome.json.compactMap { $0["delta"]?["type"]?.stringValue }
    #expect(deltas == ["thinking_delta", "signature_delta", "text_delta"])
  }

  // MARK: Tool calls

  private static let call: [[Generation.Piece]] = [
    [.text("I look.")], [.toolCall(#"{"na"#)], [.toolCall(#"me": "weather", "input"#)],
    [.toolCall(#"": {"city": "#)], [.toolCall(#""Seoul"}}"#)],
  ]

  @Test func aCallIsABlockWhoseInputComesInParts() async {
    let outcome = await Self.outcome(Self.call, finish: .toolCall)
    let message = outcome.message
    #expect(message?.content.map(\.type) == [.text, .toolUse])
    #expect(message?.stopReason == .toolUse)
    let call = message?.content.last?.toolUse
    #expect(call?.name == "weather")
    #expect(call?.id.hasPrefix("toolu_local_") == true)
    #expect(call?.input == ["city": "Seoul"])
    let parts = outcome.json.compactMap { $0["delta"]?["partial_json"]?.stringValue }
    #expect(parts == ["", #"{"city": "#, #""Seoul"}"#])
  }

  @Test func aCallInAWholeMessageHasItsInput() async {
    let outcome = await Self.outcome(Self.call, finish: .toolCall) { $0.stream = false }
    #expect(outcome.message?.content.last?.toolUse?.input == ["city": "Seoul"])
  }

  @Test func aCallThatWasCutKeepsWhatCame() async {
    let outcome = await Self.outcome(Array(Self.call.dropLast()), finish: .maxTokens)
    #expect(outcome.message?.stopReason == .maxTokens)
    let parts = outcome.json.compactMap { $0["delta"]?["partial_json"]?.stringValue }
    #expect(parts.joined() == #"{"city": "#)
    #expect(outcome.names.suffix(3) == ["content_block_stop", "message_delta", "message_stop"])
  }

  @Test func brokenJSONOfAnInputIsPassedOnAsItIs() async {
    let outcome = await Self.outcome(
      [[.toolCall(#"{"name": "weather", "input": {"city": Seoul}}"#)]],
      finish: .toolCall
    )
    let parts = outcome.json.compactMap { $0["delta"]?["partial_json"]?.stringValue }
    #expect(parts.joined() == #"{"city": Seoul}"#)
    #expect(outcome.message?.stopReason == .toolUse)
  }

  @Test(arguments: [
    #"{"nome": "weather"}"#, "weather", #"{"name": "", "input": {}}"#, #"{"name": "we"#,
    #"{"input": {}, "name": "a"}"#,
  ])
  func whatIsNoCallStaysText(written: String) async {
    let outcome = await Self.outcome([[.toolCall(written)]], finish: .toolCall)
    #expect(outcome.message?.text == written)
    #expect(outcome.message?.stopReason == .endTurn)
  }

  @Test(arguments: 1...40)
  func aCallReadsTheSameHoweverItIsCut(size: Int) {
    let call = #"{"name": "note", "input": {"text": "a } \" ] {", "list": [1, {"b": 2}]}}"#
    var reader = CallReader()
    var input = ""
    var rest = Substring(call)
    while !rest.isEmpty {
      input += reader.append(String(rest.prefix(size))).input
      rest = rest.dropFirst(size)
    }
    #expect(reader.name == "note")
    #expect(input == #"{"text": "a } \" ] {", "list": [1, {"b": 2}]}"#)
  }
}
