import Glibc

/// Where a client gets time and chance from, so that a test decides both.
public struct TimeSource: Sendable {
  /// Measures the pauses between attempts.
  public var clock: any Clock<Duration>
  /// Seconds since 1970, for a `retry-after` that names a date and an expiry in a profile.
  public var unixTime: @Sendable () -> Int64
  /// A number in 0 ..< 1 that spreads the attempts of many clients.
  public var jitter: @Sendable () -> Double

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - clock: Measures the pauses between attempts.
  ///   - unixTime: Seconds since 1970.
  ///   - jitter: A number in 0 ..< 1.
  public init(
    clock: any Clock<Duration> = ContinuousClock(),
    unixTime: @escaping @Sendable () -> Int64 = { Int64(time(nil)) },
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.clock = clock
    self.unixTime = unixTime
    self.jitter = jitter
  }
}
