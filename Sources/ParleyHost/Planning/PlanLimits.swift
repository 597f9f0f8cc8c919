/// How much work goes into a plan.
package struct PlanLimits: Sendable, Equatable {
  /// The most ways through the script that are followed, by default 256.
  package var ways: Int
  /// The most ways through one trial, by default 64.
  package var waysOfTrial: Int
  /// The most combinations of an experiment's factors and rows that are followed, by default 200.
  package var combinations: Int
  /// The most requests on one way, by default 10,000.
  package var requestsOfWay: Int
  /// The most bytes in the bodies of one way's requests, by default 8 MiB.
  package var bytesOfWay: Int
  /// The most bytes in the bodies of all requests looked at, by default 64 MiB.
  package var bytes: Int
  /// The most work for all ways together, in slices of fuel or a thousand effects, by default 2,000.
  package var slices: Int
  /// How often a loop without requests goes round before it is left, by default 1,000.
  package var idleRounds: Int
  /// How often a `while`, or a `for` over what is not known, goes round before it counts as endless, by default 100.
  package var loopRounds: Int

  /// Makes limits.
  package init(
    ways: Int = 256,
    requestsOfWay: Int = 10_000,
    bytesOfWay: Int = 8 << 20,
    bytes: Int = 64 << 20,
    slices: Int = 2000,
    idleRounds: Int = 1000,
    loopRounds: Int = 100,
    waysOfTrial: Int = 64,
    combinations: Int = 200
  ) {
    self.ways = ways
    self.requestsOfWay = requestsOfWay
    self.bytesOfWay = bytesOfWay
    self.bytes = bytes
    self.slices = slices
    self.idleRounds = idleRounds
    self.loopRounds = loopRounds
    self.waysOfTrial = waysOfTrial
    self.combinations = combinations
  }
}
