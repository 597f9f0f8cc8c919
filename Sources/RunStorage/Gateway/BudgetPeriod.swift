/// The time for which a budget is given.
///
/// Periods begin at UTC's hours, days, Mondays and firsts of a month.
package enum BudgetPeriod: String, Sendable, CaseIterable {
  /// From one full hour to the next.
  case hour
  /// From midnight to midnight.
  case day
  /// From Monday to Monday.
  case week
  /// From the first of a month to the next.
  case month
  /// Once, for the life of the token.
  case total

  /// When the period around a time began.
  ///
  /// - Parameter time: In milliseconds since 1970.
  /// - Returns: The first millisecond of the period since 1970; 0 for ``total``.
  package func start(at time: Int64) -> Int64 {
    let day = UTCDay(at: time)
    switch self {
    case .hour:
      let hour = (time - day.start).quotient(flooredBy: Self.millisecondsOfAnHour)
      return day.start + min(max(0, hour), 23) * Self.millisecondsOfAnHour
    case .day: return day.start
    case .week: return day.advanced(by: -day.weekday).start
    case .month: return day.advanced(by: Int64(1 - day.date.day)).start
    case .total: return 0
    }
  }

  /// When the period around a time ends and the next one begins.
  ///
  /// - Parameter time: In milliseconds since 1970.
  /// - Returns: The first millisecond of the next period since 1970; nil for ``total``.
  package func end(at time: Int64) -> Int64? {
    let start = start(at: time)
    let day = UTCDay(at: start)
    switch self {
    case .hour: return start + Self.millisecondsOfAnHour
    case .day: return day.advanced(by: 1).start
    case .week: return day.advanced(by: 7).start
    case .month:
      let nextMonth = day.advanced(by: 31)
      return nextMonth.advanced(by: Int64(1 - nextMonth.date.day)).start
    case .total: return nil
    }
  }

  private static let millisecondsOfAnHour: Int64 = 3_600_000
}

extension UTCDay {
  /// The day of the week, from 0 for Monday; 1970-01-01 was a Thursday.
  fileprivate var weekday: Int64 {
    let shifted = number + 3
    return shifted - shifted.quotient(flooredBy: 7) * 7
  }
}
