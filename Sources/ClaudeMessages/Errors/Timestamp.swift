/// A point in time, to the second and a fraction.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int
  /// Billionths of a second beyond that.
  public let nanoseconds: Int

  /// Makes a point from whole seconds since 1970-01-01T00:00:00Z.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
    nanoseconds = 0
  }

  /// Whether one point is before another.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.secondsSince1970, left.nanoseconds) < (right.secondsSince1970, right.nanoseconds)
  }

  /// Reads a point from RFC 3339, as in `2026-11-22T18:00:00Z` or with an offset such as `+01:00`; nil if the text is none.
  public init?(rfc3339 text: String) {
    var rest = Substring(text)
    guard let date = CalendarDate(String(rest.prefix(10))) else { return nil }
    rest = rest.dropFirst(10)
    guard let separator = rest.popFirst(), "Tt ".contains(separator),
      let hour = rest.popNumber(upTo: 23), rest.pop(":"),
      let minute = rest.popNumber(upTo: 59), rest.pop(":"),
      let second = rest.popNumber(upTo: 60)
    else { return nil }
    nanoseconds = rest.popFraction()
    guard let offset = rest.popOffset(), rest.isEmpty else { return nil }
    let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
    secondsSince1970 = seconds - offset
  }
}

extension Timestamp: CustomStringConvertible {
  /// The point as RFC 3339 in UTC, to the second: `2026-11-22T18:00:00Z`.
  public var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let days = (secondsSince1970 - (secondsSince1970 < 0 ? 86_399 : 0)) / 86_400
    let second = secondsSince1970 - days * 86_400
    let time = [second / 3600, second / 60 % 60, second % 60].map(padded).joined(separator: ":")
    return "\(CalendarDate(daysSince1970: days))T\(time)Z"
  }
}

extension Substring {
  /// Takes a character if it comes next.
  fileprivate mutating func pop(_ character: Character) -> Bool {
    guard first == character else { return false }
    removeFirst()
    return true
  }

  /// Takes two digits.
  fileprivate mutating func popNumber(upTo limit: Int) -> Int? {
    let digits = prefix(2)
    guard digits.utf8.count == 2, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      let number = Int(digits), number <= limit
    else { return nil }
    self = dropFirst(2)
    return number
  }

  /// Takes a fraction of a second and gives billionths; 0 if there is none.
  fileprivate mutating func popFraction() -> Int {
    guard first == "." else { return 0 }
    let digits = dropFirst().prefix { $0.utf8.count == 1 && $0.isNumber }
    self = dropFirst(1 + digits.count)
    let nine = (digits + "000000000").prefix(9)
    return Int(nine) ?? 0
  }

  /// Takes `Z` or an offset from UTC and gives it in seconds.
  fileprivate mutating func popOffset() -> Int? {
    if pop("Z") || pop("z") { return 0 }
    let sign: Int
    if pop("+") { sign = 1 } else if pop("-") { sign = -1 } else { return nil }
    guard let hour = popNumber(upTo: 23), pop(":"), let minute = popNumber(upTo: 59) else {
      return nil
    }
    return sign * (hour * 3600 + minute * 60)
  }
}
