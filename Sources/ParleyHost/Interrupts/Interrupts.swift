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
    var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter: UInt64 = 0
  }

  private let state = Mutex(State())

  /// Makes a source that nothing has raised.
  package init() {}

  /// Why the run is to end; nil while it is not.
  package var reason: Reason? { state.withLock { $0.reason } }

  /// Asks the run to end.
  ///
  /// A termination outranks an interrupt that was raised before.
  package func raise(_ reason: Reason) {
    let waiting = state.withLock { state in
      if state.reason != .terminate { state.reason = reason }
      defer { state.waiting = [:] }
      return state.waiting
    }
    for continuation in waiting.values { continuation.resume() }
  }

  /// Forgets an interrupt, so that the prompt can go on.
  ///
  /// A termination stays.
  package func clear() {
    state.withLock { state in
      if state.reason == .interrupt { state.reason = nil }
    }
  }

  /// Returns once an interrupt is raised, or at once when one is, or when the task is cancelled.
  package func raised() async {
    let waiter = state.withLock { state in
      defer { state.nextWaiter += 1 }
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.reason != nil || Task.isCancelled { return true }
          state.waiting[waiter] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let continuation = state.withLock { $0.waiting.removeValue(forKey: waiter) }
      continuation?.resume()
    }
  }
}
