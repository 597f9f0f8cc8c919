import RunStorage
import TestSupport
import Testing

struct BudgetTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: GatewayStore

  init() throws {
    folder = try TemporaryFolder()
    path = folder("gateway.sqlite")
    store = try GatewayStore(path, isServing: true)
  }

  private func reserve(
    _ amount: Int64,
    _ token: TokenRecord,
    at time: Int64 = SampleTokens.now,
    in other: GatewayStore? = nil
  ) async throws -> ReservationOutcome {
    try await (other ?? store).reserve(amount, for: token, model: "claude-haiku-4-5", at: time)
  }

  private func spending(of token: TokenRecord) async throws -> [Int64] {
    let spending = try await store.spending(of: token, at: SampleTokens.now)
    return [spending.spent, spending.reserved]
  }

  private func added(_ token: TokenRecord) async throws -> TokenRecord {
    try await store.add(token)
    return token
  }

  @Test func aBudgetIsReservedToItsLastAndNotBeyond() async throws {
    let token = try await added(SampleTokens.token(budget: 10))
    let first = try await reserve(7, token).reservation
    #expect(first?.amount == 7)
    #expect(
      try await reserve(4, token)
        == .refused(
          BudgetState(spent: 0, reserved: 7, resetsAt: 1_795_737_600_000)
        )
    )
    #expect(try await reserve(3, token).reservation?.amount == 3)
    #expect(try await reserve(0, token).reservation?.amount == 0)
    #expect(try await reserve(.max, token).reservation == nil)
    #expect(try await reserve(-5, token).reservation?.amount == 0)
  }

  @Test func whatARequestDidNotCostIsFreeAgain() async throws {
    let token = try await added(SampleTokens.token(budget: 10))
    let reservation = try #require(try await reserve(8, token).reservation)
    try await store.settle(SampleTokens.usage(token, cost: 5), reservation: reservation)
    #expect(try await spending(of: token) == [5, 0])
    #expect(try await reserve(6, token).reservation == nil)
    #expect(try await reserve(5, token).reservation != nil)
  }

  @Test func aRequestThatWasNeverSentCostsNothing() async throws {
    let token = try await added(SampleTokens.token(budget: 10))
    try await store.release(try #require(try await reserve(8, token).reservation))
    #expect(try await spending(of: token) == [0, 0])
    #expect(try await reserve(10, token).reservation != nil)
  }

  @Test func aReservationIsSettledOnce() async throws {
    let token = try await added(SampleTokens.token(budget: 10))
    let reservation = try #require(try await reserve(8, token).reservation)
    for _ in 1...3 {
      try await store.settle(SampleTokens.usage(token, cost: 5), reservation: reservation)
    }
    #expect(try await spending(of: token) == [5, 0])
  }

  @Test func aTokenWithoutABudgetIsNeverRefused() async throws {
    let token = try await added(SampleTokens.token(budget: nil))
    #expect(try await reserve(.max, token).reservation != nil)
    try await store.settle(SampleTokens.usage(token, cost: .max))
    try await store.settle(SampleTokens.usage(token, cost: .max))
    #expect(try await store.spending(of: token, at: SampleTokens.now).spent == .max)
  }

  @Test(arguments: BudgetPeriod.allCases)
  func aBudgetIsWholeAgainInTheNextPeriod(period: BudgetPeriod) async throws {
    let token = try await added(SampleTokens.token(budget: 10, per: period))
    let late = try #require(try await reserve(4, token).reservation)
    try await store.settle(SampleTokens.usage(token, cost: 6))
    #expect(try await reserve(1, token).reservation == nil)
    guard let end = period.end(at: SampleTokens.now) else {
      #expect(period == .total)
      #expect(
        try await reserve(1, token, at: SampleTokens.now + 4000 * SampleTokens.day)
          .reservation == nil
      )
      return
    }
    #expect(try await reserve(1, token, at: end - 1).reservation == nil)
    #expect(try await reserve(10, token, at: end).reservation != nil)
    try await store.settle(SampleTokens.usage(token, cost: 3), reservation: late)
    let spent = try await store.spending(of: token, at: SampleTokens.now).spent
    #expect(spent == 9, "what is settled late is the period's in which it was asked")
    #expect(try await store.spending(of: token, at: end).spent == 0)
  }

  @Test func aHundredAtOnceNeverOverrunABudgetForTen() async throws {
    let token = try await added(SampleTokens.token(budget: 10))
    let stores = [store, try GatewayStore(path, isServing: true, busySeconds: 60)]
    let reservations = try await withThrowingTaskGroup(of: Reservation?.self) { tasks in
      for number in 0..<100 {
        tasks.addTask { try await reserve(1, token, in: stores[number % 2]).reservation }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
    #expect(reservations.count == 100)
    #expect(reservations.compactMap { $0 }.count == 10)
    #expect(try await spending(of: token) == [0, 10])
  }

  @Test func reservedAndSpentStayWithinTheBudgetThroughout() async throws {
    let token = try await added(SampleTokens.token(budget: 10))
    let stores = [store, try GatewayStore(path, isServing: true, busySeconds: 60)]
    let spent = try await withThrowingTaskGroup(of: Int64.self) { tasks in
      for number in 0..<200 {
        tasks.addTask {
          let store = stores[number % 2]
          let amount = Int64(number % 3)
          let now = try await store.spending(of: token, at: SampleTokens.now)
          #expect(now.spent + now.reserved <= 10)
          guard let reservation = try await reserve(amount, token, in: store).reservation else {
            return 0
          }
          let cost = Int64(number % 2) * amount
          try await store.settle(
            SampleTokens.usage(token, cost: cost),
            reservation: reservation
          )
          return cost
        }
      }
      return try await tasks.reduce(into: 0, +=)
    }
    #expect(spent <= 10)
    #expect(try await spending(of: token) == [spent, 0])
    #expect(try await RawDatabase(path).faults().isEmpty)
  }

  @Test func oneThatDoesNotServeReservesNothing() async throws {
    let token = try await added(SampleTokens.token())
    let visitor = try GatewayStore(path)
    let refusal = await #expect(throws: RunStorageError.self) {
      try await reserve(1, token, in: visitor)
    }
    #expect(refusal?.code == .rejected)
    #expect(try await spending(of: token) == [0, 0])
  }

  @Test func aTokenThatIsNotInTheStoreReservesAndSpendsNothing() async throws {
    for work in [
      { _ = try await reserve(1, SampleTokens.token()) },
      { try await store.settle(SampleTokens.usage(SampleTokens.token())) },
    ] as [() async throws -> Void] {
      let refusal = await #expect(throws: RunStorageError.self) { try await work() }
      #expect(refusal?.code == .rejected)
    }
  }
}
