import GRDB
import Synchronization
import TestSupport
import Testing

@testable import RunStorage

/// Counts commits; it is called on the connection's own thread.
private final class CommitCounter: TransactionObserver {
  private(set) var count = 0

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ database: Database) { count += 1 }
  func databaseDidRollback(_ database: Database) {}
}

/// Who was told, in order; those that failed with a minus.
private final class Told: Sendable {
  let numbers = Mutex<[Int]>([])
}

struct SharedTransactionTests {
  private struct Mistake: Error {}

  private let folder: TemporaryFolder
  private let connection: StoreConnection

  init() async throws {
    folder = try TemporaryFolder()
    connection = try StoreConnection(
      folder("gateway.sqlite"),
      .gateway,
      makesMissing: true,
      busySeconds: 60
    )
    try await connection.write { try $0.execute(sql: "CREATE TABLE t (n INTEGER PRIMARY KEY)") }
  }

  private func numbers() async throws -> [Int] {
    try await connection.read { try Int.fetchAll($0, sql: "SELECT n FROM t ORDER BY n") }
  }

  private func insert(_ number: Int) async throws(RunStorageError) {
    try await connection.writeTogether { try $0.execute(sql: "INSERT INTO t VALUES (\(number))") }
  }

  @Test func aChangeThatFailsTakesNoOtherWithIt() async throws {
    let failures = await withTaskGroup(of: Int.self) { tasks in
      for number in 0..<200 {
        tasks.addTask {
          do throws(RunStorageError) {
            try await connection.writeTogether { database in
              try database.execute(sql: "INSERT INTO t VALUES (\(number))")
              if number % 3 == 0 { throw Mistake() }
            }
            return 0
          } catch {
            return error.code == .rejected ? 1 : 1000
          }
        }
      }
      return await tasks.reduce(into: 0, +=)
    }
    #expect(failures == 67)
    #expect(try await numbers() == (0..<200).filter { $0 % 3 != 0 })
  }

  @Test func changesThatWaitAreOneTransaction() throws {
    let shared = SharedTransaction()
    let queue = try DatabaseQueue(path: connection.path)
    let told = Told()
    let starts = (1...3).map { number in
      shared.add(
        SharedTransaction.Change(
          perform: { database in
            try database.execute(sql: "INSERT INTO t VALUES (\(number))")
            return { told.numbers.withLock { $0.append(number) } }
          },
          fail: { _ in told.numbers.withLock { $0.append(-number) } }
        )
      )
    }
    #expect(starts == [true, false, false])
    let counter = CommitCounter()
    queue.add(transactionObserver: counter)
    queue.inDatabase { shared.perform(in: $0) }
    #expect(told.numbers.withLock { $0 } == [1, 2, 3])
    #expect(counter.count == 1)
  }

  @Test func whatACallerIsToldIsCommitted() async throws {
    for number in 0..<20 {
      try await insert(number)
      let other = try RawDatabase(connection.path)
      #expect(try await other.count("t") == number + 1)
    }
  }

  @Test func aStoreThatIsClosedTellsSo() async throws {
    connection.close()
    await #expect(throws: RunStorageError.self) { try await insert(1) }
    await #expect(throws: RunStorageError.self) { try await insert(2) }
  }

  @Test func aLockedStoreFailsAllWhoWaitAndNoneAfterwards() async throws {
    let hasty = try StoreConnection(
      folder("gateway.sqlite"),
      .gateway,
      makesMissing: false,
      busySeconds: 0
    )
    let other = try RawDatabase(connection.path)
    try await other.execute("BEGIN IMMEDIATE")
    let codes = await withTaskGroup(of: RunStorageError.Code?.self) { tasks in
      for number in 0..<10 {
        tasks.addTask {
          do throws(RunStorageError) {
            try await hasty.writeTogether {
              try $0.execute(sql: "INSERT INTO t VALUES (\(number))")
            }
            return nil
          } catch {
            return error.code
          }
        }
      }
      return await tasks.reduce(into: []) { $0.append($1) }
    }
    #expect(codes == Array(repeating: .busy, count: 10))
    try await other.execute("COMMIT")
    try await hasty.writeTogether { try $0.execute(sql: "INSERT INTO t VALUES (7)") }
    #expect(try await numbers() == [7])
  }
}
