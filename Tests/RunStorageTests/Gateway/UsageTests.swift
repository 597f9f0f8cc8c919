import RunStorage
import TestSupport
import Testing

struct UsageTests {
  private let store: GatewayStore
  private let folder: TemporaryFolder
  private let ada = SampleTokens.token("ada")
  private let today = UTCDay(at: SampleTokens.now)

  init() async throws {
    folder = try TemporaryFolder()
    store = try GatewayStore(folder("gateway.sqlite"), isServing: true)
    try await store.add(ada)
  }

  private func settle(_ record: UsageRecord) async throws {
    try await store.settle(record)
  }

  @Test func requestsOfADayAClientAndAModelAreOneRow() async throws {
    try await settle(SampleTokens.usage(ada, cost: 5))
    var second = SampleTokens.usage(ada, cost: nil)
    second.isFailed = true
    second.isEstimated = true
    try await settle(second)
    var totals = UsageTotals()
    totals.day = today
    totals.token = ada.id
    totals.model = "claude-haiku-4-5"
    totals.requests = 2
    totals.failed = 1
    totals.estimated = 1
    totals.unpriced = 1
    totals.inputTokens = 22
    totals.outputTokens = 24
    totals.cacheCreationTokens = 26
    totals.cacheReadTokens = 28
    totals.cost = 5
    #expect(try await store.usage(in: today...today) == [totals])
  }

  @Test func rowsAreGroupedByWhatIsAskedFor() async throws {
    let yesterday = SampleTokens.now - SampleTokens.day
    try await settle(SampleTokens.usage(ada, cost: 1))
    try await settle(SampleTokens.usage(nil, cost: 2))
    try await settle(SampleTokens.usage(ada, model: "m", cost: 4))
    try await settle(SampleTokens.usage(ada, at: yesterday, cost: 8))
    try await settle(SampleTokens.usage(ada, at: yesterday - SampleTokens.day, cost: 16))
    let days = today.advanced(by: -1)...today
    func costs(_ grouping: Set<UsageTotals.Grouping>) async throws -> [Int64] {
      try await store.usage(in: days, by: grouping).map(\.cost)
    }
    #expect(try await costs([]) == [15])
    #expect(try await costs([.day]) == [8, 7])
    #expect(try await costs([.token]) == [2, 13])
    #expect(try await costs([.model]) == [11, 4])
    #expect(try await costs([.day, .token]) == [8, 2, 5])
    #expect(try await costs([.day, .token, .model]) == [8, 2, 1, 4])
    let clients = try await store.usage(in: days, by: [.token])
    #expect(clients.map(\.token) == ["", ada.id])
    #expect(clients.map(\.day) == [nil, nil])
  }

  @Test func daysWithoutRequestsHaveNoRow() async throws {
    #expect(try await store.usage(in: today...today, by: []).isEmpty)
    #expect(try await store.usage(in: today...today).isEmpty)
  }

  @Test func aDayEndsAtMidnightUTC() async throws {
    try await settle(SampleTokens.usage(nil, at: today.start - 1, cost: 1))
    try await settle(SampleTokens.usage(nil, at: today.start, cost: 2))
    let days = today.advanced(by: -1)...today
    #expect(try await store.usage(in: days, by: [.day]).map(\.cost) == [1, 2])
  }

  @Test func numbersBeyondReasonAreHeldInBounds() async throws {
    var record = SampleTokens.usage(nil, cost: .max)
    record.inputTokens = .max
    record.outputTokens = -4
    try await settle(record)
    try await settle(record)
    let totals = try await store.usage(in: today...today, by: [])
    #expect(totals.map(\.inputTokens) == [2_000_000_000_000])
    #expect(totals.map(\.outputTokens) == [0])
    #expect(totals.map(\.cost) == [.max])
  }
}
