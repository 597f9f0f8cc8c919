import Synchronization

/// Whether a gateway takes requests, and how many it is answering.
package final class ServingState: Sendable {
  private let draining = Atomic(false)
  private let underWay = Atomic(0)
  private let cut = Atomic(0)

  /// Makes the state of a gateway that serves.
  package init() {}

  /// Whether it has been told to stop and lets replies under way finish.
  package var isDraining: Bool { draining.load(ordering: .relaxed) }

  /// How many requests are being answered.
  package var requestCount: Int { underWay.load(ordering: .relaxed) }

  /// How many were still being answered when the time to finish was over.
  package var cutCount: Int { cut.load(ordering: .relaxed) }

  /// Notes that it has been told to stop.
  func drain() { draining.store(true, ordering: .relaxed) }

  /// Notes that the time to finish is over.
  func endDraining() { cut.store(requestCount, ordering: .relaxed) }

  /// Notes that the head of a request has come.
  func requestBegan() { underWay.add(1, ordering: .relaxed) }

  /// Notes that a request is answered, or that its client has gone.
  func requestEnded() { underWay.subtract(1, ordering: .relaxed) }
}
