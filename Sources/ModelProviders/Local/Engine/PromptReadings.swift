import LocalInference
import Synchronization

/// What a model has read of the last conversations, so that a prompt that goes on with one is not read from its start.
///
/// A reading changes the time that a reply takes, never the reply.
final class PromptReadings: Sendable {
  /// How many readings are kept: one takes some megabytes.
  static let capacity = 4

  /// The readings, the last one first.
  private let kept = Mutex<[KeyValueCache]>([])

  /// The reading that shares the longest beginning with a prompt; an empty one if there is none.
  func best(for tokens: [Int]) -> KeyValueCache {
    kept.withLock { kept in
      let best = kept.indices.max {
        kept[$0].commonPrefix(with: tokens) < kept[$1].commonPrefix(with: tokens)
      }
      return best.map { kept[$0] } ?? KeyValueCache()
    }
  }

  /// Keeps a reading in place of those that it goes on with.
  func keep(_ reading: KeyValueCache) {
    kept.withLock { kept in
      kept.removeAll { $0.commonPrefix(with: reading.tokens) == $0.tokens.count }
      kept.insert(reading, at: 0)
      kept.removeSubrange(min(kept.count, Self.capacity)...)
    }
  }
}
