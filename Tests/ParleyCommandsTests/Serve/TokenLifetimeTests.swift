import RunStorage
import Testing

@testable import ParleyCommands

struct TokenLifetimeTests {
  @Test(arguments: [("1h", 3600), ("12h", 43200), ("30d", 2_592_000), ("8w", 4_838_400)])
  func aNumberAndAUnitAreATime(text: String, seconds: Int64) {
    #expect(TokenLifetime(argument: text)?.milliseconds == seconds * 1000)
  }

  @Test(arguments: [
    "", "d", "30", "0d", "-1d", "+1d", "1.5d", "30 d", "1m", "1y", "d30", "99999999999999999999d",
    "40000d", "३d",
  ])
  func allElseIsRefused(text: String) {
    #expect(TokenLifetime(argument: text) == nil)
  }

  @Test(arguments: [("1d", 1), ("7d", 7), ("4w", 28)])
  func theLastDaysEndToday(text: String, count: Int64) throws {
    let today = UTCDay(number: 20783)
    let days = try #require(SinceDay(argument: text)).days(until: today)
    #expect(days == today.advanced(by: 1 - count)...today)
  }

  @Test func aDateBeginsTheDays() throws {
    let today = UTCDay(number: 20783)
    let days = try #require(SinceDay(argument: "2026-11-01")).days(until: today)
    #expect(days == UTCDay(number: 20758)...today)
    #expect(try #require(SinceDay(argument: "2026-11-26")).days(until: today) == today...today)
    let tomorrow = try #require(SinceDay(argument: "2026-11-27"))
    #expect(throws: (any Error).self) { try tomorrow.days(until: today) }
  }

  @Test(arguments: ["", "7", "0d", "5h", "2026-02-30", "yesterday", "999999d"])
  func whatIsNoDayIsRefused(text: String) {
    #expect(SinceDay(argument: text) == nil)
  }
}
