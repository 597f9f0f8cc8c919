import ClaudeMessages
import Testing

struct APIErrorTests {
  @Test(
    arguments: [
      ("rate-limit.json", 429, APIErrorType.rateLimit, "This request would exceed the limit."),
      ("spend-limit.json", 429, .rateLimit, "Spend limit reached."),
      (
        "invalid-request.json", 400, .invalidRequest,
        "max_tokens: 1000000 > 128000, which is the maximum allowed number of output tokens for claude-opus-5-5"
      ),
      ("overloaded.json", 529, .overloaded, "Overloaded"),
      ("no-request-id.json", 418, "error_of_tomorrow", "Hm."),
      ("error-string.json", 404, .notFound, "model \"x\" not found"),
      ("detail.json", 404, .notFound, "Not Found"),
      ("typeless.json", 401, .authentication, "Unauthorized"),
      ("page.html", 502, .api, "the server answered 502 with a page of HTML: 502 Bad Gateway"),
      (
        "plain.txt", 503, .api,
        "the server answered 503: upstream connect error or disconnect/reset before headers"
      ),
      ("empty.txt", 413, .requestTooLarge, "the server answered 413 without a body"),
    ])
  func everyBodyGivesTypeAndMessage(
    name: String,
    status: Int,
    type: APIErrorType,
    message: String
  ) {
    let body = APIErrorBody(status: status, body: Fixture(folder: "errors", name: name).bytes)
    #expect(body.type == type)
    #expect(body.message == message)
  }

  @Test func codesAreReadFromTheDetails() throws {
    let ramp = try APIErrorBody(json: Fixture(folder: "errors", name: "rate-limit.json").bytes)
    #expect(ramp.code == .rampLimitExceeded && ramp.code?.isSpendLimit == false)
    #expect(ramp.requestID == "req_011C")
    let spend = try APIErrorBody(json: Fixture(folder: "errors", name: "spend-limit.json").bytes)
    #expect(spend.code?.isSpendLimit == true)
    let none = try APIErrorBody(json: Fixture(folder: "errors", name: "overloaded.json").bytes)
    #expect(none.code == nil && none.requestID == nil)
  }

  @Test func errorsSurviveTheRoundTrip() throws {
    let bytes = Fixture(folder: "errors", name: "rate-limit.json").bytes
    #expect(try APIErrorBody(json: bytes).encoded() == bytes)
  }

  @Test(
    arguments: [
      (400, APIErrorType.invalidRequest), (401, .authentication), (402, .billing),
      (403, .permission), (404, .notFound), (408, .timeout), (409, .conflict),
      (413, .requestTooLarge), (422, .invalidRequest), (429, .rateLimit), (500, .api), (503, .api),
      (504, .timeout), (529, .overloaded), (599, .api), (302, nil), (-1, nil),
    ])
  func statusesHaveATypeOfTheirOwn(status: Int, type: APIErrorType?) {
    #expect(APIErrorType(status: status) == type)
  }

  @Test func longPagesAndPlainTextsAreCutShort() {
    let text = String(repeating: "word ", count: 1000)
    #expect(APIErrorBody(status: 500, body: Array(text.utf8)).message.count < 300)
    let page = "<html><TITLE>\(text)</TITLE></html>"
    #expect(APIErrorBody(status: 500, body: Array(page.utf8)).message.count < 300)
    #expect(
      APIErrorBody(status: 500, body: [0xFF, 0xFE]).message.hasPrefix("the server answered 500")
    )
  }
}
