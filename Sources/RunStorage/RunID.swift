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
    let day = seconds.quotient(flooredBy: 86400)
    let second = seconds - day * 86400
    let date = UTCDay(number: day).date
    var text = date.year.padded(4) + date.month.padded(2) + date.day.padded(2) + "t"
    text += (second / 3600).padded(2) + (second / 60 % 60).padded(2) + (second % 60).padded(2)
    for place in (0..<8).reversed() {
      text.unicodeScalars.append(Unicode.Scalar(digits[Int(random >> (5 * UInt64(place)) & 31)]))
    }
    return text
  }
}
