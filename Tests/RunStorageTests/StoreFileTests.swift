import Foundation
import GRDB
import Glibc
import OrderedJSON
import TestSupport
import Testing

@testable import RunStorage

struct StoreFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func mode(_ name: String) throws -> mode_t {
    var status = stat()
    try #require(stat(folder(name), &status) == 0)
    return status.st_mode & 0o777
  }

  private func openingError(
    _ path: String,
    makesMissing: Bool = true,
    busySeconds: Double = 0
  ) throws -> RunStorageError {
    try #require(
      #expect(throws: RunStorageError.self) {
        _ = try RunStore(path, makesMissing: makesMissing, busySeconds: busySeconds)
      }
    )
  }

  @Test func filesAndFoldersAreForTheirOwnerAlone() async throws {
    let store = try RunStore(folder("state/parley/runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    #expect(try mode("state") == 0o700)
    #expect(try mode("state/parley") == 0o700)
    for ending in ["", "-wal", "-shm"] {
      #expect(try mode("state/parley/runs.sqlite\(ending)") == 0o600)
    }
    _ = try await store.runs()
  }

  @Test func aFileThatALinkLeadsToIsForItsOwnerAlone() async throws {
    try folder.write([UInt8](), to: "elsewhere/other")
    try FileManager.default.createSymbolicLink(
      atPath: folder("runs.sqlite"),
      withDestinationPath: folder("elsewhere/real.sqlite")
    )
    let store = try RunStore(folder("runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    #expect(try mode("elsewhere/real.sqlite") == 0o600)
  }

  @Test func aLinkThatLeadsNowhereIsTold() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder("runs.sqlite"),
      withDestinationPath: folder("no folder/real.sqlite")
    )
    let error = try openingError(folder("runs.sqlite"))
    #expect(error.code == .cannotOpen)
    #expect(error.description.contains("No such file or directory"))
  }

  @Test func aFileThatIsThereKeepsItsMode() throws {
    try folder.write([UInt8](), to: "runs.sqlite", permissions: 0o640)
    _ = try RunStore(folder("runs.sqlite"))
    #expect(try mode("runs.sqlite") == 0o640)
  }

  @Test func whatWasStoredIsThereWhenItIsOpenedAgain() async throws {
    let run = SampleRecords.run("a1")
    try await RunStore(folder("runs.sqlite")).begin(run)
    #expect(try await RunStore(folder("runs.sqlite"), makesMissing: false).runs() == [run])
  }

  @Test(arguments: [true, false])
  func theFileHoldsAllByItselfAfterwards(isClosed: Bool) async throws {
    var store: RunStore? = try RunStore(folder("runs.sqlite"))
    try await store?.begin(SampleRecords.run("a1"))
    _ = try await store?.runs()
    if isClosed { store?.close() } else { store = nil }
    #expect(folder.files(under: ".") == ["runs.sqlite"])
    if let store { await #expect(throws: RunStorageError.self) { try await store.runs() } }
    #expect(try await RunStore(folder("runs.sqlite")).runs().map(\.id) == ["a1"])
  }

  @Test func aMissingStoreIsMadeOnlyWhereItIsToBe() throws {
    #expect(try openingError(folder("runs.sqlite"), makesMissing: false).code == .missing)
    #expect(folder.files(under: ".").isEmpty)
  }

  @Test(arguments: ["/proc/parley/runs.sqlite", "/proc/version/runs.sqlite", "/tmp"])
  func whatCannotBeMadeSaysWhereAndWhy(path: String) throws {
    let error = try openingError(path)
    #expect(error.code == .cannotOpen)
    #expect(error.path == path)
    #expect(error.message.hasPrefix("cannot open the run store \(path): "))
    #expect(error.help?.contains("--store") == true)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func aFolderThatMayNotBeWrittenSaysSo() throws {
    _ = try RunStore(folder("runs.sqlite"))
    try #require(chmod(folder.path, 0o500) == 0)
    defer { chmod(folder.path, 0o700) }
    #expect([.cannotOpen, .readOnly].contains(try openingError(folder("runs.sqlite")).code))
    #expect(try openingError(folder("other.sqlite")).code == .cannotOpen)
  }

  @Test(arguments: [
    Array("country,capital\nFrance,Paris\n".utf8), Array(repeating: 0, count: 5000),
    Array("SQLite format 3\0".utf8) + Array(repeating: 7, count: 4080),
  ])
  func aFileOfSomethingElseIsLeftAsItIs(bytes: [UInt8]) throws {
    try folder.write(bytes, to: "data")
    #expect(try openingError(folder("data")).code == .notAStore)
    #expect(folder.bytes(of: "data") == bytes)
    #expect(folder.files(under: ".") == ["data"])
  }

  @Test func aDatabaseOfSomethingElseIsLeftAsItIs() async throws {
    try await RawDatabase(folder("other.db")).execute("CREATE TABLE run (id TEXT)")
    let bytes = folder.bytes(of: "other.db")
    let error = try openingError(folder("other.db"))
    #expect(error.code == .notAStore)
    #expect(error.message == "\(folder("other.db")) is not a run store of Parley")
    #expect(folder.bytes(of: "other.db") == bytes)
  }

  @Test func aStoreOfANewerVersionIsLeftAsItIs() async throws {
    try await RunStore(folder("runs.sqlite")).begin(SampleRecords.run("a1"))
    try await RawDatabase(folder("runs.sqlite"))
      .execute("INSERT INTO grdb_migrations VALUES ('2099'); PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = folder.bytes(of: "runs.sqlite")
    let error = try openingError(folder("runs.sqlite"))
    #expect(error.code == .newerStore)
    #expect(error.help?.hasPrefix("update Parley") == true)
    #expect(folder.bytes(of: "runs.sqlite") == bytes)
  }

  @Test func aStoreThatIsKeptLockedIsBusy() async throws {
    let store = try RunStore(folder("runs.sqlite"), busySeconds: 0)
    let other = try RawDatabase(folder("runs.sqlite"))
    try await other.execute("BEGIN IMMEDIATE")
    let error = await #expect(throws: RunStorageError.self) {
      try await store.begin(SampleRecords.run("a1"))
    }
    #expect(error?.code == .busy)
    #expect(try await store.runs().isEmpty, "reading does not wait for writers")
    try await other.execute("COMMIT")
    try await store.begin(SampleRecords.run("a1"))
  }

  @Test func aFullDiskIsToldAndWhatWasCommittedStays() async throws {
    let store = try RunStore(folder("runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = 40") }
    var stored = 0
    var failure: RunStorageError?
    while failure == nil, stored < 1000 {
      let trial = SampleRecords.trial(stored + 1, of: "a1")
      do throws(RunStorageError) {
        try await store.commit([CompletedTrial(trial, exchanges: [])])
        stored += 1
      } catch {
        failure = error
      }
    }
    #expect(failure?.code == .diskFull)
    #expect(stored > 0)
    #expect(try await store.trials(of: "a1", experiment: "capitals").count == stored)
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    let next = SampleRecords.trial(stored + 1, of: "a1")
    try await store.commit([CompletedTrial(next, exchanges: [])])
    #expect(try await RawDatabase(store.path).faults().isEmpty)
  }

  @Test func damagedPagesAreToldApart() async throws {
    let store = try RunStore(folder("runs.sqlite"))
    for number in 1...200 { try await store.begin(SampleRecords.run("run \(number)")) }
    try await store.write { try $0.execute(sql: "PRAGMA journal_mode") }
    try await RawDatabase(store.path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    var bytes = folder.bytes(of: "runs.sqlite")
    for index in 8192..<bytes.count { bytes[index] = 0xA5 }
    try folder.write(bytes, to: "damaged.sqlite")
    var failure: RunStorageError?
    do throws(RunStorageError) {
      let damaged = try RunStore(folder("damaged.sqlite"), busySeconds: 0)
      _ = try await damaged.overviews()
    } catch {
      failure = error
    }
    #expect(failure?.code == .corrupt)
    #expect(failure?.help?.contains("sqlite3 \(folder("damaged.sqlite")) .recover") == true)
  }

  @Test(arguments: [
    "UPDATE run SET parameters = '['", "UPDATE run SET invocation = '[]'",
    "UPDATE experiment SET factors = '[{}]'", "UPDATE experiment SET scores = '[1]'",
    "UPDATE trial SET scores = 'null'", "UPDATE trial SET failures = '{}'",
    "UPDATE batch SET items = ''",
  ])
  func aColumnThatParleyDidNotWriteIsDamage(change: String) async throws {
    let store = try RunStore(folder("runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    try await store.commit([CompletedTrial(SampleRecords.trial(1, of: "a1"), exchanges: [])])
    try await store.add(
      BatchRecord(run: "a1", id: "b", experiment: "capitals", createdAt: 1, items: JSONObject())
    )
    try await RawDatabase(store.path).execute(change)
    let error = await #expect(throws: RunStorageError.self) {
      _ = try await store.runs()
      _ = try await store.experiments(of: "a1")
      _ = try await store.trials(of: "a1", experiment: "capitals")
      _ = try await store.batches(of: "a1")
    }
    #expect(error?.code == .corrupt)
  }

  @Test(arguments: [
    (ResultCode.SQLITE_READONLY, RunStorageError.Code.readOnly),
    (.SQLITE_READONLY_DBMOVED, .readOnly),
    (.SQLITE_IOERR_READ, .cannotOpen), (.SQLITE_IOERR, .cannotOpen), (.SQLITE_PERM, .cannotOpen),
    (.SQLITE_FULL, .diskFull), (.SQLITE_LOCKED, .busy), (.SQLITE_BUSY_SNAPSHOT, .busy),
    (.SQLITE_TOOBIG, .rejected), (.SQLITE_CONSTRAINT_FOREIGNKEY, .rejected),
  ])
  func errorsOfSQLiteAreToldByWhatToDo(result: ResultCode, code: RunStorageError.Code) {
    let error = RunStorageError(DatabaseError(resultCode: result), path: "/x", of: .runs)
    #expect(error.code == code)
    #expect(error.message.contains("/x"))
  }
}
