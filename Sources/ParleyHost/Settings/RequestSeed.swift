/// The seeds of a run's requests, made of the one that was given.
///
/// The first request has the given seed. Those after it have numbers that differ from it and from each other, and from those of
/// neighbouring seeds: runs with the seeds 1 and 2 must not share their replies.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014, the mixing function of SplitMix64,
///   <https://doi.org/10.1145/2660193.2660195>.
struct RequestSeed: Sendable {
  private let given: Int64

  /// Makes the seeds that follow a given one.
  ///
  /// - Parameters:
  ///   - given: The seed that was given.
  ///   - trial: The number of the trial whose requests they are for, from 1; 0 outside of trials.
  init(_ given: Int64, trial: Int = 0) {
    guard trial > 0 else {
      self.given = given
      return
    }
    var mixed = Self.mix(UInt64(bitPattern: given))
    mixed = Self.mix(mixed &+ UInt64(trial) &* Self.trialStep)
    self.given = Int64(mixed >> 11)
  }

  /// The seed of a request.
  ///
  /// - Parameter requests: How many requests the run has sent before it.
  /// - Returns: The given seed for the first one, else a number from 0 to 2⁵³ - 1, which every reader of JSON keeps exactly.
  func value(after requests: Int) -> Int64 {
    guard requests > 0 else { return given }
    var mixed = Self.mix(UInt64(bitPattern: given))
    mixed = Self.mix(mixed &+ UInt64(requests) &* Self.step)
    return Int64(mixed >> 11)
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Another odd number, so that a trial's first request has no seed of a request outside.
  private static let trialStep: UInt64 = 0xD134_2543_DE82_EF95

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
