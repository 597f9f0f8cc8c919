/// Random numbers that depend on a seed alone, the same on every machine.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014, <https://doi.org/10.1145/2660193.2660195>;
///   the constants are those of <https://prng.di.unimi.it/splitmix64.c>.
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// Makes a generator; every seed is a good one.
  package init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next place in a list.
  ///
  /// The high word of a product, not the standard library's method, which may change: some places are likelier than others by at
  /// most `count` in 2⁶⁴.
  ///
  /// - Parameter count: How long the list is, at least 1.
  /// - Returns: A number from 0 up to, not including, `count`.
  package mutating func next(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
