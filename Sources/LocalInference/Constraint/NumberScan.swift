/// Follows a JSON number byte by byte: no exponent, and no more digits than a whole number of 64 bits or a double holds exactly.
struct NumberScan: Sendable, Hashable {
  private enum State: Sendable, Hashable {
    case start
    /// After the sign.
    case sign
    /// After a leading zero, which no digit follows.
    case zero
    case digits(Int)
    /// After the point.
    case point
    case fraction(Int)
  }

  /// Whether no fraction may follow.
  let isInteger: Bool
  private var state = State.start

  /// Makes a scan that has seen nothing.
  init(isInteger: Bool) {
    self.isInteger = isInteger
  }

  /// Whether the number may end here.
  var canEnd: Bool {
    switch state {
    case .zero, .digits, .fraction: true
    case .start, .sign, .point: false
    }
  }

  /// Takes a byte; false, and nothing changed, where it cannot follow.
  mutating func take(_ byte: UInt8) -> Bool {
    switch (byte, state) {
    case (UInt8(ascii: "-"), .start): state = .sign
    case (UInt8(ascii: "0"), .start), (UInt8(ascii: "0"), .sign): state = .zero
    case (UInt8(ascii: "1")...UInt8(ascii: "9"), .start),
      (UInt8(ascii: "1")...UInt8(ascii: "9"), .sign):
      state = .digits(1)
    case (UInt8(ascii: "0")...UInt8(ascii: "9"), .digits(let count))
    where count < (isInteger ? 18 : 15):
      state = .digits(count + 1)
    case (UInt8(ascii: "."), .zero) where !isInteger, (UInt8(ascii: "."), .digits) where !isInteger:
      state = .point
    case (UInt8(ascii: "0")...UInt8(ascii: "9"), .point): state = .fraction(1)
    case (UInt8(ascii: "0")...UInt8(ascii: "9"), .fraction(let count)) where count < 15:
      state = .fraction(count + 1)
    default: return false
    }
    return true
  }
}
