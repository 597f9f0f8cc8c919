/// What an answer's headers say about trying again.
struct RetryHeaders: Sendable, Equatable {
  /// How long to wait; nil when the server does not say.
  let retryAfter: Duration?
  /// `x-should-retry`; nil when the server does not say.
  let shouldRetry: Bool?

  /// Reads the headers.
  ///
  /// - Parameters:
  ///   - headers: The answer's headers.
  ///   - unixTime: The seconds since 1970, used for a date in an answer that does not tell its own.
  init(_ headers: HeaderFields, unixTime: Int64) {
    switch headers["x-should-retry"] {
    case "true": shouldRetry = true
    case "false": shouldRetry = false
    default: shouldRetry = nil
    }
    retryAfter = Self.pause(in: headers, unixTime: unixTime)
  }

  private static func pause(in headers: HeaderFields, unixTime: Int64) -> Duration? {
    if let text = headers["retry-after-ms"], let value = number(text) {
      return .seconds(value / 1000)
    }
    guard let text = headers["retry-after"] else { return nil }
    if let value = number(text) { return .seconds(value) }
    guard let date = HTTPDate(text) else { return nil }
    // The server's own date is preferred: the difference is then free of a wrong clock here.
    let now = headers["date"].flatMap { HTTPDate($0)?.unixTime } ?? unixTime
    return .seconds(max(0, date.unixTime - now))
  }

  /// A number of at most a century, so that it fits a duration.
  private static func number(_ text: String) -> Double? {
    guard let value = Double(text.trimmingBlanks()), value >= 0, value <= 3.2e12 else { return nil }
    return value
  }
}
