import RunStorage
import Testing

struct BudgetPeriodTests {
  /// The day, and the minute of the day, as a time in milliseconds since 1970.
  private func time(_ day: Int64, _ hour: Int64 = 0, _ minute: Int64 = 0) -> Int64 {
    day * 86_400_000 + hour * 3_600_000 + minute * 60_000
  }

  /// Around Thursday, 2026-11-26, which is day 20783.
  @Test(arguments: [
    (BudgetPeriod.hour, 20783, 20783),
    (.day, 20783, 20784),
    (.week, 20780, 20787),
    (.month, 20758, 20788),
  ])
  func periodsFollowTheCalendarInUTC(period: BudgetPeriod, start: Int64, end: Int64) {
    let now = time(20783, 6, 30)
    let isHour = period == .hour
    #expect(period.start(at: now) == (time(start, isHour ? 6 : 0)))
    #expect(period.end(at: now) == (time(end, isHour ? 7 : 0)))
  }

  @Test func aBudgetThatIsGivenOnceHasOnePeriod() {
    #expect(BudgetPeriod.total.start(at: .max) == 0)
    #expect(BudgetPeriod.total.end(at: 0) == nil)
  }

  /// The last days of January and February 2024, February 2023 and December 2026.
  @Test(arguments: [
    (19753, 19754), (19782, 19783), (19416, 19417),
    (20818, 20819),
  ])
  func monthsEndAsTheCalendarHasIt(last: Int64, next: Int64) {
    #expect(BudgetPeriod.month.end(at: time(last, 23, 59)) == (time(next)))
    #expect(BudgetPeriod.month.start(at: time(next)) == (time(next)))
  }

  @Test(arguments: BudgetPeriod.allCases.filter { $0 != .total })
  func periodsAbutAndHoldTheirTimes(period: BudgetPeriod) throws {
    var start = period.start(at: time(-42, 5))
    for _ in 1...1500 {
      let end = try #require(period.end(at: start))
      #expect(start < end)
      #expect(period.start(at: start) == start)
      #expect(period.start(at: end - 1) == start)
      #expect(period.start(at: end) == end)
      start = end
    }
  }

  @Test(arguments: [Int64.min, .max], BudgetPeriod.allCases)
  func timesBeyondTheCalendarHaveAPeriodToo(time: Int64, period: BudgetPeriod) {
    let start = period.start(at: time)
    #expect(period.start(at: start) == start)
    #expect(period.end(at: time).map { $0 >= start } ?? true)
  }
}
