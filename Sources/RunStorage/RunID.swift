/// Makes the identifiers of runs: sorted by time, and alike for no two runs, whatever machine they start on.
///
/// `20261125t234830` and eight random characters: the second in UTC, which people can read and type as a prefix, and 40 random
/// bits, so that the stores of a thousand shards that start at once can be merged.
package enum RunID {
  /// The digits of the random part: those of Crockford's base 32, <https://www.crockford.com/base32.html>.
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Makes an identifier of 23 lower-case letters and digits.
  ///
  /// - Parameters:
  ///   - microseconds: When the run starts, in microseconds since 1970; a time outside of the years 0 to 9999 is moved into them.
  ///   - random: Random bits; the lowest 40 are used.
  /// - Returns: The identifier.
  package static func made(at microseconds: Int64, random: UInt64) -> String {
    let seconds = min(max(microseconds / 1_000_000, -62_167_219_200), 253_402_300_799)
    let day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    let second = seconds - day * 86400
    let date = civilDate(ofDay: day)
    var text = padded(date.year, 4) + padded(date.month, 2) + padded(date.day, 2) + "t"
    text += padded(second / 3600, 2) + padded(second / 60 % 60, 2) + padded(second % 60, 2)
    for place in (0..<8).reversed() {
      text.unicodeScalars.append(Unicode.Scalar(digits[Int(random >> (5 * UInt64(place)) & 31)]))
    }
    return text
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// The date of a day counted from 1970-01-01.
  ///
  /// - Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`,
  ///   <https://howardhinnant.github.io/date_algorithms.html>.
  private static func civilDate(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
