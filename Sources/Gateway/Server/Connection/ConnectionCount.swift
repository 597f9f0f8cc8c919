import Synchronization

/// How many connections there are, and may be.
final class ConnectionCount: Sendable {
  private let limit: Int
  private let metrics: Metrics
  private let count = Atomic(0)

  /// Makes a count of no connections.
  ///
  /// - Parameters:
  ///   - limit: The most connections at once.
  ///   - metrics: Told of each.
  init(limit: Int, metrics: Metrics) {
    self.limit = limit
    self.metrics = metrics
  }

  /// Counts a new connection.
  ///
  /// - Returns: Whether it is one of those that may be.
  func add() -> Bool {
    metrics.connectionOpened()
    return count.add(1, ordering: .relaxed).newValue <= limit
  }

  /// Forgets a connection that has ended.
  func remove() {
    metrics.connectionClosed()
    count.subtract(1, ordering: .relaxed)
  }
}
