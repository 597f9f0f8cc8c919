import Glibc

/// Where the gateway reads time, so that a test decides it.
package struct TimeReading: Sendable {
  /// The time on a clock that never jumps; only differences mean something.
  package var uptime: @Sendable () -> Duration
  /// The calendar's time in milliseconds since 1970.
  package var unixMilliseconds: @Sendable () -> Int64

  /// Makes a reading.
  package init(
    uptime: @escaping @Sendable () -> Duration,
    unixMilliseconds: @escaping @Sendable () -> Int64
  ) {
    self.uptime = uptime
    self.unixMilliseconds = unixMilliseconds
  }

  /// The clocks of the machine.
  package static let system = TimeReading(
    uptime: {
      let time = UTCTime.reading(of: CLOCK_MONOTONIC)
      return .seconds(time.seconds) + .nanoseconds(time.nanoseconds)
    },
    unixMilliseconds: {
      let time = UTCTime.reading(of: CLOCK_REALTIME)
      return time.seconds * 1000 + time.nanoseconds / 1_000_000
    }
  )
}
