import RunStorage
import Testing

struct UTCDayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2026-11-26", 20783),
    ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
  ])
  func daysAreWrittenWithTheirDates(text: String, number: Int64) {
    #expect(UTCDay(number: number).description == text)
  }

  @Test func daysFollowEachOther() {
    var expected = (year: -1, month: 12, day: 31)
    let monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for number in Int64(-719_528)...2_932_896 {
      let year = expected.year
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let length = monthDays[expected.month - 1] + (expected.month == 2 && isLeap ? 1 : 0)
      expected.day += 1
      if expected.day > length { expected = (year, expected.month + 1, 1) }
      if expected.month > 12 { expected = (year + 1, 1, 1) }
      let date = UTCDay(number: number).date
      guard date == expected else {
        Issue.record("day \(number) is \(date) and not \(expected)")
        return
      }
    }
    #expect(expected == (year: 9999, month: 12, day: 31))
  }

  @Test func aDayIsThatOfAllItsMilliseconds() {
    let day = UTCDay(number: 20783)
    #expect(UTCDay(at: day.start) == day)
    #expect(UTCDay(at: day.start + 86_399_999) == day)
    #expect(UTCDay(at: day.start - 1) == day.advanced(by: -1))
  }

  @Test func daysBeyondTheCalendarAreMovedIntoIt() {
    #expect(UTCDay(at: .max).description == "9999-12-31")
    #expect(UTCDay(at: .min).description == "0000-01-01")
    #expect(UTCDay(number: 0).advanced(by: .max).description == "9999-12-31")
    #expect(UTCDay(number: -5).advanced(by: .min).description == "0000-01-01")
  }
}
