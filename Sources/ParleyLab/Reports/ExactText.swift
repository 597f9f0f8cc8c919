import Glibc
import OrderedJSON

/// Exact values as machines read them back.
package enum ExactText {
  /// A whole number of small units as a decimal number of large ones, without needless zeros and without an exponent.
  ///
  /// - Parameters:
  ///   - count: The number of small units, such as pico-dollars or nanoseconds.
  ///   - digits: How many decimal digits a small unit is behind a large one: 12 for pico-dollars in dollars.
  /// - Returns: The number, which is also JSON.
  package static func decimal(_ count: Int64, digits: Int) -> String {
    let text = String(count.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
    var fraction = padded.suffix(digits)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = (count < 0 ? "-" : "") + padded.dropLast(digits)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }

  /// Pico-dollars as dollars.
  package static func dollars(_ picodollars: Int64) -> String { decimal(picodollars, digits: 12) }

  /// Nanoseconds as seconds.
  package static func seconds(_ nanoseconds: Int64) -> String { decimal(nanoseconds, digits: 9) }

  /// A moment in the form of RFC 3339, in UTC, to the millisecond: `2026-11-25T23:50:00.123Z`.
  ///
  /// - Parameter microseconds: The time since the start of 1970.
  /// - Returns: The moment.
  package static func moment(_ microseconds: Int64) -> String {
    let (seconds, rest) = split(microseconds)
    return "\(date(seconds))T\(time(seconds)).\(digits(Int(rest / 1000), 3))Z"
  }

  /// A moment as people read it, in UTC: `2026-11-25 23:50:00 UTC`.
  package static func readableMoment(_ microseconds: Int64) -> String {
    let (seconds, _) = split(microseconds)
    return "\(date(seconds)) \(time(seconds)) UTC"
  }

  private static func split(_ microseconds: Int64) -> (seconds: Int64, rest: Int64) {
    var (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    if rest < 0 {
      rest += 1_000_000
      seconds -= 1
    }
    return (seconds, rest)
  }

  private static func parts(_ seconds: Int64) -> tm {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    return parts
  }

  private static func date(_ seconds: Int64) -> String {
    let parts = parts(seconds)
    return
      "\(digits(Int(parts.tm_year) + 1900, 4))-\(digits(Int(parts.tm_mon) + 1, 2))-\(digits(Int(parts.tm_mday), 2))"
  }

  private static func time(_ seconds: Int64) -> String {
    let parts = parts(seconds)
    return
      "\(digits(Int(parts.tm_hour), 2)):\(digits(Int(parts.tm_min), 2)):\(digits(Int(parts.tm_sec), 2))"
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

extension JSONValue {
  /// The value as the language prints it: a string bare, all else as JSON on one line.
  package var plainText: String {
    if case .string(let text) = self { return text }
    return String(decoding: JSONWriter.bytes(of: self, layout: .spaced), as: UTF8.self)
  }
}
