import RunStorage
import TestSupport
import Testing

/// What becomes of money that was set aside by a gateway that died.
struct GatewayRecoveryTests {
  private let folder: TemporaryFolder
  private let path: String
  private let token = SampleTokens.token(budget: 10)

  init() async throws {
    folder = try TemporaryFolder()
    path = folder("gateway.sqlite")
    try await GatewayStore(path).add(token)
  }

  /// A gateway that is gone before its requests are over.
  private func die(reserving amounts: [Int64]) async throws {
    let store = try GatewayStore(path, isServing: true)
    for amount in amounts { _ = try await reserve(amount, in: store) }
  }

  private func reserve(_ amount: Int64, in store: GatewayStore) async throws -> Reservation? {
    try await store.reserve(amount, for: token, model: "claude-haiku-4-5", at: SampleTokens.now)
      .reservation
  }

  private func spending(in store: GatewayStore) async throws -> [Int64] {
    let spending = try await store.spending(of: token, at: SampleTokens.now)
    return [spending.spent, spending.reserved]
  }

  @Test func theNextGatewayChargesItInFull() async throws {
    try await die(reserving: [4, 3])
    let visitor = try GatewayStore(path)
    #expect(visitor.chargedCount == 0)
    #expect(try await spending(in: visitor) == [0, 7])
    let next = try GatewayStore(path, isServing: true)
    #expect(next.chargedCount == 2)
    #expect(try await spending(in: next) == [7, 0])
    let today = UTCDay(at: SampleTokens.now)
    var totals = UsageTotals()
    totals.day = today
    totals.token = token.id
    totals.model = "claude-haiku-4-5"
    totals.requests = 2
    totals.failed = 2
    totals.estimated = 2
    totals.cost = 7
    #expect(try await next.usage(in: today...today) == [totals])
    #expect(try GatewayStore(path, isServing: true).chargedCount == 0)
  }

  @Test func whatOneThatLivesHasReservedStands() async throws {
    let first = try GatewayStore(path, isServing: true)
    let reservation = try #require(try await reserve(4, in: first))
    let second = try GatewayStore(path, isServing: true)
    #expect(second.chargedCount == 0)
    #expect(try await reserve(7, in: second) == nil)
    try await first.settle(SampleTokens.usage(token, cost: 1), reservation: reservation)
    #expect(try await reserve(9, in: second) != nil)
  }

  @Test func oneThatServesOnNoticesWhenItIsRefused() async throws {
    let living = try GatewayStore(path, isServing: true)
    try await die(reserving: [4])
    #expect(try await reserve(6, in: living) != nil)
    #expect(try await spending(in: living) == [0, 10])
    #expect(try await reserve(1, in: living) == nil)
    #expect(try await spending(in: living) == [4, 6])
  }

  @Test func theDeathOfTheProcessLosesNothing() async throws {
    let store = try GatewayStore(path, isServing: true)
    for number in 1...4 {
      let reservation = try #require(try await reserve(2, in: store))
      if number % 2 == 0 {
        try await store.settle(SampleTokens.usage(token, cost: 1), reservation: reservation)
      }
      // What a process that dies now leaves: the file and its log as the system has them.
      let left = folder("left \(number).sqlite")
      try folder.write(folder.bytes(of: "gateway.sqlite"), to: "left \(number).sqlite")
      try folder.write(folder.bytes(of: "gateway.sqlite-wal"), to: "left \(number).sqlite-wal")
      let next = try GatewayStore(left, isServing: true)
      let settled = Int64(number / 2)
      let open = Int64(number) - settled
      #expect(next.chargedCount == Int(open))
      #expect(try await spending(in: next) == [settled + 2 * open, 0])
      #expect(try await RawDatabase(left).faults().isEmpty)
    }
  }

  @Test func aBatchKeepsItsMoneyWhenItsGatewayDies() async throws {
    do {
      let dead = try GatewayStore(path, isServing: true)
      let batch = ClientBatch(
        id: "msgbatch_1",
        token: token.id,
        createdAt: SampleTokens.now,
        reservation: try await reserve(4, in: dead)
      )
      try await dead.remember(batch)
    }
    let next = try GatewayStore(path, isServing: true)
    #expect(next.chargedCount == 0)
    #expect(try await spending(in: next) == [0, 4])
    #expect(try await next.openBatches().map(\.id) == ["msgbatch_1"])
  }
}
