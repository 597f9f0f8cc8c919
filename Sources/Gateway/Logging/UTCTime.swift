import Glibc

/// A point in time as RFC 3339 writes it in UTC.
///
/// - Source: RFC 3339, <https://www.rfc-editor.org/rfc/rfc3339>.
package enum UTCTime {
  /// The text of a point in time in milliseconds since 1970, with them: `2026-11-26T06:00:00.123Z`.
  package static func text(milliseconds: Int64) -> String {
    let (second, millisecond) = milliseconds.dividedDown(by: 1000)
    return "\(secondText(second)).\(padded(millisecond, to: 3))Z"
  }

  /// The text of a point in time in milliseconds since 1970, rounded up to the second: `2026-11-26T06:00:01Z`.
  package static func wholeSecondText(milliseconds: Int64) -> String {
    let (second, millisecond) = milliseconds.dividedDown(by: 1000)
    return "\(secondText(millisecond > 0 ? second + 1 : second))Z"
  }

  /// Reads a clock of the system.
  static func reading(of clock: clockid_t) -> (seconds: Int64, nanoseconds: Int64) {
    var time = timespec()
    clock_gettime(clock, &time)
    return (Int64(time.tv_sec), Int64(time.tv_nsec))
  }

  private static func secondText(_ unixSeconds: Int64) -> String {
    let (days, second) = unixSeconds.dividedDown(by: 86_400)
    let date = civilDate(daysSince1970: days)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
    return "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
      + "T\(clock.joined(separator: ":"))"
  }

  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private static func civilDate(
    daysSince1970 days: Int64
  ) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (days + 719_468).dividedDown(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}

extension Int64 {
  /// The quotient rounded down, and what is left, which is never negative.
  fileprivate func dividedDown(by divisor: Int64) -> (quotient: Int64, rest: Int64) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }
}
