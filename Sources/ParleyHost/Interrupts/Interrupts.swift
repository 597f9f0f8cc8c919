import Synchronization

/// The wish that a run end soon, raised by a signal: what is under way is kept, then the run stops.
///
/// This is no task cancellation: a host races a request against ``raised()`` and keeps what had arrived. Raising is safe
/// from any thread, but not from within a signal handler itself.
package final class Interrupts: Sendable {
  /// Why a run is to end.
  package enum Reason: Sendable, Equatable {
    /// Ctrl-C: a script ends, the prompt goes on.
    case interrupt
    /// SIGTERM or SIGHUP: everything is saved and the process ends.
    case terminate
  }

  private struct State {
    var reason: Reason?
    var isUrgent = false
    /// How much is under way that finishes what it began before it ends.
    var finishingCount = 0
    var waiting: [UInt64: Waiter] = [:]
    var nextWaiter: UInt64 = 0

    /// Takes out those who wait for what has happened.
    mutating func takeAwakened() -> [CheckedContinuation<Void, Never>] {
      let awakened = waiting.filter { !$0.value.isPatient || isUrgent }
      for waiter in awakened.keys { waiting[waiter] = nil }
      return awakened.values.map(\.continuation)
    }
  }

  private struct Waiter {
    let continuation: CheckedContinuation<Void, Never>
    /// Whether it waits for more than a first wish.
    let isPatient: Bool
  }

  private let state = Mutex(State())

  /// Makes a source that nothing has raised.
  package init() {}

  /// Why the run is to end; nil while it is not.
  package var reason: Reason? { state.withLock { $0.reason } }

  /// Whether even what finishes its work is to stop: after a second wish, and after a termination.
  package var isUrgent: Bool { state.withLock { $0.isUrgent } }

  /// Whether another wish would be heard by something that finishes its work.
  package var takesAnother: Bool { state.withLock { $0.finishingCount > 0 && !$0.isUrgent } }

  /// Asks the run to end.
  ///
  /// A termination outranks an interrupt that was raised before. A second wish is urgent.
  package func raise(_ reason: Reason) {
    let awakened = state.withLock { state in
      if state.reason != nil || reason == .terminate { state.isUrgent = true }
      if state.reason != .terminate { state.reason = reason }
      return state.takeAwakened()
    }
    for continuation in awakened { continuation.resume() }
  }

  /// Forgets an interrupt, so that the prompt can go on.
  ///
  /// A termination stays.
  package func clear() {
    state.withLock { state in
      guard state.reason == .interrupt else { return }
      state.reason = nil
      state.isUrgent = false
    }
  }

  /// Returns once an interrupt is raised, or at once when one is, or when the task is cancelled.
  package func raised() async { await wait(isPatient: false) }

  /// Returns once an interrupt is urgent, or at once when one is, or when the task is cancelled.
  package func urged() async { await wait(isPatient: true) }

  /// Runs what finishes its work after a first wish, so that a second one is told to it and does not end the process.
  ///
  /// - Parameter body: The work; it looks at ``reason`` and ``isUrgent``.
  /// - Returns: What the body returned.
  nonisolated(nonsending) package func whileFinishing<Outcome>(
    _ body: () async -> Outcome
  ) async -> Outcome {
    state.withLock { $0.finishingCount += 1 }
    defer { state.withLock { $0.finishingCount -= 1 } }
    return await body()
  }

  private func wait(isPatient: Bool) async {
    let waiter = state.withLock { state in
      defer { state.nextWaiter += 1 }
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          let isRaised = isPatient ? state.isUrgent : state.reason != nil
          if isRaised || Task.isCancelled { return true }
          state.waiting[waiter] = Waiter(continuation: continuation, isPatient: isPatient)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiting = state.withLock { $0.waiting.removeValue(forKey: waiter) }
      waiting?.continuation.resume()
    }
  }
}
