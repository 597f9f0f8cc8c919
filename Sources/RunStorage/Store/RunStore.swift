import GRDB

/// Runs with their experiments, trials and requests in one SQLite file, which several processes may use at once.
///
/// Every change is one transaction, and what was committed is on the disk: it survives the death of the process and of the
/// machine. One connection writes and one reads, so that a look at earlier replies never waits for a commit. No call is
/// cancelled with its task: a trial that was paid for is stored. See the page "The run store" of this module's documentation.
package final class RunStore: Sendable {
  private let connection: StoreConnection

  /// Opens a store, brings it to the present schema, and makes it if there is none.
  ///
  /// - Parameters:
  ///   - path: The file; it is made with mode 0600, missing folders above it with 0700.
  ///   - makesMissing: Whether a missing file is made. Default: true.
  ///   - busySeconds: How long to wait for other processes, in seconds. Default: 5.
  /// - Throws: ``RunStorageError`` with code `cannotOpen`, `missing`, `notAStore`, `newerStore`, `readOnly`, `diskFull`, `busy`
  ///   or `corrupt`. A file that is no store, or a newer one, is left as it is.
  package init(
    _ path: String,
    makesMissing: Bool = true,
    busySeconds: Double = 5
  ) throws(RunStorageError) {
    connection = try StoreConnection(
      path,
      .runs,
      makesMissing: makesMissing,
      busySeconds: busySeconds
    )
  }
}

extension RunStore {
  /// The file.
  package var path: String { connection.path }

  /// Closes the file, which then holds all by itself, unless other processes use it; later calls fail.
  ///
  /// A store that is not closed loses nothing: the next one that opens it reads its log.
  package func close() { connection.close() }

  /// Changes the store in one transaction.
  func write<Value: Sendable>(
    _ change: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    try await connection.write(change)
  }

  /// Reads one state of the store.
  func read<Value: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    try await connection.read(query)
  }

  /// Asks one short question on the thread of the caller: to change threads twice would take longer than the answer.
  func look<Value>(_ query: (Database) throws -> Value) throws(RunStorageError) -> Value {
    try connection.look(query)
  }

  /// Reads one state of the store on the thread of a change to another store.
  func readWithinChange<Value>(_ query: (Database) throws -> Value) throws -> Value {
    try connection.readWithinChange(query)
  }
}
