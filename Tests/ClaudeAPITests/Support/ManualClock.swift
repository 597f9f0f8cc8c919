import Synchronization

/// A clock that moves only when a test moves it.
final class ManualClock: Clock {
  struct Instant: InstantProtocol {
    let offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private struct Sleeper {
    let id: Int
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var nextID = 0
    var sleepers: [Sleeper] = []
    var cancelled: Set<Int> = []
    var watcher: CheckedContinuation<Duration, Never>?
  }

  private let state = Mutex(State())

  var now: Instant { state.withLock { $0.now } }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let sleeper = Sleeper(id: id, deadline: deadline, continuation: continuation)
        let (isCancelled, watcher, pause) = state.withLock { state in
          guard !state.cancelled.contains(id) else {
            return (true, nil as CheckedContinuation<Duration, Never>?, Duration.zero)
          }
          state.sleepers.append(sleeper)
          defer { state.watcher = nil }
          return (false, state.watcher, state.now.duration(to: deadline))
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        watcher?.resume(returning: pause)
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        state.cancelled.insert(id)
        guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else { return nil }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Waits until something sleeps.
  ///
  /// - Returns: How long it still sleeps.
  func sleeping() async -> Duration {
    await withCheckedContinuation { continuation in
      let pause = state.withLock { state -> Duration? in
        if let sleeper = state.sleepers.first { return state.now.duration(to: sleeper.deadline) }
        state.watcher = continuation
        return nil
      }
      if let pause { continuation.resume(returning: pause) }
    }
  }

  /// Moves on and wakes what has slept long enough.
  func advance(by duration: Duration) {
    let woken = state.withLock { state -> [Sleeper] in
      state.now = state.now.advanced(by: duration)
      let now = state.now
      defer { state.sleepers.removeAll { $0.deadline <= now } }
      return state.sleepers.filter { $0.deadline <= now }
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }
}

/// A clock on which every sleep is over at once.
struct InstantClock: Clock {
  private let base = ManualClock()

  var now: ManualClock.Instant { base.now }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: ManualClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    base.advance(by: base.now.duration(to: deadline))
  }
}
