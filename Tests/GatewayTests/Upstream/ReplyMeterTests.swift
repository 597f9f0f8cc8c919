import ClaudeMessages
import Foundation
import Gateway
import TestSupport
import Testing

struct ReplyMeterTests {
  private static func stream(_ name: String) throws -> [UInt8] {
    let folder = "\(RepositoryRoot.path)/Tests/ClaudeMessagesTests/Fixtures/streams"
    return Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name).sse")))
  }

  /// What is read of a reply that comes in pieces.
  private func reading(
    _ bytes: [UInt8],
    pieces size: Int,
    status: Int = 200,
    type: String = "text/event-stream; charset=utf-8",
    isWhole: Bool = true
  ) -> MeteredReply {
    var meter = ReplyMeter(status: status, type: type, maxTokens: 1000)
    for start in stride(from: 0, to: bytes.count, by: size) {
      meter.add(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    if isWhole { meter.end() }
    return meter.reply
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func usageIsReadHoweverTheStreamIsCut(lineEnd: String) throws {
    let text = String(decoding: try Self.stream("text"), as: UTF8.self)
    let bytes = Array(text.replacing("\n", with: lineEnd).utf8)
    for size in [1, 2, 3, 5, 17, 100, bytes.count] {
      let reply = reading(bytes, pieces: size)
      #expect(reply.model?.rawValue == "claude-haiku-5-5")
      #expect(reply.usage.inputTokens == 12)
      #expect(reply.usage.outputTokens == 17)
      #expect(reply.usage.cacheReadInputTokens == 5)
      #expect(reply.usage.thinkingTokens == 2)
      #expect(reply.stopReason == .endTurn)
      #expect(reply.isComplete)
      #expect(!reply.isFree)
    }
  }

  @Test func aCutStreamBoundsItsOutputByItsBytes() throws {
    let bytes = try Self.stream("truncated-in-text")
    let reply = reading(bytes, pieces: 10)
    #expect(!reply.isComplete)
    #expect(reply.usage.inputTokens != nil)
    #expect(reply.outputBound > 0)
    #expect(reply.outputBound < bytes.count)
  }

  @Test func cutThinkingMayHaveHadAllTokens() {
    let start =
      #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}"#
    let bytes = Array("event: content_block_start\ndata: \(start)\n\n".utf8)
    #expect(reading(bytes, pieces: 7, isWhole: false).outputBound == 1000)
  }

  @Test func textAboutThinkingIsText() {
    let delta =
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a \"thinking\" cap"}}"#
    let bytes = Array("event: content_block_delta\ndata: \(delta)\n\n".utf8)
    let reply = reading(bytes, pieces: bytes.count, isWhole: false)
    #expect((16...100).contains(reply.outputBound))
  }

  @Test(arguments: ["without-names", "tomorrow", "thinking-and-tool", "server-tool", "refusal"])
  func otherStreamsAreReadToTheirEnd(name: String) throws {
    let reply = reading(try Self.stream(name), pieces: 11)
    #expect(reply.isComplete)
    #expect(reply.usage.outputTokens != nil)
  }

  @Test func aRefusalTellsWhatItIsAboutAndWhetherAnythingCameBefore() throws {
    let text = String(decoding: try Self.stream("refusal"), as: UTF8.self)
    let late = reading(Array(text.utf8), pieces: 13)
    #expect(late.stopReason == .refusal)
    #expect(late.stopDetails?.category == .bio)
    #expect(late.hasOutput)
    let events = text.split(separator: "\n\n")
    let silent = events.filter { !$0.contains("content_block") }.joined(separator: "\n\n")
    #expect(!reading(Array(silent.utf8), pieces: 13).hasOutput)
    let whole =
      #"{"id":"m","type":"message","role":"assistant","model":"m","content":[],"stop_reason":"refusal","stop_details":{"type":"refusal","category":"cyber"},"usage":{"input_tokens":3,"output_tokens":1}}"#
    let reply = reading(Array(whole.utf8), pieces: 50, type: "application/json")
    #expect(reply.stopDetails?.category == .cyber)
    #expect(!reply.hasOutput)
  }

  @Test func anErrorInTheStreamLeavesItWithoutAnEnd() throws {
    let reply = reading(try Self.stream("error"), pieces: 9)
    #expect(!reply.isComplete)
    #expect(!reply.isFree)
  }

  @Test func aWholeReplyTellsItsUsage() {
    let json =
      #"{"id":"m","type":"message","role":"assistant","model":"claude-opus-5-5","content":[{"type":"text","text":"Hi"}],"stop_reason":"max_tokens","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":64},"later":[1]}"#
    for size in [1, 50, 1000] {
      let reply = reading(Array(json.utf8), pieces: size, type: "application/json")
      #expect(reply.usage.inputTokens == 3)
      #expect(reply.usage.outputTokens == 64)
      #expect(reply.stopReason == .maxTokens)
      #expect(reply.isComplete)
    }
    let cut = reading(Array(json.utf8.dropLast(5)), pieces: 50, type: "application/json")
    #expect(!cut.isComplete)
    #expect(cut.outputBound == 1000)
  }

  @Test func refusalsOfTheUpstreamAreFree() {
    #expect(reading(Array("{}".utf8), pieces: 1, status: 529, type: "application/json").isFree)
    #expect(reading(Array("data: {}\n\n".utf8), pieces: 1, status: 400).isFree)
  }

  @Test func garbageIsPassedOver() {
    for text in ["", "data: {", "event: message_start\ndata: {\"type\":1}\n\n", "\u{FEFF}\r\r\n"] {
      let reply = reading(Array(text.utf8), pieces: 1)
      #expect(!reply.isComplete)
    }
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) }
    #expect(!reading(bytes, pieces: 13).isComplete)
    #expect(!reading(bytes, pieces: 13, type: "text/html").isComplete)
  }

  @Test func anEventWithoutAnEndIsNotKept() {
    var meter = ReplyMeter(status: 200, type: "text/event-stream", maxTokens: 1000)
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<20 { meter.add(piece) }
    meter.end()
    #expect(!meter.reply.isComplete)
    #expect(meter.reply.outputBound == 1000)
  }
}
