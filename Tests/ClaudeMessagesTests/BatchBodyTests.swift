import ClaudeMessages
import Testing

struct BatchBodyTests {
  @Test func itemsStandWhereTheirBytesAre() throws {
    let text =
      #" {"x": [1], "requests": [{"custom_id": "a", "params": {"model":"m"} }, {"params":{ },"y":0,"custom_id":"b"}]} "#
    let bytes = Array(text.utf8)
    let body = try BatchBody(json: bytes)
    #expect(body.items.map(\.customID) == ["a", "b"])
    let params = body.items.map { String(decoding: bytes[$0.params], as: UTF8.self) }
    #expect(params == [#"{"model":"m"}"#, "{ }"])
  }

  @Test(arguments: [
    ("[]", "not valid JSON"),
    (#"{"requests":"#, "not valid JSON"),
    (#"{"requests":[]} x"#, "not valid JSON"),
    ("{}", "requests: Field required"),
    (#"{"requests":{}}"#, "requests: Input should be a valid list"),
    (#"{"requests":[7]}"#, "requests.0: Input should be a valid dictionary"),
    (
      #"{"requests":[{"custom_id":"a","params":1}]}"#,
      "requests.0.params: Input should be a valid dictionary"
    ),
    (
      #"{"requests":[{"custom_id":"a","params":{},"params":{}}]}"#,
      "requests.0.params: the field is there twice"
    ),
    (
      #"{"requests":[{"custom_id":"a","custom_id":"b","params":{}}]}"#,
      "requests.0.custom_id: the field is there twice"
    ),
    (
      #"{"requests":[{"custom_id":"a","params":{}}],"requests":[]}"#,
      "requests: the field is there twice"
    ),
    (#"{"requests":[{"custom_id":5,"params":{}}]}"#, "requests.0.custom_id: String should match"),
  ])
  func aBodyThatIsNoneSaysWhereItIsWrong(text: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) {
      try BatchBody(json: Array(text.utf8))
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func aBatchHasAtMostAHundredThousandRequests() {
    func body(_ count: Int) -> [UInt8] {
      let items = (0..<count).map { #"{"custom_id":"\#($0)","params":{}}"# }
      return Array(#"{"requests":[\#(items.joined(separator: ","))]}"#.utf8)
    }
    #expect(throws: Never.self) { try BatchBody(json: body(100_000)) }
    #expect(throws: MessageDecodingError.self) { try BatchBody(json: body(100_001)) }
  }

  @Test(
    arguments: [
      ("/x", 20, nil, nil), ("/x?limit=7", 7, nil, nil),
      ("/x?beta=true&limit=1000", 1000, nil, nil),
      ("/x?after_id=a%5Fb", 20, "a_b", nil), ("/x?before_id=c&limit=1", 1, nil, "c"),
      ("/x?after_id=%zz", 20, "%zz", nil),
    ] as [(String, Int, String?, String?)]
  )
  func aQueryTellsItsPage(path: String, limit: Int, after: String?, before: String?) throws {
    let query = try PageQuery(path: path)
    #expect(query.limit == limit)
    #expect(query.after == after)
    #expect(query.before == before)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_795_600_801, "2026-11-25T10:00:01Z"),
    (951_827_696, "2000-02-29T12:34:56Z"), (-1, "1969-12-31T23:59:59Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"),
  ])
  func aMomentIsWrittenAsItIsRead(seconds: Int, text: String) {
    #expect(Timestamp(secondsSince1970: seconds).description == text)
    #expect(Timestamp(rfc3339: text)?.secondsSince1970 == seconds)
  }
}
