import ClaudeMessages
import Testing

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
