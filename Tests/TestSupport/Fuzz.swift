import FoundationEssentials

/// Repetition of a property over random inputs that can be made again from their seed.
package enum Fuzz {
  /// Runs a property with one generator after the other, seeded 1, 2, 3 and so on.
  ///
  /// `PARLEY_FUZZ_SECONDS` in the environment runs it for that long instead, from `PARLEY_FUZZ_SEED` on (1 if absent).
  ///
  /// - Parameters:
  ///   - rounds: How often the property runs without the variable.
  ///   - property: The property; its expectations should name ``SeededGenerator/seed``.
  package static func check(
    rounds: Int,
    _ property: (inout SeededGenerator) throws -> Void
  ) rethrows {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["PARLEY_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    let seconds = environment["PARLEY_FUZZ_SECONDS"].flatMap { Int($0) }
    let end = ContinuousClock.now + .seconds(seconds ?? 0)
    var round: UInt64 = 0
    while seconds == nil ? round < rounds : ContinuousClock.now < end {
      var generator = SeededGenerator(seed: first &+ round)
      try property(&generator)
      round += 1
    }
  }
}

/// A generator of random numbers whose sequence depends on its seed alone.
///
/// - Source: SplitMix64; Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
package struct SeededGenerator: RandomNumberGenerator {
  /// The seed it started with.
  package let seed: UInt64
  private var state: UInt64

  /// Makes a generator.
  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Cuts some bytes at random places into chunks, some of them empty.
  package mutating func chunks(of bytes: [UInt8], upTo size: Int) -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(Int.random(in: 0...max(1, size), using: &self))
      chunks.append(Array(chunk))
      rest = rest.dropFirst(chunk.count)
    }
    return chunks
  }

  /// Damages some bytes in one to four places: bytes changed, removed, doubled, inserted, or the end cut off.
  package mutating func mutated(_ bytes: [UInt8], alphabet: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      guard !bytes.isEmpty else { return bytes }
      let start = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, start + Int.random(in: 1...8, using: &self))
      let byte = alphabet.randomElement(using: &self) ?? UInt8.random(in: 0...255, using: &self)
      switch Int.random(in: 0..<6, using: &self) {
      case 0: bytes[start] = byte
      case 1: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 4: bytes.insert(byte, at: start)
      default: if Bool.random(using: &self) { bytes.removeSubrange(start...) }
      }
    }
    return bytes
  }
}
