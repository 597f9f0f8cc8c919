import GRDB

/// The gateway's memory in one SQLite file: tokens of clients, money reserved and spent, usage by day, whose batches are whose.
///
/// Several gateways and commands may use one file at once: each change is one transaction, so a budget holds across processes. What
/// was committed survives the death of the process; a power cut may take the last moments of spending and usage, but no change of
/// a token. See the page "The gateway's store" of this module's documentation.
package final class GatewayStore: Sendable {
  /// How many reservations of gateways that died were charged when the store was opened.
  package let chargedCount: Int
  let connection: StoreConnection
  /// The process's claim to its reservations; nil for one that does not serve.
  private let instance: GatewayInstance?

  /// Opens a store, and makes it if there is none.
  ///
  /// - Parameters:
  ///   - path: The file; it is made with mode 0600, missing folders above it with 0700.
  ///   - isServing: Whether it is a gateway's, which may reserve; it charges in full what gateways that died have reserved.
  ///     Default: false.
  ///   - makesMissing: Whether a missing file is made. Default: true.
  ///   - busySeconds: How long to wait for other processes, in seconds. Default: 5.
  /// - Throws: ``RunStorageError`` as ``RunStore/init(_:makesMissing:busySeconds:)``.
  package init(
    _ path: String,
    isServing: Bool = false,
    makesMissing: Bool = true,
    busySeconds: Double = 5
  ) throws(RunStorageError) {
    let connection = try StoreConnection(
      path,
      .gateway,
      makesMissing: makesMissing,
      busySeconds: busySeconds
    )
    self.connection = connection
    instance = isServing ? try GatewayInstance(of: path) : nil
    chargedCount =
      isServing
      ? try connection.writeNow { try $0.chargeReservationsOfTheDead(path: path) } : 0
  }
}

extension GatewayStore {
  /// The file.
  package var path: String { connection.path }

  /// Closes the file, which then holds all by itself, unless other processes use it; later calls fail.
  package func close() { connection.close() }

  /// Tells whether the store answers.
  ///
  /// - Throws: ``RunStorageError`` where it does not.
  package func check() throws(RunStorageError) { _ = try hasTokens() }

  /// Names the process's reservations.
  ///
  /// - Throws: ``RunStorageError`` with code `rejected` where the store was not opened to serve.
  func instanceID() throws(RunStorageError) -> String {
    guard let instance else {
      throw RunStorageError(
        .rejected,
        path: path,
        "the gateway store \(path) was not opened by a gateway, which alone reserves"
      )
    }
    return instance.id
  }
}
