import Testing

@testable import ClaudeAPI

struct RetryHeadersTests {
  @Test(
    arguments: [
      (["retry-after": "7"], .seconds(7)),
      (["Retry-After": "1.5"], .milliseconds(1500)),
      (["retry-after-ms": "250", "retry-after": "7"], .milliseconds(250)),
      (["retry-after-ms": "soon", "retry-after": "7"], .seconds(7)),
      (["retry-after": "Sun, 06 Nov 1994 08:49:47 GMT"], .seconds(10)),
      (
        [
          "retry-after": "Sun, 06 Nov 1994 08:49:47 GMT", "date": "Sun, 06 Nov 1994 08:49:45 GMT",
        ], .seconds(2)
      ),
      (["retry-after": "Sun, 06 Nov 1994 08:00:00 GMT"], .zero),
    ] as [(HeaderFields, Duration)]
  )
  func pausesAreReadInEveryForm(headers: HeaderFields, pause: Duration) {
    #expect(RetryHeaders(headers, unixTime: 784_111_777).retryAfter == pause)
  }

  @Test(arguments: ["", "-1", "nan", "inf", "1e300", "tomorrow", "Sun, 99 Nov 1994 08:49:47 GMT"])
  func unreadablePausesAreNone(text: String) {
    #expect(RetryHeaders(["retry-after": text], unixTime: 0).retryAfter == nil)
  }

  @Test(arguments: [("true", true), ("false", false), ("perhaps", nil)] as [(String, Bool?)])
  func theServersWordIsRead(text: String, word: Bool?) {
    #expect(RetryHeaders(["x-should-retry": text], unixTime: 0).shouldRetry == word)
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
    ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
  ])
  func datesAreSecondsSince1970(text: String, seconds: Int64) {
    #expect(HTTPDate(text)?.unixTime == seconds)
  }
}
