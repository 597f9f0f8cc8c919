import ClaudeAPI
import ClaudeMessages
import ParleyHost
import Synchronization

/// Lets the requests of an experiment start as its ``ConcurrencyLimit`` allows; use it from any task.
package final class RequestPacing: Sendable {
  private struct State {
    var limit: ConcurrencyLimit
    var waiting: [(id: UInt64, continuation: CheckedContinuation<Void, Never>)] = []
    var nextWaiter: UInt64 = 0

    /// Takes out as many waiters as may try again.
    mutating func takeAwakened() -> [CheckedContinuation<Void, Never>] {
      let count = min(waiting.count, max(0, limit.allowed - limit.underWay))
      defer { waiting.removeFirst(count) }
      return waiting.prefix(count).map(\.continuation)
    }
  }

  /// A request that is under way, until nothing holds this any more.
  package final class Slot: Sendable {
    private let pacing: RequestPacing
    /// When it started.
    let start: Duration

    fileprivate init(_ pacing: RequestPacing, start: Duration) {
      self.pacing = pacing
      self.start = start
    }

    deinit { pacing.change { $0.end() } }
  }

  private let state: Mutex<State>
  private let time: LabTime

  /// Makes a pacing.
  package init(ceiling: Int, time: LabTime) {
    state = Mutex(State(limit: ConcurrencyLimit(ceiling: ceiling)))
    self.time = time
  }

  /// The limit as it is.
  package var limit: ConcurrencyLimit { state.withLock { $0.limit } }

  /// How long starts are still held; nil when they are not.
  package var hold: Duration? { limit.hold(at: time.now()) }

  /// Waits until a request may start.
  ///
  /// - Returns: The request's slot, which is free again once nothing holds it.
  /// - Throws: ``ClaudeError`` with code `cancelled` when the task is cancelled.
  package func admit() async throws(ClaudeError) -> Slot {
    while true {
      if Task.isCancelled { throw giveUp() }
      let now = time.now()
      switch state.withLock({ $0.limit.admit(at: now) }) {
      case .go: return Slot(self, start: now)
      case .full: await wait()
      case .held(let end):
        do throws(CancellationError) {
          try await time.sleep(end - now)
        } catch {
          throw giveUp()
        }
      }
    }
  }

  /// Leaves the slot that the caller may have been woken for to the next.
  private func giveUp() -> ClaudeError {
    change { _ in }
    return .cancelled()
  }

  /// A request was answered; the headers may say that nothing is left of a limit.
  package func answered(_ head: ResponseHead?) {
    let now = time.now()
    let wall = time.wall()
    let reset = head.flatMap { Self.exhaustion(in: $0, at: wall) }
    change { $0.answered(exhaustedFor: reset, at: now) }
  }

  /// A request was refused for the rate, or because the server is overloaded.
  package func refused(_ slot: Slot, pause: Duration?) {
    let now = time.now()
    change { $0.refused(startedAt: slot.start, pause: pause, at: now) }
  }

  /// In how long a limit is full again of which nothing is left; nil while there is something of all.
  static func exhaustion(in head: ResponseHead, at wall: ParleyHost.Timestamp) -> Duration? {
    let limits = RateLimits { head.headers[$0] }
    let all = [limits.requests, limits.tokens, limits.inputTokens, limits.outputTokens]
    let resets = all.compactMap { limit -> Duration? in
      guard let limit, limit.remaining == 0, let reset = limit.reset else { return nil }
      let now = Int(wall.microseconds / 1_000_000)
      return reset.secondsSince1970 > now ? .seconds(reset.secondsSince1970 - now) : nil
    }
    return resets.max()
  }

  private func change(_ change: (inout ConcurrencyLimit) -> Void) {
    let awakened = state.withLock { state in
      change(&state.limit)
      return state.takeAwakened()
    }
    for continuation in awakened { continuation.resume() }
  }

  private func wait() async {
    let id = state.withLock { state in
      defer { state.nextWaiter += 1 }
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          if Task.isCancelled || state.limit.underWay < state.limit.allowed { return true }
          state.waiting.append((id, continuation))
          return false
        }
        if isFree { continuation.resume() }
      }
    } onCancel: {
      let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
        guard let index = state.waiting.firstIndex(where: { $0.id == id }) else { return nil }
        return state.waiting.remove(at: index).continuation
      }
      continuation?.resume()
    }
  }
}
