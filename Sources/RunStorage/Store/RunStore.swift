import GRDB
import Glibc

/// Runs with their experiments, trials and requests in one SQLite file, which several processes may use at once.
///
/// Every change is one transaction, and what was committed is on the disk: it survives the death of the process and of the
/// machine. One connection writes and one reads, so that a look at earlier replies never waits for a commit. No call is
/// cancelled with its task: a trial that was paid for is stored. See the page "The run store" of this module's documentation.
package final class RunStore: Sendable {
  /// The file.
  package let path: String
  private let writer: DatabaseQueue
  private let reader: DatabaseQueue

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
    self.path = path
    if StoreFile.isFolder(path) { throw .cannotOpen(path, reason: "it is a folder") }
    if makesMissing {
      try StoreFile.makeIfMissing(path)
    } else if !StoreFile.exists(path) {
      throw .missing(path)
    }
    writer = try Self.openWriter(path, busySeconds: busySeconds)
    do {
      var reading = Configuration()
      reading.busyMode = .timeout(busySeconds)
      // Otherwise each read switches writing off and on again, for which SQLite compiles all statements anew.
      reading.readonly = true
      reader = try DatabaseQueue(path: path, configuration: reading)
    } catch {
      throw RunStorageError(error, path: path)
    }
  }

  // Waits for what the connections are doing, so that a process which ends after its last look leaves one file.
  deinit { close() }

  /// Opens the writing connection, again while another process makes the same store or changes its schema.
  private static func openWriter(
    _ path: String,
    busySeconds: Double
  ) throws(RunStorageError) -> DatabaseQueue {
    let deadline = ContinuousClock.now + .seconds(busySeconds)
    while true {
      do {
        let queue = try DatabaseQueue(
          path: path,
          configuration: writing(busySeconds, to: path)
        )
        try StoreSchema.migrator.migrate(queue)
        return queue
      } catch {
        let failure = RunStorageError(error, path: path)
        let mayPass = failure.code == .busy || failure.code == .rejected
        guard mayPass, ContinuousClock.now < deadline else { throw failure }
        usleep(20_000)
      }
    }
  }

  /// How the writing connection behaves.
  private static func writing(_ busySeconds: Double, to path: String) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try StoreSchema.check(database, path: path)
      // FULL: the write-ahead log is on the disk when a commit returns. Trials cost money, and a group commits at most 50 times
      // a second.
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    return configuration
  }
}

extension RunStore {
  /// Closes the file, which then holds all by itself, unless other processes use it; later calls fail.
  ///
  /// A store that is not closed loses nothing: the next one that opens it reads its log.
  package func close() {
    // The last connection folds the log into the file and removes it, which one that only reads cannot do.
    try? reader.close()
    try? writer.close()
  }

  /// Changes the store in one transaction.
  func write<Value: Sendable>(
    _ change: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    let outcome = await withCheckedContinuation {
      (waiting: CheckedContinuation<Result<Value, RunStorageError>, Never>) in
      writer.asyncWrite(change) { [path] _, result in
        waiting.resume(returning: result.mapError { RunStorageError($0, path: path) })
      }
    }
    return try outcome.get()
  }

  /// Reads one state of the store.
  func read<Value: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    let outcome = await withCheckedContinuation {
      (waiting: CheckedContinuation<Result<Value, RunStorageError>, Never>) in
      reader.asyncRead { [path] database in
        let result = Result { try query(database.get()) }
        waiting.resume(returning: result.mapError { RunStorageError($0, path: path) })
      }
    }
    return try outcome.get()
  }

  /// Asks one short question on the thread of the caller: to change threads twice would take longer than the answer.
  func look<Value>(_ query: (Database) throws -> Value) throws(RunStorageError) -> Value {
    do {
      return try reader.unsafeRead(query)
    } catch {
      throw RunStorageError(error, path: path)
    }
  }

  /// Reads one state of the store on the thread of a change to another store.
  func readWithinChange<Value>(_ query: (Database) throws -> Value) throws -> Value {
    try reader.read(query)
  }
}
