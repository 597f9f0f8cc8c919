import Gateway
import Synchronization

/// Time that moves only when a test moves it.
final class ManualTime: Sendable {
  private let elapsed = Mutex(Duration.zero)
  private let start: Int64

  /// Makes a time that stands still.
  ///
  /// - Parameter start: The calendar's time in milliseconds since 1970. Default: 2026-11-26T06:00:00Z, a Thursday.
  init(start: Int64 = 1_795_672_800_000) { self.start = start }

  /// What is read of it.
  var reading: TimeReading {
    TimeReading(
      uptime: { self.elapsed.withLock { $0 } },
      unixMilliseconds: { self.now }
    )
  }

  /// The calendar's time in milliseconds since 1970.
  var now: Int64 {
    start
      + elapsed.withLock {
        $0.components.seconds * 1000 + $0.components.attoseconds / 1_000_000_000_000_000
      }
  }

  /// Moves on.
  func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }
}
