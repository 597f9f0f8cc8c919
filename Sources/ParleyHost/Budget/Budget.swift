import ParleyRuntime
import Synchronization

/// The ceiling of a run: the worst case of a request is reserved before it is sent, and settled when its cost is known.
///
/// A request that could pass the ceiling is not sent; one that is held back only by the reservations of others waits, first
/// come first served. Amounts are in pico-dollars.
package final class Budget: Sendable {
  /// A reserved amount; it is settled once.
  package struct Reservation: Sendable {
    fileprivate let amount: Int64
    /// The amount, in pico-dollars; 0 when there was no ceiling.
    package var picoDollars: Int64 { amount }
  }

  fileprivate struct Waiter {
    let id: UInt64
    let amount: Int64
    let ceiling: Int64
    let continuation: CheckedContinuation<Verdict, Never>
  }

  fileprivate enum Verdict {
    case reserved
    case refused
    case cancelled
  }

  fileprivate struct State {
    var spent: Int64 = 0
    var reserved: Int64 = 0
    var hasUnknownCost = false
    var waiting: [Waiter] = []
    var nextWaiter: UInt64 = 0
  }

  private let state = Mutex(State())

  /// Makes a budget from which nothing is spent.
  package init() {}

  /// What was spent, or may have been: unsettled doubts count in full.
  package var spent: Int64 { state.withLock { $0.spent } }

  /// What is reserved by requests under way.
  package var reserved: Int64 { state.withLock { $0.reserved } }

  /// Whether some request had no known price, so that ``spent`` is less than what was spent.
  package var hasUnknownCost: Bool { state.withLock { $0.hasUnknownCost } }

  /// Whether an amount could be reserved at once.
  package func fits(_ amount: Int64, under ceiling: Int64) -> Bool {
    state.withLock { $0.spent.saturatingSum($0.reserved).saturatingSum(amount) <= ceiling }
  }

  /// Reserves the worst case of a request.
  ///
  /// - Parameters:
  ///   - amount: The worst case, 0 or more.
  ///   - ceiling: The run's ceiling; nil for none.
  ///   - willWait: Called once when the reservation is held back by those of others.
  /// - Returns: The reservation, to be settled once.
  /// - Throws: ``EffectError`` of kind `budget` when the request could pass the ceiling by itself, `interrupt` when the
  ///   task is cancelled while it waits.
  package func reserve(
    _ amount: Int64,
    under ceiling: Int64?,
    willWait: () -> Void = {}
  ) async throws(EffectError) -> Reservation {
    guard let ceiling else { return Reservation(amount: 0) }
    var verdict = state.withLock { state in state.tryToReserve(amount, under: ceiling) }
    if verdict == nil {
      willWait()
      verdict = await wait(for: amount, under: ceiling)
    }
    switch verdict {
    case .reserved: return Reservation(amount: amount)
    case .refused: throw .budgetWouldBePassed(by: amount, spent: spent, ceiling: ceiling)
    case .cancelled, nil: throw .interrupted
    }
  }

  /// Replaces a reservation by what the request cost.
  ///
  /// - Parameters:
  ///   - reservation: The reservation of the request.
  ///   - cost: What it cost, doubts included; nil when no price is known.
  package func settle(_ reservation: Reservation, cost: Int64?) {
    let resumed = state.withLock { state in
      state.reserved -= reservation.amount
      state.spent = state.spent.saturatingSum(max(0, cost ?? 0))
      if cost == nil { state.hasUnknownCost = true }
      return state.takeDecided()
    }
    for (waiter, verdict) in resumed { waiter.continuation.resume(returning: verdict) }
  }

  /// Takes in what was spent before, as by the session that this one goes on with.
  ///
  /// `cost` is nil when no price is known.
  package func add(cost: Int64?) {
    settle(Reservation(amount: 0), cost: cost)
  }

  private func wait(for amount: Int64, under ceiling: Int64) async -> Verdict {
    let id = state.withLock { state in
      defer { state.nextWaiter += 1 }
      return state.nextWaiter
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let verdict: Verdict? = state.withLock { state in
          if Task.isCancelled { return .cancelled }
          if let verdict = state.tryToReserve(amount, under: ceiling) { return verdict }
          state.waiting.append(
            Waiter(id: id, amount: amount, ceiling: ceiling, continuation: continuation)
          )
          return nil
        }
        if let verdict { continuation.resume(returning: verdict) }
      }
    } onCancel: {
      let resumed = state.withLock { state in
        let index = state.waiting.firstIndex { $0.id == id }
        let cancelled = index.map { (state.waiting.remove(at: $0), Verdict.cancelled) }
        return [cancelled].compactMap { $0 } + state.takeDecided()
      }
      for (waiter, verdict) in resumed { waiter.continuation.resume(returning: verdict) }
    }
  }
}

extension Budget.State {
  /// Reserves, refuses, or gives nil when only others stand in the way.
  fileprivate mutating func tryToReserve(_ amount: Int64, under ceiling: Int64) -> Budget.Verdict? {
    guard spent.saturatingSum(amount) <= ceiling else { return .refused }
    guard waiting.isEmpty, spent.saturatingSum(reserved).saturatingSum(amount) <= ceiling else {
      return nil
    }
    reserved = reserved.saturatingSum(amount)
    return .reserved
  }

  /// Takes the waiters out of the queue whose turn has come or whose request has become impossible.
  fileprivate mutating func takeDecided() -> [(Budget.Waiter, Budget.Verdict)] {
    var queue = waiting
    var decided: [(Budget.Waiter, Budget.Verdict)] = []
    waiting = []
    while let first = queue.first,
      let verdict = tryToReserve(first.amount, under: first.ceiling)
    {
      decided.append((first, verdict))
      queue.removeFirst()
    }
    waiting = queue
    return decided
  }
}
