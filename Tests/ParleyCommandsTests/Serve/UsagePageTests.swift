import RunStorage
import TestSupport
import Testing

@testable import ParleyCommands

struct UsagePageTests {
  private let folder: TemporaryFolder
  private let store: GatewayStore
  /// 2026-11-26, 06:30 UTC.
  private static let now: Int64 = 1_795_674_600_000
  private static let today = UTCDay(at: now)

  init() throws {
    folder = try TemporaryFolder()
    store = try GatewayStore(folder("gateway.sqlite"), isServing: true)
  }

  private func page(days: Int64 = 30) async throws -> String {
    let days = Self.today.advanced(by: 1 - days)...Self.today
    return UsagePage(try await UsageOverview(of: store, days: days, at: Self.now)).html
  }

  private func addClient(_ name: String, budget: Int64?) async throws -> TokenRecord {
    let token = TokenRecord(
      id: "id of \(name)",
      name: name,
      digest: Array(name.utf8),
      limits: TokenLimits(budget: budget, period: .day),
      createdAt: Self.now
    )
    try await store.add(token)
    return token
  }

  @Test func aStoreWithoutUsageHasAPageThatSaysSo() async throws {
    let page = try await page()
    #expect(WellFormedness.mistake(in: page) == nil)
    #expect(page.contains("Nothing was used in these days."))
    #expect(page.contains("No token has a budget."))
  }

  @Test func usageAndBudgetsAreOnThePage() async throws {
    let token = try await addClient("ada <&>", budget: 4_000_000_000_000)
    let record = UsageRecord(
      token: token.id,
      time: Self.now,
      model: "claude-haiku-4-5",
      inputTokens: 1234,
      outputTokens: 56,
      cost: 1_000_000_000_000
    )
    try await store.settle(record)
    _ = try await store.reserve(
      2_000_000_000_000,
      for: token,
      model: "claude-haiku-4-5",
      at: Self.now
    )
    let page = try await page()
    #expect(WellFormedness.mistake(in: page) == nil)
    for words in [
      "ada &lt;&amp;&gt;", "claude-haiku-4-5", "1,234", "$4.00 a day", "$1.00",
      "25% spent, 50% under way", "2026-11-27 00:00:00 UTC", "2026-11-26: $1.00",
      "What each day cost",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func whatCostsNothingIsCountedInRequests() async throws {
    try await store.settle(UsageRecord(token: nil, time: Self.now, model: "parley-tiny"))
    let page = try await page()
    #expect(page.contains("The requests of each day"))
    #expect(!page.contains("What each day cost"))
    #expect(page.contains("local"))
  }

  @Test func thePageRunsNothingAndFetchesNothing() async throws {
    let page = try await page()
    #expect(!page.contains("<script"))
    #expect(page.contains("default-src &#39;none&#39;"))
    #expect(!page.contains("src=") && !page.contains("href="))
  }

  @Test(arguments: [1, 2, 92, 93, 1000, 36_525])
  func everyStretchOfDaysHasBarsForItsEnds(days: Int64) async throws {
    let first = Self.today.advanced(by: 1 - days)
    let ends = Set([first, Self.today])
    for end in ends {
      try await store.settle(UsageRecord(token: nil, time: end.start, model: "m", cost: 1))
    }
    let page = try await page(days: days)
    #expect(WellFormedness.mistake(in: page) == nil)
    #expect(page.contains(first.description))
    // One chart of cost, one of requests, and a bar in each of the two tables.
    let bars = page.split(separator: "class=\"bar\"").count - 1
    #expect(bars == 2 * ends.count + 2)
  }
}
