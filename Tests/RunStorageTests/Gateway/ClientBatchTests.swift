import RunStorage
import TestSupport
import Testing

struct ClientBatchTests {
  private let folder: TemporaryFolder
  private let store: GatewayStore
  private let ada = SampleTokens.token("ada", budget: 10)
  private let bob = SampleTokens.token("bob", budget: 10)

  init() async throws {
    folder = try TemporaryFolder()
    store = try GatewayStore(folder("gateway.sqlite"), isServing: true)
    try await store.add(ada)
    try await store.add(bob)
  }

  private func remembered(
    _ id: String,
    of token: TokenRecord?,
    at time: Int64 = SampleTokens.now,
    amount: Int64? = nil
  ) async throws -> ClientBatch {
    var batch = ClientBatch(id: id, token: token?.id, createdAt: time)
    if let amount, let token {
      batch.reservation = try await store.reserve(
        amount,
        for: token,
        model: "claude-haiku-4-5",
        at: time
      ).reservation
    }
    try await store.remember(batch)
    return batch
  }

  private func spending(of token: TokenRecord) async throws -> [Int64] {
    let spending = try await store.spending(of: token, at: SampleTokens.now)
    return [spending.spent, spending.reserved]
  }

  @Test func aBatchIsItsClients() async throws {
    let first = try await remembered("a", of: ada, amount: 4)
    let second = try await remembered("b", of: nil)
    #expect(first.reservation?.amount == 4)
    #expect(try await store.batch("a") == first)
    #expect(try await store.batch("b") == second)
    #expect(try await store.batch("c") == nil)
    #expect(try await store.batches(of: ada.id, limit: 10) == [first])
    #expect(try await store.batches(of: nil, limit: 10) == [second])
    #expect(try await store.batches(of: bob.id, limit: 10).isEmpty)
    #expect(try await store.openBatches() == [first, second])
  }

  @Test func anIdIsRememberedOnce() async throws {
    _ = try await remembered("a", of: ada)
    let refusal = await #expect(throws: RunStorageError.self) {
      _ = try await remembered("a", of: bob)
    }
    #expect(refusal?.code == .rejected)
    #expect(try await store.batch("a")?.token == ada.id)
  }

  @Test func aListGoesPageByPageInBothDirections() async throws {
    // Two of one moment, so that ids decide.
    for (id, time) in [("a", 1), ("b", 2), ("c", 2), ("d", 3), ("e", 4)] as [(String, Int64)] {
      _ = try await remembered(id, of: ada, at: time)
    }
    _ = try await remembered("z", of: bob, at: 2)
    func ids(limit: Int, after: String? = nil, before: String? = nil) async throws -> [String] {
      try await store.batches(of: ada.id, limit: limit, after: after, before: before).map(\.id)
    }
    #expect(try await ids(limit: 3) == ["e", "d", "c"])
    #expect(try await ids(limit: 3, after: "c") == ["b", "a"])
    #expect(try await ids(limit: 2, before: "b") == ["d", "c"])
    #expect(try await ids(limit: 9, before: "b") == ["e", "d", "c"])
    #expect(try await ids(limit: 9, after: "e", before: "b") == ["d", "c"])
    #expect(try await ids(limit: 9, after: "z").isEmpty)
    #expect(try await ids(limit: 9, after: "none").isEmpty)
    #expect(try await ids(limit: 0).isEmpty)
    #expect(try await ids(limit: -1).isEmpty)
  }

  @Test func aBatchIsSettledOnceWithAllItsRequests() async throws {
    _ = try await remembered("a", of: ada, amount: 8)
    let records = [SampleTokens.usage(ada, cost: 1), SampleTokens.usage(ada, cost: 2)]
    #expect(try await store.settle(records, ofBatch: "a"))
    #expect(try await store.settle(records, ofBatch: "a") == false)
    #expect(try await store.settle(records, ofBatch: "none") == false)
    #expect(try await spending(of: ada) == [3, 0])
    #expect(try await store.batch("a")?.state == .settled)
    #expect(try await store.openBatches().isEmpty)
  }

  @Test func oneOfManySettlesABatch() async throws {
    _ = try await remembered("a", of: ada, amount: 8)
    let records = [SampleTokens.usage(ada, cost: 3)]
    let settled = try await withThrowingTaskGroup(of: Bool.self) { tasks in
      for _ in 1...20 { tasks.addTask { try await store.settle(records, ofBatch: "a") } }
      return try await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(settled == 1)
    #expect(try await spending(of: ada) == [3, 0])
  }

  @Test func aBatchOfYesterdayIsChargedToYesterday() async throws {
    let yesterday = SampleTokens.now - SampleTokens.day
    _ = try await remembered("a", of: ada, at: yesterday, amount: 8)
    #expect(try await store.settle([SampleTokens.usage(ada, cost: 3)], ofBatch: "a"))
    #expect(try await spending(of: ada) == [0, 0])
    #expect(try await store.spending(of: ada, at: yesterday).spent == 3)
  }

  @Test func aBatchThatIsForgottenUnsettledIsChargedInFull() async throws {
    _ = try await remembered("a", of: ada, amount: 8)
    _ = try await remembered("b", of: bob, amount: 8)
    try await store.settle([SampleTokens.usage(bob, cost: 3)], ofBatch: "b")
    #expect(try await store.forget(batch: "a"))
    #expect(try await store.forget(batch: "b"))
    #expect(try await store.forget(batch: "b") == false)
    #expect(try await spending(of: ada) == [8, 0])
    #expect(try await spending(of: bob) == [3, 0])
    #expect(try await store.batch("a") == nil)
  }
}
