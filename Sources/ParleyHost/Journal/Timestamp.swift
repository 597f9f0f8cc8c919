import Glibc

/// A moment, in whole microseconds since the start of 1970 (UTC).
package struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds since the start of 1970.
  package let microseconds: Int64

  /// Makes a moment.
  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The moment that the machine's clock shows.
  package static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  /// The microseconds from an earlier moment to this one; negative when the clock was set back, and the nearest end of the range
  /// for what does not fit.
  package func microseconds(since earlier: Timestamp) -> Int64 {
    let (difference, overflows) = microseconds.subtractingReportingOverflow(earlier.microseconds)
    guard overflows else { return difference }
    return microseconds < earlier.microseconds ? .min : .max
  }

  package static func < (one: Timestamp, other: Timestamp) -> Bool {
    one.microseconds < other.microseconds
  }
}

extension Timestamp {
  /// The moment as digits that sort as moments do and may stand in a file name: `20261122T180537-123456`.
  package var fileName: String {
    var seconds = time_t(microseconds / 1_000_000)
    var fraction = microseconds % 1_000_000
    if fraction < 0 {
      fraction += 1_000_000
      seconds -= 1
    }
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return "t\(microseconds)" }
    let date = digits(Int64(parts.tm_year) + 1900, 4) + digits(parts.tm_mon + 1, 2)
    let time = digits(parts.tm_hour, 2) + digits(parts.tm_min, 2) + digits(parts.tm_sec, 2)
    return "\(date)\(digits(parts.tm_mday, 2))T\(time)-\(digits(fraction, 6))"
  }

  private func digits(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
