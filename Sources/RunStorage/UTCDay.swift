/// A day of the calendar in UTC.
///
/// - Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`,
///   <https://howardhinnant.github.io/date_algorithms.html>.
package struct UTCDay: Sendable, Hashable {
  /// Days since 1970-01-01, within the years 0 to 9999.
  package let number: Int64

  private static let numbers = Int64(-719_528)...2_932_896

  /// Makes a day from its number; one outside of the years 0 to 9999 is moved into them.
  package init(number: Int64) {
    self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound)
  }

  /// The day of a time in milliseconds since 1970.
  package init(at milliseconds: Int64) {
    self.init(number: milliseconds.quotient(flooredBy: 86_400_000))
  }

  /// When it begins, in milliseconds since 1970.
  package var start: Int64 { number * 86_400_000 }

  /// The year, the month from 1 to 12, and the day of the month from 1 on.
  package var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted.quotient(flooredBy: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
  }

  /// The day so many days later.
  package func advanced(by days: Int64) -> UTCDay {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return UTCDay(number: overflow ? (days < 0 ? .min : .max) : sum)
  }
}

extension UTCDay: Comparable, CustomStringConvertible {
  /// Whether one day is before another.
  package static func < (left: UTCDay, right: UTCDay) -> Bool { left.number < right.number }

  /// The day as in `2026-11-26`.
  package var description: String {
    let date = date
    return "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2))"
  }
}

extension BinaryInteger {
  /// The number with zeros before it.
  func padded(_ width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

extension Int64 {
  /// The quotient rounded down, also for a negative number.
  func quotient(flooredBy divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
