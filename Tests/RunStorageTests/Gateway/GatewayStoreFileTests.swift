import GRDB
import Glibc
import TestSupport
import Testing

@testable import RunStorage

struct GatewayStoreFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder("gateway.sqlite")
  }

  private func mode(_ name: String) throws -> mode_t {
    var status = stat()
    try #require(stat(folder(name), &status) == 0)
    return status.st_mode & 0o777
  }

  private func openingError(_ path: String, makesMissing: Bool = true) throws -> RunStorageError {
    try #require(
      #expect(throws: RunStorageError.self) {
        _ = try GatewayStore(path, isServing: true, makesMissing: makesMissing, busySeconds: 0)
      }
    )
  }

  @Test func filesAndFoldersAreForTheirOwnerAlone() async throws {
    let store = try GatewayStore(folder("state/parley/gateway.sqlite"), isServing: true)
    try await store.add(SampleTokens.token())
    #expect(try mode("state/parley") == 0o700)
    for ending in ["", "-wal", "-shm", ".claims"] {
      #expect(try mode("state/parley/gateway.sqlite\(ending)") == 0o600)
    }
    try store.check()
    store.close()
    #expect(
      folder.files(under: "state/parley").sorted()
        == ["gateway.sqlite", "gateway.sqlite.claims"]
    )
    #expect(throws: RunStorageError.self) { try store.check() }
  }

  @Test func aMissingStoreIsMadeOnlyWhereItIsToBe() throws {
    let error = try openingError(path, makesMissing: false)
    #expect(error.code == .missing)
    #expect(error.message == "there is no gateway store at \(path)")
    #expect(error.help?.contains("parley serve token create") == true)
    #expect(folder.files(under: ".").isEmpty)
  }

  @Test func aFileOfSomethingElseIsLeftAsItIs() throws {
    let bytes = Array("name,budget\nada,5\n".utf8)
    try folder.write(bytes, to: "data")
    let error = try openingError(folder("data"))
    #expect(error.code == .notAStore)
    #expect(error.message == "\(folder("data")) is not a gateway store of Parley")
    #expect(folder.bytes(of: "data") == bytes)
  }

  @Test func aRunStoreIsNoGatewayStore() async throws {
    try RunStore(folder("runs.sqlite")).close()
    #expect(try openingError(folder("runs.sqlite")).code == .notAStore)
    try GatewayStore(path).close()
    let error = #expect(throws: RunStorageError.self) { try RunStore(path) }
    #expect(error?.message == "\(path) is not a run store of Parley")
  }

  @Test func aStoreOfANewerVersionIsLeftAsItIs() async throws {
    try GatewayStore(path).close()
    let raw = try RawDatabase(path)
    try await raw.execute("INSERT INTO grdb_migrations VALUES ('2099')")
    try await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let error = try openingError(path)
    #expect(error.code == .newerStore)
    #expect(error.message.hasPrefix("the gateway store \(path) was made by a newer version"))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func aStoreThatMayNotBeWrittenSaysSo() throws {
    try GatewayStore(path).close()
    try #require(chmod(path, 0o400) == 0)
    #expect([.cannotOpen, .readOnly].contains(try openingError(path).code))
  }

  @Test func aStoreThatIsKeptLockedIsBusyForWritersAlone() async throws {
    let store = try GatewayStore(path, isServing: true, busySeconds: 0)
    let token = SampleTokens.token()
    try await store.add(token)
    let other = try RawDatabase(path)
    try await other.execute("BEGIN IMMEDIATE")
    for work in [
      { _ = try await store.reserve(1, for: token, model: "m", at: 0) },
      { try await store.settle(SampleTokens.usage(token)) },
      { try await store.add(SampleTokens.token("bob")) },
    ] as [() async throws -> Void] {
      let error = await #expect(throws: RunStorageError.self) { try await work() }
      #expect(error?.code == .busy)
    }
    #expect(try store.token(digest: token.digest) == token)
    try await other.execute("COMMIT")
    try await store.add(SampleTokens.token("bob"))
  }

  @Test func aFullDiskIsToldAndWhatWasReservedStands() async throws {
    let store = try GatewayStore(path, isServing: true)
    let token = SampleTokens.token(budget: 1_000_000)
    try await store.add(token)
    try await store.connection.write { try $0.execute(sql: "PRAGMA max_page_count = 30") }
    var reserved: Int64 = 0
    var failure: RunStorageError?
    while failure == nil, reserved < 10_000 {
      do throws(RunStorageError) {
        _ = try await store.reserve(1, for: token, model: "claude-haiku-4-5", at: 0)
        reserved += 1
      } catch {
        failure = error
      }
    }
    #expect(failure?.code == .diskFull)
    #expect(failure?.message == "the disk of the gateway store \(path) is full")
    #expect(try await store.spending(of: token, at: 0).reserved == reserved)
    try await store.connection.write { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    let outcome = try await store.reserve(1, for: token, model: "claude-haiku-4-5", at: 0)
    #expect(outcome.reservation != nil)
    #expect(try await RawDatabase(path).faults().isEmpty)
  }

  @Test func aFailureOfATokenChangeLeavesTheStoreUsable() async throws {
    let store = try GatewayStore(path, isServing: true)
    try await store.add(SampleTokens.token())
    await #expect(throws: RunStorageError.self) { try await store.add(SampleTokens.token()) }
    try await store.add(SampleTokens.token("bob"))
    let synchronous = try await store.connection.write {
      try Int.fetchOne($0, sql: "PRAGMA synchronous")
    }
    #expect(synchronous == 1)
  }

  @Test(arguments: [
    "UPDATE token SET models = '{}'", "UPDATE token SET models = '[1]'",
  ])
  func aColumnThatParleyDidNotWriteIsDamage(change: String) async throws {
    let store = try GatewayStore(path)
    let token = SampleTokens.token()
    try await store.add(token)
    try await RawDatabase(path).execute(change)
    let error = #expect(throws: RunStorageError.self) { try store.token(digest: token.digest) }
    #expect(error?.code == .corrupt)
    await #expect(throws: RunStorageError.self) { try await store.tokens() }
  }

  @Test func theWayToSpendingIsAnIndex() async throws {
    try GatewayStore(path).close()
    let raw = try RawDatabase(path)
    for query in [
      "SELECT sum(amount) FROM reservation WHERE token = '' AND period_start = 0",
      "SELECT cost FROM spending WHERE token = '' AND period_start = 0",
      "SELECT 1 FROM token WHERE digest = x'00'", "SELECT 1 FROM token LIMIT 1",
      "SELECT sum(cost) FROM usage WHERE day BETWEEN 1 AND 2",
      "SELECT id FROM batch WHERE token IS NULL ORDER BY created_at DESC, id DESC",
    ] {
      let plan = try await raw.plan(query)
      #expect(!plan.contains("SCAN reservation"), "\(query): \(plan)")
      #expect(!plan.contains("TEMP B-TREE"), "\(query): \(plan)")
      #expect(plan.contains("INDEX") || plan.contains("PRIMARY KEY"), "\(query): \(plan)")
    }
  }
}
