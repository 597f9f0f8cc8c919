import Synchronization

/// Names of requests and messages: the same ones in each run of the same script, and none twice in one run.
final class LocalIdentifiers: Sendable {
  /// How often each body was asked.
  private let counts = Mutex<[StableHash: Int]>([:])

  /// The name of the next request with a body, without what tells a request from a message: `local_…_1`.
  func next(for body: [UInt8]) -> String {
    let hash = StableHash(body)
    let count = counts.withLock { counts in
      counts[hash, default: 0] += 1
      return counts[hash, default: 1]
    }
    return "local_\(hash.hexadecimal)_\(count)"
  }
}
