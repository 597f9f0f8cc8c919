import ClaudeMessages
import TestSupport
import Testing

struct StreamTests {
  private static let lineEnds: [(name: String, bytes: [UInt8])] = [
    ("LF", [0x0A]), ("CR", [0x0D]), ("CRLF", [0x0D, 0x0A]),
  ]

  @Test(arguments: Fixture.all(in: "streams", ending: ".sse"))
  func streamsGiveTheSameEventsHoweverTheyAreCut(fixture: Fixture) throws {
    let expected = try StreamFeed.events(in: [fixture.bytes])
    #expect(expected.count >= 3)
    for lineEnd in Self.lineEnds {
      let stream = fixture.bytes.flatMap { $0 == 0x0A ? lineEnd.bytes : [$0] }
      #expect(try StreamFeed.events(in: [stream]) == expected, "\(lineEnd.name) whole")
      #expect(try StreamFeed.events(in: stream.map { [$0] }) == expected, "\(lineEnd.name) bytes")
      for offset in 1..<stream.count {
        let halves = [Array(stream[..<offset]), Array(stream[offset...])]
        let events = try StreamFeed.events(in: halves)
        if events != expected { Issue.record("\(lineEnd.name) split at \(offset)") }
      }
    }
  }

  @Test(arguments: Fixture.all(in: "streams", ending: ".sse"))
  func streamsFoldIntoMessages(fixture: Fixture) throws {
    var accumulator = MessageAccumulator()
    for event in try StreamFeed.events(in: [fixture.bytes]) {
      accumulator.append(try StreamEvent(event))
    }
    let accumulated = try #require(accumulator.accumulated)
    Golden.expect(
      Self.rendered(accumulated, accumulator.irregularities),
      at: fixture.path.replacing(".sse", with: ".expected.txt")
    )
    #expect(accumulator.text == accumulated.message.text)
    #expect(accumulator.isAtEnd == !accumulated.isTruncated)
  }

  @Test(arguments: Fixture.all(in: "streams", ending: ".sse"))
  func theFastPathReadsWhatTheGeneralReaderReads(fixture: Fixture) throws {
    for event in try StreamFeed.events(in: [fixture.bytes]) {
      // A blank after the brace is a spelling that the fast path does not know.
      let slow = [0x7B, 0x20] + event.data.dropFirst()
      if event.data.first == 0x7B {
        #expect(try StreamEvent(json: event.data) == StreamEvent(json: slow))
      }
    }
  }

  @Test(
    arguments: [
      (
        #"{"type":"content_block_delta","index":12,"delta":{"type":"text_delta","text":"é\n\u0041"}  } "#,
        12, "é\nA"
      ),
      (
        #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"","x":1}}"#,
        0, ""
      ),
      (
        #"{"type":"content_block_delta","index":1000,"delta":{"type":"text_delta","text":"a"}}"#,
        1000, "a"
      ),
      (
        #"{"index":3,"delta":{"text":"b","type":"text_delta"},"type":"content_block_delta"}"#, 3,
        "b"
      ),
    ])
  func deltasAreReadInAnySpelling(json: String, index: Int, text: String) throws {
    #expect(
      try StreamEvent(json: Array(json.utf8)) == .contentBlockDelta(index: index, .text(text))
    )
  }

  @Test(
    arguments: [
      (
        #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}"#,
        "not valid JSON: the text ends inside a value (at byte 80)"
      ),
      (
        #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}}}"#,
        "not valid JSON: something follows the value (at byte 81)"
      ),
      (
        #"{"type":"content_block_delta","index":01,"delta":{"type":"text_delta","text":"a"}}"#,
        "not valid JSON: this is not a number as JSON spells numbers (at byte 38)"
      ),
      (
        #"{"type":"content_block_delta","index":012,"delta":{"type":"text_delta","text":"a"}}"#,
        "not valid JSON: this is not a number as JSON spells numbers (at byte 38)"
      ),
      (
        #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta"}}"#,
        #"delta: the member "text" is missing"#
      ),
      (
        #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"a"}}"#,
        #"the member "index" is missing"#
      ),
      (#"{"type":"content_block_start","index":0}"#, #"the member "content_block" is missing"#),
      (#"{"type":"message_start"}"#, #"the member "message" is missing"#),
      (
        #"{"type":"message_start","message":{"id":"a","content":[]}}"#,
        #"message: the member "model" is missing"#
      ),
      (#"{"kind":"ping"}"#, #"the member "type" is missing"#),
      ("[1]", "not valid JSON: unexpected character (at byte 0)"),
    ])
  func brokenEventsNameTheirMistake(json: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) {
      try StreamEvent(json: Array(json.utf8))
    }
    #expect(error?.description == message)
  }

  @Test(
    arguments: [
      (
        #"{"type":"error","error":{"type":"overloaded_error","message":"m"}}"#, "overloaded_error",
        "m"
      ),
      (#"{"type":"error","error":"out of memory"}"#, "api_error", "out of memory"),
      (#"{"type":"error","error":{"message":"m"}}"#, "api_error", "m"),
      (#"{"type":"error"}"#, "api_error", #"{"type":"error"}"#),
    ])
  func errorEventsOfAnyShapeAreErrors(json: String, type: APIErrorType, message: String) throws {
    guard case .error(let body) = try StreamEvent(json: Array(json.utf8)) else {
      Issue.record("not an error")
      return
    }
    #expect(body.type == type && body.message == message)
  }

  @Test func dataThatIsNotJSONPassesOnlyUnderAnUnknownName() throws {
    let done = ServerSentEvent(name: "", data: Array("[DONE]".utf8))
    #expect(try StreamEvent(done) == .unknown(type: "", "[DONE]"))
    #expect(throws: MessageDecodingError.self) {
      try StreamEvent(ServerSentEvent(name: "message_stop", data: Array("{".utf8)))
    }
  }

  /// An accumulated message as text: one line for each fact, blocks as they would be sent back.
  private static func rendered(
    _ accumulated: AccumulatedMessage,
    _ irregularities: [String]
  ) -> String {
    var message = accumulated.message
    let blocks = message.content
    message.content = []
    var lines = ["message \(String(decoding: message.encoded(), as: UTF8.self))"]
    lines += blocks.map { "block \($0.raw.text)" }
    lines.append("complete \(accumulated.isComplete)")
    if accumulated.isTruncated { lines.append("truncated") }
    if let error = accumulated.error {
      lines.append("error \(String(decoding: error.encoded(), as: UTF8.self))")
    }
    lines += accumulated.unfinishedBlocks.map {
      "unfinished \($0.position)" + ($0.brokenInput.map { " \($0)" } ?? "")
    }
    lines.append("usable \(accumulated.usableContent.count) of \(blocks.count)")
    lines += irregularities.map { "irregularity \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
