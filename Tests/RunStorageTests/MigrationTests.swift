import Foundation
import GRDB
import OrderedJSON
import TestSupport
import Testing

@testable import RunStorage

/// `Fixtures/schema-N.sql` is the text of a store as the version that brought schema N wrote it; it is never changed.
struct MigrationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func fixture(_ number: Int) throws -> String {
    let path = RepositoryRoot.path + "/Tests/RunStorageTests/Fixtures/schema-\(number).sql"
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test(arguments: [1])
  func storesOfEarlierVersionsAreReadWhole(number: Int) async throws {
    try await RawDatabase(folder("runs.sqlite")).execute(try fixture(number))
    let store = try RunStore(folder("runs.sqlite"), makesMissing: false)
    #expect(try await RawDatabase(store.path).faults().isEmpty)
    var run = SampleRecords.run("a1")
    run.status = .interrupted
    run.exitStatus = 130
    run.endedAt = 9
    #expect(try await store.runs() == [run])
    #expect(try await store.experiments(of: "a1") == [SampleRecords.experiment(of: "a1")])
    let trials = zip(1..., TrialRecord.Status.allCases).map { number, status in
      SampleRecords.trial(number, of: "a1", status: status)
    }
    #expect(try await store.trials(of: "a1", experiment: "capitals") == trials)
    #expect(try await store.finishedExchange("k1") == SampleRecords.exchange(key: "k1"))
    #expect(
      try await store.batches(of: "a1") == [
        BatchRecord(
          run: "a1",
          id: "msgbatch_1",
          experiment: "capitals",
          createdAt: 5,
          items: ["t1-1": "k1"]
        )
      ]
    )
    try await store.begin(SampleRecords.run("b2"))
  }

  @Test(arguments: [1])
  func releasedMigrationsMakeWhatTheyMade(number: Int) async throws {
    try await RawDatabase(folder("old.sqlite")).execute(try fixture(number))
    let queue = try DatabaseQueue(path: folder("new.sqlite"))
    try StoreSchema.migrator.migrate(queue, upTo: "\(number)")
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    let old = try await RawDatabase(folder("old.sqlite")).texts(sql)
    #expect(try await RawDatabase(folder("new.sqlite")).texts(sql) == old)
  }

  @Test func everyTableChecksItsTypes() async throws {
    let store = try RunStore(folder("runs.sqlite"))
    let tables = try await RawDatabase(store.path).texts(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'"
    )
    #expect(Set(tables) == ["grdb_migrations", "sqlite_schema"])
  }

  @Test func theHeaderSaysWhoseTheFileIs() async throws {
    let store = try RunStore(folder("runs.sqlite"))
    try await RawDatabase(store.path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    #expect(Array(folder.bytes(of: "runs.sqlite")[68..<72]) == Array("Parl".utf8))
  }
}
