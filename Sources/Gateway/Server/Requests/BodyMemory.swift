import Synchronization

/// How much memory the bodies of all requests under way may take.
final class BodyMemory: Sendable {
  /// The part of one request, given back with the last reference to it.
  final class Lease: Sendable {
    private let memory: BodyMemory
    private let byteCount = Atomic(0)

    /// Makes an empty part.
    init(_ memory: BodyMemory) { self.memory = memory }

    deinit { memory.give(back: byteCount.load(ordering: .relaxed)) }

    /// Takes more.
    ///
    /// - Returns: Whether there was enough; nothing is taken otherwise.
    func add(_ count: Int) -> Bool {
      guard memory.take(count) else { return false }
      byteCount.add(count, ordering: .relaxed)
      return true
    }
  }

  private let limit: Int
  private let byteCount = Atomic(0)

  /// Makes a memory.
  ///
  /// - Parameter limit: Its size in bytes.
  init(limit: Int) { self.limit = limit }

  private func take(_ count: Int) -> Bool {
    let (_, taken) = byteCount.add(count, ordering: .relaxed)
    if taken <= limit { return true }
    give(back: count)
    return false
  }

  private func give(back count: Int) { byteCount.subtract(count, ordering: .relaxed) }
}
