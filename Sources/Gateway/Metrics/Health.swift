import RunStorage

/// Whether the gateway can serve, for whoever watches or balances it.
///
/// - Source: The two questions of Kubernetes, <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>.
package struct Health: Sendable {
  /// The answer to a probe.
  package struct Answer: Sendable, Equatable {
    /// The HTTP status: 200 or 503.
    package var status: Int
    /// The body: a line of text.
    package var body: String
  }

  private let ledger: (any ClientLedger)?
  private let report: @Sendable (OperatorNotice) -> Void

  /// Makes a watch over a store.
  ///
  /// - Parameters:
  ///   - store: The store; nil for a gateway without one.
  ///   - report: Told why the store does not answer. Default: nobody.
  package init(
    store: (any ClientLedger)?,
    report: @escaping @Sendable (OperatorNotice) -> Void = { _ in }
  ) {
    ledger = store
    self.report = report
  }

  /// The answer to `/healthz`: the process lives and takes requests.
  package static let alive = Answer(status: 200, body: "ok\n")

  /// The answer to `/readyz`: whether requests should be sent here.
  ///
  /// - Parameter isDraining: Whether the gateway only finishes what it has begun.
  /// - Returns: 200, or 503 with the reason.
  package func readiness(isDraining: Bool) async -> Answer {
    if isDraining { return Answer(status: 503, body: "the gateway is shutting down\n") }
    guard let ledger else { return Answer(status: 200, body: "ready\n") }
    do throws(RunStorageError) {
      _ = try await ledger.hasTokens()
      return Answer(status: 200, body: "ready\n")
    } catch {
      report(.storeFails(error.description))
      return Answer(status: 503, body: "the gateway cannot read its store\n")
    }
  }
}
