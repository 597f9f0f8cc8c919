/// A point in time, to the second and a fraction.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int
  /// Billionths of a second beyond that.
  public let nanoseconds: Int

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
