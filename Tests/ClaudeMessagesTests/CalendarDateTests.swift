import ClaudeMessages
import Testing

struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2000-03-01", 11017), ("2024-02-29", 19782), ("1969-12-31", -1),
  ])
  func daysAreCountedFrom1970(text: String, days: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSince1970 == days && date.description == text)
  }

  @Test(arguments: [
    "", "2026-13-01", "2026-02-30", "2026-00-01", "2026-1-01", "26-01-01", "2026-01-0x",
    "+026-01-01", "2026-01-01-",
  ])
  func whatIsNoDateGivesNone(text: String) {
    #expect(CalendarDate(text) == nil)
  }
}
