import ArgumentParser

/// How long a token counts, as a command line writes it: `12h`, `30d`, `8w`.
struct TokenLifetime: ExpressibleByArgument {
  /// The time in milliseconds.
  let milliseconds: Int64

  private static let units: [(letter: Character, hours: Int64)] = [
    ("h", 1), ("d", 24), ("w", 24 * 7),
  ]
  private static let mostHours: Int64 = 24 * 36_525

  init?(argument text: String) {
    guard let unit = Self.units.first(where: { $0.letter == text.last }),
      text.dropLast().utf8.allSatisfy({ (48...57).contains($0) }),
      let count = Int64(text.dropLast()), count >= 1, count <= Self.mostHours / unit.hours
    else { return nil }
    milliseconds = count * unit.hours * 3_600_000
  }
}
