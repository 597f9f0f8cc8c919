import ClaudeMessages
import Testing

struct MessageBatchTests {
  @Test(arguments: Fixture.all(in: "batches", ending: ".json"))
  func batchesSurviveTheRoundTrip(fixture: Fixture) throws {
    let batch = try MessageBatch(json: fixture.bytes)
    #expect(
      try JSONParser().parse(batch.encoded()).isEquivalent(to: JSONParser().parse(fixture.bytes))
    )
    #expect(try MessageBatch(json: batch.encoded()) == batch)
  }

  @Test func aBatchTellsHowFarItIs() throws {
    let open = try batch("in-progress.json")
    #expect(open.status == .inProgress && !open.isEnded && open.resultsURL == nil)
    #expect(open.counts == BatchCounts(processing: 2))
    let ended = try batch("ended.json")
    #expect(ended.isEnded && ended.endedAt == "2026-11-25T11:02:03Z")
    #expect(ended.counts == BatchCounts(succeeded: 50, errored: 30, canceled: 10, expired: 10))
    #expect(ended.resultsURL?.hasSuffix("/results") == true)
  }

  @Test func whatComesTomorrowIsKept() throws {
    let batch = try batch("tomorrow.json")
    #expect(batch.status == "thawing" && !batch.isEnded)
    #expect(batch.counts.additionalFields["postponed"] == 3)
    #expect(batch.additionalFields["priority"]?["level"] == 2)
  }

  @Test(
    arguments: [
      ("{}", #"the member "id" is missing"#),
      (#"{"id":"m"}"#, #"the member "processing_status" is missing"#),
      (
        #"{"id":"m","processing_status":"ended","request_counts":{"errored":"2"}}"#,
        "request_counts.errored: a whole number is expected here, not a string"
      ),
    ])
  func mistakesNameTheirPlace(json: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) {
      try MessageBatch(json: Array(json.utf8))
    }
    #expect(error?.description == message)
  }

  @Test func aPageListsBatches() throws {
    let page = try MessageBatchPage(
      json: Array(
        #"{"data":[{"id":"x","processing_status":"ended"}],"has_more":true,"first_id":"x","last_id":"x"}"#
          .utf8
      )
    )
    #expect(page.batches.map(\.id) == ["x"] && page.hasMore && page.lastID == "x")
    let error = #expect(throws: MessageDecodingError.self) {
      try MessageBatchPage(json: Array(#"{"data":[{"id":"x"}]}"#.utf8))
    }
    #expect(error?.path == "data[0]")
  }

  // MARK: Requests

  @Test func requestsGoOutWithTheirOwnBytes() throws {
    let params = try RawJSON(
      parsing: Array(#"{"model":"m", "max_tokens":1.0e2,"messages":[]}"#.utf8)
    )
    let requests = [
      BatchRequest(customID: "a-1", params: params), BatchRequest(customID: "b_2", params: params),
    ]
    let body = BatchRequest.encoded(requests)
    #expect(
      String(decoding: body, as: UTF8.self)
        == #"{"requests":[{"custom_id":"a-1","params":{"model":"m", "max_tokens":1.0e2,"messages":[]}},{"custom_id":"b_2","params":{"model":"m", "max_tokens":1.0e2,"messages":[]}}]}"#
    )
    let sum = requests.reduce(0) { $0 + $1.byteCount }
    #expect(body.count == sum - 1 + #"{"requests":[]}"#.utf8.count)
  }

  @Test func aBatchedRequestIsNotStreamed() throws {
    var request = MessageRequest(model: "m", maxTokens: 1, messages: [.user(.text("hi"))])
    request.stream = true
    let item = BatchRequest(customID: "a", request)
    #expect(item.params.value["stream"] == nil)
    #expect(item.params.value["max_tokens"] == 1)
  }

  @Test(
    arguments: [
      ("a", true), (String(repeating: "f", count: 64), true), ("A_b-9", true), ("", false),
      (String(repeating: "f", count: 65), false), ("a b", false), ("é", false), ("a.b", false),
    ])
  func customIDsHaveAFewLetters(name: String, isOne: Bool) {
    #expect(BatchRequest.isCustomID(name) == isOne)
  }

  private func batch(_ name: String) throws -> MessageBatch {
    try MessageBatch(json: Fixture(folder: "batches", name: name).bytes)
  }
}
