/// Random numbers that depend on a seed alone, the same on every machine.
///
/// - Source: xoshiro256**, seeded by SplitMix64; Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021,
///   <https://prng.di.unimi.it/>.
struct RandomSource: Sendable {
  /// What the next numbers depend on.
  private(set) var state: (UInt64, UInt64, UInt64, UInt64)

  /// Makes a source; every seed is a good one.
  init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var mixed = mixer
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// Makes a source in a state that is not all zeros.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  /// The next number from 0 up to, not including, 1; a multiple of 2^-53.
  mutating func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  private static func rotated(_ bits: UInt64, by count: UInt64) -> UInt64 {
    bits << count | bits >> (64 - count)
  }
}
