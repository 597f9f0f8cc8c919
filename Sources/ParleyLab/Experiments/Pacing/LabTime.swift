import ParleyHost

/// Where the runner of experiments gets its time from, so that a test decides it.
package struct LabTime: Sendable {
  /// The time since some moment, which never goes back.
  package var now: @Sendable () -> Duration
  /// The moment that a clock on the wall shows.
  package var wall: @Sendable () -> Timestamp
  /// Waits, or throws when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws(CancellationError) -> Void

  /// Makes a time.
  package init(
    now: @escaping @Sendable () -> Duration,
    wall: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void
  ) {
    self.now = now
    self.wall = wall
    self.sleep = sleep
  }

  /// The time of this machine.
  package static var real: LabTime {
    let origin = ContinuousClock().now
    return LabTime(
      now: { origin.duration(to: ContinuousClock().now) },
      wall: { .now() },
      sleep: { (duration) async throws(CancellationError) in
        do {
          try await Task.sleep(for: duration)
        } catch {
          throw CancellationError()
        }
      }
    )
  }
}
