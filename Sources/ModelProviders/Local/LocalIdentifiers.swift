import Synchronization

/// Names of requests and messages: the same ones in each run of the same script, and none twice in one run.
final class LocalIdentifiers: Sendable {
  private struct State {
    /// How often each body was asked.
    var counts: [StableHash: Int] = [:]
    /// How often the counts were begun anew.
    var round = 0
  }

  /// How many bodies are told apart before the counts are begun anew, so that a server may run for months.
  private let capacity: Int
  private let state = Mutex(State())

  /// Makes names of which none is given.
  ///
  /// - Parameter capacity: How many bodies are told apart before the counts are begun anew. Default: 65,536.
  init(capacity: Int = 1 << 16) { self.capacity = max(1, capacity) }

  /// The name of the next request with a body, without what tells a request from a message: `local_…_1`.
  func next(for body: [UInt8]) -> String {
    let hash = StableHash(body)
    let (round, count) = state.withLock { state in
      if state.counts.count >= capacity, state.counts[hash] == nil {
        state.counts = [:]
        state.round += 1
      }
      state.counts[hash, default: 0] += 1
      return (state.round, state.counts[hash, default: 1])
    }
    return "local_\(hash.hexadecimal)_" + (round > 0 ? "\(round)_" : "") + String(count)
  }
}
