import GRDB
import Glibc

/// The file of a store with one connection that writes and one that reads, so that a look never waits for a commit.
///
/// Several processes may use one file. No call is cancelled with its task: what cost money is stored.
final class StoreConnection: Sendable {
  /// The file.
  let path: String
  private let format: StoreFormat
  private let writer: DatabaseQueue
  private let reader: DatabaseQueue
  private let shared = SharedTransaction()

  /// Opens a store, brings it to the present schema, and makes it if there is none.
  ///
  /// - Parameters:
  ///   - path: The file; it is made with mode 0600, missing folders above it with 0700.
  ///   - format: The kind of store.
  ///   - makesMissing: Whether a missing file is made.
  ///   - busySeconds: How long to wait for other processes, in seconds.
  /// - Throws: ``RunStorageError`` with code `cannotOpen`, `missing`, `notAStore`, `newerStore`, `readOnly`, `diskFull`, `busy`
  ///   or `corrupt`. A file that is no store, or a newer one, is left as it is.
  init(
    _ path: String,
    _ format: StoreFormat,
    makesMissing: Bool,
    busySeconds: Double
  ) throws(RunStorageError) {
    self.path = path
    self.format = format
    if StoreFile.isFolder(path) {
      throw .cannotOpen(path, of: format, reason: "it is a folder")
    }
    if makesMissing {
      try StoreFile.makeIfMissing(path, of: format)
    } else if !StoreFile.exists(path) {
      throw .missing(path, of: format)
    }
    writer = try Self.openWriter(path, format, busySeconds: busySeconds)
    do {
      var reading = Configuration()
      reading.busyMode = .timeout(busySeconds)
      // Otherwise each read switches writing off and on again, for which SQLite compiles all statements anew.
      reading.readonly = true
      reader = try DatabaseQueue(path: path, configuration: reading)
    } catch {
      throw RunStorageError(error, path: path, of: format)
    }
  }

  // Waits for what the connections are doing, so that a process which ends after its last look leaves one file.
  deinit { close() }

  /// Closes the file, which then holds all by itself, unless other processes use it; later calls fail.
  func close() {
    // The last connection folds the log into the file and removes it, which one that only reads cannot do.
    try? reader.close()
    try? writer.close()
  }

  /// Opens the writing connection, again while another process makes the same store or changes its schema.
  private static func openWriter(
    _ path: String,
    _ format: StoreFormat,
    busySeconds: Double
  ) throws(RunStorageError) -> DatabaseQueue {
    let deadline = ContinuousClock.now + .seconds(busySeconds)
    while true {
      do {
        let queue = try DatabaseQueue(
          path: path,
          configuration: writing(busySeconds, to: path, format)
        )
        try format.migrator.migrate(queue)
        return queue
      } catch {
        let failure = RunStorageError(error, path: path, of: format)
        let mayPass = failure.code == .busy || failure.code == .rejected
        guard mayPass, ContinuousClock.now < deadline else { throw failure }
        usleep(20_000)
      }
    }
  }

  /// How the writing connection behaves.
  private static func writing(
    _ busySeconds: Double,
    to path: String,
    _ format: StoreFormat
  ) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try format.check(database, path: path)
      try database.execute(
        sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = \(format.synchronous)"
      )
    }
    return configuration
  }
}

// What is handed to a connection's queue must not hold this object: it would close the connection on the queue that it waits for.
extension StoreConnection {
  /// Changes the store in one transaction.
  func write<Value: Sendable>(
    _ change: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    let outcome = await withCheckedContinuation {
      (waiting: CheckedContinuation<Result<Value, RunStorageError>, Never>) in
      writer.asyncWrite(change) { [path, format] _, result in
        waiting.resume(returning: result.mapError { RunStorageError($0, path: path, of: format) })
      }
    }
    return try outcome.get()
  }

  /// Changes the store in a transaction that it shares with changes that come at the same time.
  func writeTogether<Value: Sendable>(
    _ change: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    let outcome = await withCheckedContinuation {
      (waiting: CheckedContinuation<Result<Value, RunStorageError>, Never>) in
      let isFirst = shared.add(
        SharedTransaction.Change(
          perform: { database in
            let value = try change(database)
            return { waiting.resume(returning: .success(value)) }
          },
          fail: { [path, format] error in
            waiting.resume(returning: .failure(RunStorageError(error, path: path, of: format)))
          }
        )
      )
      guard isFirst else { return }
      writer.asyncWriteWithoutTransaction { [shared] in shared.perform(in: $0) }
    }
    return try outcome.get()
  }

  /// Changes the store in one transaction that is on the disk when it returns, whatever others wait for.
  func writeDurably<Value: Sendable>(
    _ change: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    let outcome = await withCheckedContinuation {
      (waiting: CheckedContinuation<Result<Value, RunStorageError>, Never>) in
      writer.asyncWriteWithoutTransaction { [path, format] database in
        let result = Result { try database.durably(change, thenAgain: format.synchronous) }
        waiting.resume(returning: result.mapError { RunStorageError($0, path: path, of: format) })
      }
    }
    return try outcome.get()
  }

  /// Changes the store in one transaction on the thread of the caller, where it is opened.
  func writeNow<Value>(_ change: (Database) throws -> Value) throws(RunStorageError) -> Value {
    do {
      return try writer.write(change)
    } catch {
      throw RunStorageError(error, path: path, of: format)
    }
  }

  /// Reads one state of the store.
  func read<Value: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Value
  ) async throws(RunStorageError) -> Value {
    let outcome = await withCheckedContinuation {
      (waiting: CheckedContinuation<Result<Value, RunStorageError>, Never>) in
      reader.asyncRead { [path, format] database in
        let result = Result { try query(database.get()) }
        waiting.resume(returning: result.mapError { RunStorageError($0, path: path, of: format) })
      }
    }
    return try outcome.get()
  }

  /// Asks one short question on the thread of the caller: to change threads twice would take longer than the answer.
  func look<Value>(_ query: (Database) throws -> Value) throws(RunStorageError) -> Value {
    do {
      return try reader.unsafeRead(query)
    } catch {
      throw RunStorageError(error, path: path, of: format)
    }
  }

  /// Reads one state of the store on the thread of a change to another store.
  func readWithinChange<Value>(_ query: (Database) throws -> Value) throws -> Value {
    try reader.read(query)
  }
}

extension Database {
  /// Performs a change in a transaction whose commit waits for the disk.
  fileprivate func durably<Value>(
    _ change: (Database) throws -> Value,
    thenAgain synchronous: String
  ) throws -> Value {
    try execute(sql: "PRAGMA synchronous = FULL")
    // Where this fails the connection stays safer than it need be.
    defer { try? execute(sql: "PRAGMA synchronous = \(synchronous)") }
    try beginTransaction(.immediate)
    do {
      let value = try change(self)
      try commit()
      return value
    } catch {
      if isInsideTransaction { try? rollback() }
      throw error
    }
  }
}
