extension ObjectFields {
  /// The highest price that is believed, in dollars per million tokens.
  private static let highestPrice: Int64 = 1_000_000

  /// Takes a date `YYYY-MM-DD`; nil if it is absent or null.
  mutating func date(_ key: String) throws(MessageDecodingError) -> CalendarDate? {
    guard let text = try string(key) else { return nil }
    guard let date = CalendarDate(text) else {
      throw MessageDecodingError("\"\(text)\" is not a date as 2026-11-22", at: path(to: key))
    }
    return date
  }

  /// Takes a number of tokens; nil if it is absent or null.
  mutating func count(_ key: String) throws(MessageDecodingError) -> Int? {
    guard let count = try int(key) else { return nil }
    if count < 0 {
      throw MessageDecodingError("a number of tokens is not negative", at: path(to: key))
    }
    return count
  }

  /// Takes one of a few words; nil if it is absent or null.
  mutating func choice<Choice: CaseIterable & RawRepresentable>(
    _ key: String,
    _ make: (String) -> Choice?
  ) throws(MessageDecodingError) -> Choice? where Choice.RawValue == String {
    guard let word = try string(key) else { return nil }
    if let choice = make(word) { return choice }
    let words = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    throw MessageDecodingError("\"\(word)\" is none of \(words)", at: path(to: key))
  }

  /// Takes what the API does with a mode of thinking: true, false or a word; rejected if it is absent or null.
  mutating func acceptance(
    _ key: String
  ) throws(MessageDecodingError) -> ThinkingSupport.Acceptance {
    if let bool = rest[key]?.boolValue {
      _ = take(key)
      return bool ? .accepted : .rejected
    }
    return try choice(key, ThinkingSupport.Acceptance.init(rawValue:)) ?? .rejected
  }

  /// Takes a price in dollars per million tokens and gives pico-dollars a token; nil if it is absent or null.
  mutating func price(_ key: String) throws(MessageDecodingError) -> Int64? {
    guard let number = try number(key) else { return nil }
    guard let price = DecimalScan.scaled(number.spelling, by: 6), price >= 0,
      price <= Self.highestPrice * 1_000_000
    else {
      throw MessageDecodingError(
        "\(number.spelling) is not a price in dollars per million tokens: 0 to "
          + "\(Self.highestPrice), with at most six decimals",
        at: path(to: key)
      )
    }
    return price
  }

  /// Requires that all members were taken.
  func expectNothingElse() throws(MessageDecodingError) {
    if let member = rest.members.first {
      throw MessageDecodingError("unknown member", at: path(to: member.key))
    }
  }
}
