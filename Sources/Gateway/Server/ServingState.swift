import Synchronization

/// Whether a gateway takes requests.
package final class ServingState: Sendable {
  private let draining = Atomic(false)

  /// Makes the state of a gateway that serves.
  package init() {}

  /// Whether it has been told to stop and lets replies under way finish.
  package var isDraining: Bool { draining.load(ordering: .relaxed) }

  /// Notes that it has been told to stop.
  func drain() { draining.store(true, ordering: .relaxed) }
}
