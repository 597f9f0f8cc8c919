import Glibc
import Synchronization

/// The value of the `date` header, made once a second.
///
/// - Source: RFC 9110, section 5.6.7, <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
enum DateField {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let last = Mutex((second: time_t(-1), text: ""))

  /// The date and time of this second.
  static var now: String {
    let second = time(nil)
    return last.withLock { last in
      if last.second != second { last = (second, text(of: second)) }
      return last.text
    }
  }

  /// A date and time, as in `Sun, 06 Nov 1994 08:49:37 GMT`.
  ///
  /// - Parameter second: Seconds since 1970.
  /// - Returns: The text.
  static func text(of second: time_t) -> String {
    var second = second
    var parts = tm()
    gmtime_r(&second, &parts)
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { twoDigits($0) }
    let date = "\(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
    return "\(days[Int(parts.tm_wday)]), \(date) \(clock.joined(separator: ":")) GMT"
  }

  private static func twoDigits(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
