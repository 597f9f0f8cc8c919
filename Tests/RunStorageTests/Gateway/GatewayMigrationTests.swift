import Foundation
import GRDB
import TestSupport
import Testing

@testable import RunStorage

/// `Fixtures/gateway-N.sql` is the text of a store as the version that brought schema N wrote it; it is never changed.
struct GatewayMigrationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func fixture(_ number: Int) throws -> String {
    let path = RepositoryRoot.path + "/Tests/RunStorageTests/Fixtures/gateway-\(number).sql"
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test(arguments: [1])
  func storesOfEarlierVersionsAreReadWhole(number: Int) async throws {
    try await RawDatabase(folder("gateway.sqlite")).execute(try fixture(number))
    let store = try GatewayStore(folder("gateway.sqlite"), isServing: true, makesMissing: false)
    #expect(store.chargedCount == 1)
    let raw = try RawDatabase(store.path)
    #expect(try await raw.faults().isEmpty)
    let token = SampleTokens.token()
    let revoked = SampleTokens.token("bob", budget: nil, per: .total, expiresAt: nil, revokedAt: 7)
    #expect(try await store.tokens() == [token, revoked])
    let spending = try await store.spending(of: token, at: SampleTokens.now)
    #expect([spending.spent, spending.reserved] == [7, 3])
    #expect(
      try await store.openBatches() == [
        ClientBatch(
          id: "msgbatch_1",
          token: token.id,
          createdAt: SampleTokens.now,
          reservation: Reservation(id: 42, amount: 3)
        )
      ]
    )
    let today = UTCDay(at: SampleTokens.now)
    let usage = try await store.usage(in: today...today)
    #expect(usage.map(\.token) == ["", token.id])
    #expect(usage.map(\.requests) == [1, 2])
    #expect(usage.map(\.cost) == [0, 7])
  }

  @Test(arguments: [1])
  func releasedMigrationsMakeWhatTheyMade(number: Int) async throws {
    try await RawDatabase(folder("old.sqlite")).execute(try fixture(number))
    let queue = try DatabaseQueue(path: folder("new.sqlite"))
    try GatewaySchema.migrator.migrate(queue, upTo: "\(number)")
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    let old = try await RawDatabase(folder("old.sqlite")).texts(sql)
    #expect(try await RawDatabase(folder("new.sqlite")).texts(sql) == old)
  }

  @Test func everyTableChecksItsTypes() async throws {
    let store = try GatewayStore(folder("gateway.sqlite"))
    let tables = try await RawDatabase(store.path).texts(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'"
    )
    #expect(Set(tables) == ["grdb_migrations", "sqlite_schema"])
  }

  @Test func theHeaderSaysWhoseTheFileIs() async throws {
    try GatewayStore(folder("gateway.sqlite")).close()
    #expect(Array(folder.bytes(of: "gateway.sqlite")[68..<72]) == Array("ParG".utf8))
  }
}
