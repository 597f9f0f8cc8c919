/// A sum of charges in twentieths of a pico-dollar, so that half prices and tenths are exact until the one rounding.
struct Charge {
  private var twentieths: Int128 = 0

  /// Adds tokens at list price, halved in a batch, a tenth more with the regional premium.
  mutating func add(tokens picodollars: Int128, isBatch: Bool, hasPremium: Bool) {
    twentieths += picodollars * (hasPremium ? 11 : 10) * (isBatch ? 1 : 2)
  }

  /// Adds something that no discount touches.
  mutating func add(flat picodollars: Int128) {
    twentieths += picodollars * 20
  }

  /// The sum, rounded up to a whole pico-dollar.
  var total: DollarAmount {
    DollarAmount(clamping: (twentieths + 19) / 20)
  }
}
