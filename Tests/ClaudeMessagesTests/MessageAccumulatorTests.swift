import ClaudeMessages
import Testing

struct MessageAccumulatorTests {
  private func accumulator(_ events: [StreamEvent]) -> MessageAccumulator {
    var accumulator = MessageAccumulator()
    for event in events { accumulator.append(event) }
    return accumulator
  }

  private var start: StreamEvent {
    var usage = Usage(inputTokens: 10, outputTokens: 3)
    usage.cacheReadInputTokens = 4
    usage.cacheCreation = Usage.CacheCreation(fiveMinuteTokens: 1, oneHourTokens: 2)
    return .messageStart(
      Message(id: "m", model: "claude-opus-5-5", content: [], stopReason: nil, usage: usage)
    )
  }

  @Test func anEmptyStreamHasNoMessage() {
    #expect(accumulator([]).accumulated == nil)
    #expect(accumulator([.ping, .unknown(type: "x", 1)]).accumulated == nil)
  }

  @Test func usageIsCumulative() throws {
    var later = Usage(outputTokens: 20)
    later.serverToolUse = Usage.ServerToolUse(webSearchRequests: 1, webFetchRequests: 0)
    let folded = accumulator([
      start, .messageDelta(MessageDelta(stopReason: nil, usage: Usage(outputTokens: 9))),
      .messageDelta(MessageDelta(stopReason: .endTurn, usage: later)), .messageStop,
    ])
    let usage = try #require(folded.accumulated).message.usage
    #expect(usage.outputTokens == 20 && usage.inputTokens == 10 && usage.cacheReadInputTokens == 4)
    #expect(usage.cacheCreation?.oneHourTokens == 2 && usage.serverToolUse?.webSearchRequests == 1)
    #expect(folded.accumulated?.isComplete == true)
  }

  @Test func eventsOutOfOrderAreToldAndNothingIsLost() throws {
    let folded = accumulator([
      .contentBlockDelta(index: 0, .text("lost")), .contentBlockStop(index: 7),
      .messageDelta(MessageDelta(stopReason: .endTurn)),
      .contentBlockStart(index: 0, .text("a")), start, start,
      .contentBlockStart(index: 0, .text("again")), .contentBlockStop(index: 0),
      .contentBlockDelta(index: 0, .text("b")), .messageStop, .ping,
      .contentBlockDelta(index: 0, .text("c")),
    ])
    #expect(folded.accumulated?.message.text == "abc")
    #expect(
      folded.irregularities == [
        "block 0 grew before it began", "block 7 ended before it began",
        "the reply's end came before its start", "a block began before the reply",
        "the reply began twice", "block 0 began twice", "block 0 grew after its end",
        "an event came after the end of the reply", "block 0 grew after its end",
      ]
    )
  }

  @Test func irregularitiesDoNotPileUp() {
    let events = (0..<1000).map { StreamEvent.contentBlockStop(index: $0) }
    #expect(accumulator(events).irregularities.count == 16)
  }

  @Test func interleavedBlocksGrowByTheirIndex() throws {
    let folded = accumulator([
      start, .contentBlockStart(index: 0, .text("")), .contentBlockStart(index: 1, .text("")),
      .contentBlockDelta(index: 0, .text("a")), .contentBlockDelta(index: 1, .text("b")),
      .contentBlockDelta(index: 0, .text("c")), .contentBlockStop(index: 1),
      .contentBlockStop(index: 0), .messageStop,
    ])
    #expect(folded.accumulated?.message.content.map(\.text) == ["ac", "b"])
    #expect(folded.accumulated?.unfinishedBlocks.isEmpty == true)
  }

  @Test func aBrokenStreamSaysWhichBlocksMayGoBack() throws {
    let folded = accumulator([
      start,
      .contentBlockStart(
        index: 0,
        ContentBlock(.thinking(ThinkingBlock(thinking: "", signature: "s")))
      ),
      .contentBlockStop(index: 0), .contentBlockStart(index: 1, .text("")),
      .contentBlockDelta(index: 1, .text("part")),
      .contentBlockStart(
        index: 2,
        ContentBlock(.toolUse(ToolUseBlock(id: "t", name: "n", input: [:])))
      ),
      .contentBlockDelta(index: 2, .inputJSON("{\"a\":")),
    ])
    let accumulated = try #require(folded.accumulated)
    #expect(accumulated.isTruncated && !accumulated.isComplete)
    #expect(accumulated.unfinishedBlocks.map(\.position) == [1, 2])
    #expect(accumulated.unfinishedBlocks.map(\.brokenInput) == [nil, "{\"a\":"])
    #expect(accumulated.usableContent.map(\.type) == [.thinking, .text])
  }
}
