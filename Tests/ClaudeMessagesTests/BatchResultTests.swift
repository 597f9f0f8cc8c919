import ClaudeMessages
import Testing

struct BatchResultTests {
  private static let fixture = Fixture(folder: "batches", name: "results.jsonl")

  /// All results of some bytes that come in these chunks.
  private static func results(in chunks: [[UInt8]]) throws -> [BatchResult] {
    var parser = BatchResultParser()
    var results: [BatchResult] = []
    for chunk in chunks {
      try parser.append(chunk)
      while let line = parser.next() { results.append(try BatchResult(json: line)) }
    }
    if let line = parser.finish() { results.append(try BatchResult(json: line)) }
    return results
  }

  @Test func everyOutcomeIsTold() throws {
    let results = try Self.results(in: [Self.fixture.bytes])
    #expect(results.map(\.customID) == ["b2", "a1", "c3", "d4", "e5", "f6", "g7"])
    #expect(try results[0].message()?.text == "Séoul\u{2028} é 🎉")
    #expect(try results[0].message()?.usage.serviceTier == .batch)
    #expect(
      results[1].outcome
        == .errored(APIErrorBody(type: .invalidRequest, message: "max_tokens: Field required"))
    )
    #expect(results[2].outcome == .expired && results[3].outcome == .canceled)
    #expect(results[4].outcome == .errored(APIErrorBody(type: .overloaded, message: "busy")))
    #expect(try results[1].message() == nil)
  }

  @Test func aMessageKeepsItsBytes() throws {
    let results = try Self.results(in: [Self.fixture.bytes])
    for (index, start) in [(0, #"{"id":"msg_2""#), (6, #"{"id":"msg_7""#)] {
      guard case .succeeded(let raw) = results[index].outcome else {
        Issue.record("result \(index) was answered")
        continue
      }
      #expect(raw.text.hasPrefix(start) && Self.fixture.text.contains(raw.text))
    }
    let message = try #require(try results[6].message())
    #expect(message.stopReason == "enlightened" && message.additionalFields["mood"] == "calm")
    #expect(message.content.first?.raw.text == #"{"type":"hologram","z":1.50}"#)
  }

  @Test func anUnknownOutcomeIsKept() throws {
    let result = try Self.results(in: [Self.fixture.bytes])[5]
    guard case .unknown("postponed", let value) = result.outcome else {
      Issue.record("the outcome is unknown")
      return
    }
    #expect(value["until"] == 7 && value["message"]?["note"] == "no message that is known")
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func chunksDoNotMatter(size: Int) throws {
    let chunks = StreamFeed.chunks(of: Self.fixture.bytes, size: size)
    #expect(try Self.results(in: chunks) == Self.results(in: [Self.fixture.bytes]))
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\n\n"])
  func lineEndsDoNotMatter(end: String) throws {
    let lines = Self.fixture.text.split(separator: "\n").joined(separator: end)
    for text in [lines, lines + end] {
      let chunks = StreamFeed.chunks(of: Array(text.utf8), size: 1)
      #expect(try Self.results(in: chunks) == Self.results(in: [Self.fixture.bytes]))
    }
  }

  @Test func aLineOverTheLimitIsRefusedBeforeItsEnd() throws {
    var parser = BatchResultParser(maximumLineBytes: 10)
    try parser.append(Array("{\"a\":123}\n".utf8))
    #expect(parser.next()?.count == 9)
    try parser.append(Array("123456".utf8))
    let error = #expect(throws: BatchResultError.self) { try parser.append(Array("78901".utf8)) }
    #expect(error?.description == "a line of the results is larger than 10 bytes")
  }

  @Test(
    arguments: [
      ("[]", "not valid JSON: unexpected character (at byte 0)"),
      (#"{"result":{"type":"expired"}}"#, #"the member "custom_id" is missing"#),
      (#"{"custom_id":"a"}"#, #"the object "result" is missing"#),
      (#"{"custom_id":"a","result":"expired"}"#, #"the object "result" is missing"#),
      (#"{"custom_id":"a","result":{}}"#, #"result: the member "type" is missing"#),
      (
        #"{"custom_id":"a","result":{"type":"succeeded","message":"hi"}}"#,
        #"result: the object "message" is missing"#
      ),
      (
        #"{"custom_id":"a","result":{"type":"expired"}} {}"#,
        "not valid JSON: something follows the value (at byte 46)"
      ),
    ])
  func mistakesNameTheirPlace(json: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) {
      try BatchResult(json: Array(json.utf8))
    }
    #expect(error?.description == message)
  }

  @Test func everyPrefixOfALineIsAnError() throws {
    let line = try #require(Self.fixture.text.split(separator: "\n").first)
    let bytes = Array(line.utf8)
    for end in 0..<bytes.count {
      #expect(throws: MessageDecodingError.self) { try BatchResult(json: Array(bytes[..<end])) }
    }
    #expect(try BatchResult(json: bytes).customID == "b2")
  }
}
