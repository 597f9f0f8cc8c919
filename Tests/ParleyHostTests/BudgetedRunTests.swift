import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct BudgetedRunTests {
  /// One dollar in pico-dollars.
  private static let dollar: Int64 = 1_000_000_000_000

  @Test func aRequestThatFitsIsSentAndItsCostIsSpent() async throws {
    let stage = Stage(.text("1", inputTokens: 100, outputTokens: 20))
    try await stage.set("model", "haiku")
    try await stage.set("budget", 1)
    try await stage.say("a")
    #expect(stage.host.budget.spent == 100 * 100_000 + 20 * 500_000)
    #expect(stage.host.budget.reserved == 0)
  }

  @Test func aRequestThatCouldPassTheBudgetIsNotSent() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("model", "opus")
    try await stage.set("budget", 0.01)
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .budget)
    #expect(error?.isCatchable == false)
    #expect(stage.provider.requests.isEmpty)
    #expect(stage.host.totals.snapshot.requests == 0)
    #expect(stage.turns.isEmpty)
  }

  @Test func theLowerOfScriptAndCommandLineHolds() async throws {
    for (script, line) in [(0.000001, 1.0), (1.0, 0.000001)] {
      let stage = Stage(.text("1"), ceiling: Int64(line * 1e12))
      try await stage.set("budget", .float(script))
      let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
      #expect(error?.kind == .budget)
    }
  }

  @Test func aTinyBudgetIsShownInFull() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("budget", 0.000_000_1)
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.message.contains("the budget of $0.0000001 could be passed") == true)
  }

  @Test func everyAttemptIsReserved() async throws {
    func isSent(retries: Int64) async throws -> Bool {
      let stage = Stage(.text("1"))
      try await stage.set("model", "haiku")
      try await stage.set("max_tokens", 1000)
      try await stage.set("retries", .int(retries))
      // One attempt is a little more than $0.0005.
      try await stage.set("budget", 0.0009)
      do throws(EffectError) {
        try await stage.say("a")
        return true
      } catch {
        return false
      }
    }
    #expect(try await isSent(retries: 0))
    #expect(try await !isSent(retries: 1))
  }

  @Test func withoutAKnownPriceARequestIsRefused() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("model", "claude-opus-99")
    try await stage.set("budget", 100)
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .budget)
    #expect(stage.provider.requests.isEmpty)
  }

  @Test func aBudgetAfterAnUnknownCostIsRefused() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.set("model", "claude-opus-99")
    try await stage.say("a")
    try await stage.set("model", "haiku")
    try await stage.set("budget", 100)
    let error = await #expect(throws: EffectError.self) { try await stage.say("b") }
    #expect(error?.kind == .budget)
  }

  @Test func toolsThatTheServerRunsHaveNoBound() async throws {
    let stage = Stage(.text("1"))
    try await stage.perform(
      .set(
        SettingChange(
          name: "tools",
          isField: true,
          value: [["type": "web_search_20260318", "name": "web_search"]]
        )
      )
    )
    try await stage.set("budget", 100)
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .budget)
  }

  @Test func aLongInputIsCountedWhereItsBytesWouldNotFit() async throws {
    let text = String(repeating: "word ", count: 20_000)
    func stage(count: Int) async throws -> Stage {
      let stage = Stage(.text("1"), countTokens: { _ in count })
      try await stage.set("model", "opus")
      try await stage.set("max_tokens", 100)
      try await stage.set("retries", 0)
      // 100,000 bytes at $4 a million tokens would be $0.40.
      try await stage.set("budget", 0.2)
      return stage
    }
    try await stage(count: 25_000).say(text)
    let tooLong = try await stage(count: 60_000)
    await #expect(throws: EffectError.self) { try await tooLong.say(text) }
  }

  @Test func aRefusedRequestCostsNothing() async throws {
    let stage = Stage(.failure(ClaudeError(.invalidRequest, "no", status: 400)))
    try await stage.set("budget", 100)
    await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(stage.host.budget.spent == 0)
    #expect(stage.host.budget.reserved == 0)
  }

  @Test func aStreamThatBrokeOffCountsInFull() async throws {
    let stage = Stage(
      .cut(after: [Events.start()], by: ClaudeError(.connectionLost, "reset"))
    )
    try await stage.set("model", "haiku")
    try await stage.set("max_tokens", 1000)
    try await stage.set("budget", 100)
    await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(stage.host.budget.spent >= 1000 * 500_000)
    #expect(stage.host.budget.spent < Self.dollar / 1000)
    #expect(stage.host.budget.reserved == 0)
  }

  @Test func requestsSideBySideWaitForEachOther() async throws {
    let stage = Stage(.text("1"), .text("2"), .text("3"))
    try await stage.set("model", "haiku")
    try await stage.set("max_tokens", 1000)
    try await stage.set("retries", 0)
    try await stage.set("budget", 0.0009)
    let host = stage.host
    let replies = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<3 {
        group.addTask { (try? await stage.say("a")) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(replies == 3)
    #expect(host.budget.reserved == 0)
    #expect(host.budget.spent <= 900_000_000)
  }
}
