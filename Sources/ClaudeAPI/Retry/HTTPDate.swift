/// A date in an HTTP header, `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// - Source: RFC 9110, section 5.6.7, the preferred form; the two obsolete forms are not read.
struct HTTPDate: Sendable, Equatable {
  /// Seconds since 1970-01-01T00:00:00Z.
  let unixTime: Int64

  /// Reads a date; nil for anything else.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", words[0].last == "," else { return nil }
    let time = words[4].split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 3,
      let day = Self.number(words[1], in: 1...31),
      let month = Self.months.firstIndex(of: words[2]),
      let year = Self.number(words[3], in: 1970...9999),
      let hour = Self.number(time[0], in: 0...23),
      let minute = Self.number(time[1], in: 0...59),
      let second = Self.number(time[2], in: 0...60)
    else { return nil }
    let days = Self.daysSince1970(year: year, month: month + 1, day: day)
    unixTime = Int64(((days * 24 + hour) * 60 + minute) * 60 + second)
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ text: Substring, in range: ClosedRange<Int>) -> Int? {
    guard let value = Int(text), range.contains(value) else { return nil }
    return value
  }

  /// - Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`, for years from 1970 on.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
