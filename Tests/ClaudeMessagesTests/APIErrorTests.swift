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

struct RateLimitsTests {
  @Test func headersAreRead() {
    let headers = [
      "anthropic-ratelimit-requests-limit": "1000", "anthropic-ratelimit-requests-remaining": "999",
      "anthropic-ratelimit-requests-reset": "2026-11-22T18:00:30Z",
      "anthropic-ratelimit-output-tokens-remaining": "80000",
      "anthropic-fast-input-tokens-limit": "5", "anthropic-priority-output-tokens-limit": "x",
    ]
    let limits = RateLimits { headers[$0] }
    #expect(limits.requests?.limit == 1000 && limits.requests?.remaining == 999)
    #expect(limits.requests?.reset == Timestamp(rfc3339: "2026-11-22T18:00:30Z"))
    #expect(limits.outputTokens?.remaining == 80000 && limits.outputTokens?.limit == nil)
    #expect(limits.fastInputTokens?.limit == 5)
    #expect(limits.tokens == nil && limits.priorityOutputTokens == nil && !limits.isEmpty)
    #expect(RateLimits { _ in nil }.isEmpty)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0), ("2026-11-22T18:00:30Z", 1_795_370_430, 0),
      ("2026-11-22t19:00:30.5+01:00", 1_795_370_430, 500_000_000),
      ("2000-02-29T23:59:60-00:30", 951_870_600, 0), ("1969-12-31T23:59:59Z", -1, 0),
    ])
  func timesAreReadToTheSecond(text: String, seconds: Int, nanoseconds: Int) throws {
    let time = try #require(Timestamp(rfc3339: text))
    #expect(time.secondsSince1970 == seconds && time.nanoseconds == nanoseconds)
  }

  @Test(
    arguments: [
      "", "2026-11-22", "2026-11-22T18:00:30", "2026-02-29T00:00:00Z", "2026-11-22T24:00:00Z",
      "2026-11-22T18:00Z", "2026-11-22T18:00:30Zx", "2026-11-22T18:00:30+1:00", "soon",
    ])
  func whatIsNoTimeGivesNone(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }
}
