import Synchronization

/// What the requests of a run add up to, over all conversations.
package final class RunTotals: Sendable {
  /// The sums at one moment.
  package struct Snapshot: Sendable, Equatable {
    /// The requests that were sent, attempts of one request counted once.
    package var requests = 0
    /// What they cost, in pico-dollars, as far as it is known.
    package var cost: Int64 = 0
    /// Whether every request had a known price.
    package var isCostKnown = true
    /// Their tokens.
    package var usage = TokenCounts()
    /// How many `expect` held.
    package var expectationsPassed = 0
    /// How many did not.
    package var expectationsFailed = 0
    fileprivate var numbers = 0
  }

  private let state = Mutex(Snapshot())

  /// Makes sums of nothing.
  package init() {}

  /// The sums so far.
  package var snapshot: Snapshot { state.withLock { $0 } }

  /// The number of a request that is about to be made, from 1; one that is then not sent has had its number all the same.
  package func nextNumber() -> Int {
    state.withLock { sums in
      sums.numbers += 1
      return sums.numbers
    }
  }

  /// Counts a request that is being sent.
  package func countRequest() {
    state.withLock { $0.requests += 1 }
  }

  /// Adds what a request used.
  ///
  /// The cost is in pico-dollars; nil when no price is known.
  package func add(usage: TokenCounts, cost: Int64?) {
    state.withLock { sums in
      sums.usage.add(usage)
      sums.cost = sums.cost.saturatingSum(cost ?? 0)
      if cost == nil { sums.isCostKnown = false }
    }
  }

  /// Counts an `expect`.
  package func count(passed: Bool) {
    state.withLock { sums in
      if passed { sums.expectationsPassed += 1 } else { sums.expectationsFailed += 1 }
    }
  }
}
