/// A float's exact value with a number of decimals, halves rounded away from zero.
///
/// A double is a fraction with a power of two below; the arithmetic is that of whole numbers of any size, so no digit is a guess.
struct DecimalExpansion {
  /// The digits of |number| × 10^decimals, rounded; at least one more than `decimals`.
  private let digits: String
  private let decimals: Int
  private let isNegative: Bool

  /// Expands a number.
  ///
  /// - Requires: the number is finite, `decimals` is between 0 and 100.
  init(_ number: Double, decimals: Int) {
    self.decimals = decimals
    var whole = LongNumber(number.significandBits)
    for _ in 0..<decimals { whole.multiply(by: 10) }
    let power = number.powerOfTwo
    if power >= 0 {
      whole.shiftLeft(by: power)
    } else {
      whole.shiftRightRoundingHalfUp(by: -power)
    }
    let digits = whole.description
    self.digits = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    isNegative = number < 0 && digits != "0"
  }

  /// The number with its decimals; no sign on zero.
  var text: String {
    let sign = isNegative ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    return "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }
}

extension Double {
  /// The significand as a whole number: |self| is this times two to ``powerOfTwo``.
  fileprivate var significandBits: UInt64 {
    exponentBitPattern == 0 ? significandBitPattern : significandBitPattern | 1 << 52
  }

  /// The exponent that belongs to ``significandBits``.
  fileprivate var powerOfTwo: Int { Swift.max(Int(exponentBitPattern), 1) - 1075 }
}

/// A whole number of any size, not negative.
private struct LongNumber: CustomStringConvertible {
  /// The digits to the base 2^32, the smallest first; none for zero.
  private var limbs: [UInt32]

  init(_ number: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32)]
    trim()
  }

  mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  mutating func shiftLeft(by bits: Int) {
    guard !limbs.isEmpty else { return }
    var carry: UInt32 = 0
    let inner = UInt32(bits % 32)
    if inner > 0 {
      for index in limbs.indices {
        let limb = limbs[index]
        limbs[index] = limb << inner | carry
        carry = limb >> (32 - inner)
      }
      if carry > 0 { limbs.append(carry) }
    }
    limbs.insert(contentsOf: repeatElement(0, count: bits / 32), at: 0)
  }

  /// Divides by a power of two; a half goes up.
  mutating func shiftRightRoundingHalfUp(by bits: Int) {
    guard bits > 0 else { return }
    let isUp = bit(bits - 1)
    limbs.removeFirst(Swift.min(bits / 32, limbs.count))
    let inner = UInt32(bits % 32)
    if inner > 0 {
      for index in limbs.indices {
        let above = index + 1 < limbs.count ? limbs[index + 1] << (32 - inner) : 0
        limbs[index] = limbs[index] >> inner | above
      }
    }
    if isUp { increment() }
    trim()
  }

  private func bit(_ place: Int) -> Bool {
    place / 32 < limbs.count && limbs[place / 32] >> UInt32(place % 32) & 1 == 1
  }

  private mutating func increment() {
    for index in limbs.indices {
      limbs[index] &+= 1
      if limbs[index] != 0 { return }
    }
    limbs.append(1)
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  /// The decimal digits.
  var description: String {
    var rest = self
    var groups: [UInt32] = []
    while !rest.limbs.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.limbs.indices.reversed() {
        let part = remainder << 32 | UInt64(rest.limbs[index])
        rest.limbs[index] = UInt32(truncatingIfNeeded: part / 1_000_000_000)
        remainder = part % 1_000_000_000
      }
      rest.trim()
      groups.append(UInt32(truncatingIfNeeded: remainder))
    }
    guard let first = groups.last else { return "0" }
    return groups.dropLast().reversed().reduce(into: String(first)) { text, group in
      let digits = String(group)
      text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
  }
}
