import ModelProviders
import ParleyHost
import ParleyRuntime
import Testing

/// What requests add up to for each conversation and model, and what a turn knows of its request.
struct SpendingTests {
  @Test func requestsAddUpForEachConversationAndModel() async throws {
    let stage = Stage(.text("One."), .text("Two."), .text("Three."))
    try await stage.set("model", "haiku")
    try await stage.say("First")
    try await stage.perform(.fork("branch"))
    try await stage.say("Second")
    try await stage.set("model", "sonnet")
    try await stage.say("Third")
    let sums = stage.host.totals.snapshot
    #expect(sums.shares.map(\.conversation) == ["main", "branch", "branch"])
    #expect(sums.shares.map(\.spending.requests) == [1, 1, 1])
    #expect(sums.shares[0].model == sums.shares[1].model)
    #expect(sums.shares[1].model != sums.shares[2].model)
    #expect(sums.spending(of: "main").usage.output == 5)
    #expect(sums.spending(of: "branch").usage.output == 10)
    #expect(sums.spending(of: "other") == Spending())
    #expect(sums.shares.map(\.spending.cost).reduce(0, +) == sums.cost)
    #expect(sums.cost > 0)
  }

  @Test func anUnknownPriceIsKnownToBeUnknown() async throws {
    let stage = Stage(.text("One."), .text("Two."))
    stage.host.totals.add(usage: TokenCounts(), cost: nil, conversation: "main", model: "x")
    stage.host.totals.add(usage: TokenCounts(), cost: 7, conversation: "main", model: "y")
    let spending = stage.host.totals.snapshot.spending(of: "main")
    #expect(spending.cost == 7)
    #expect(!spending.isCostKnown)
    #expect(stage.host.totals.snapshot.shares.map(\.spending.isCostKnown) == [false, true])
  }

  @Test func aReceivedTurnKnowsItsRequest() async throws {
    let stage = Stage(.text("One.", stopReason: "max_tokens"))
    let reply = try await stage.say("First")
    let turns = stage.host.currentConversations.current.turns
    let receipt = try #require(turns.last?.reception?.receipt)
    #expect(turns.first?.reception == nil)
    #expect(receipt.stopReason == "max_tokens")
    #expect(.text(receipt.model) == reply.fields["model"])
    #expect(receipt.usage.input == 10)
    #expect(receipt.usage.output == 5)
    #expect(receipt.cost == stage.host.totals.snapshot.cost)
    #expect(!receipt.isInterrupted)
  }

  @Test func theLowerCeilingHolds() async throws {
    let stage = Stage(ceiling: 500_000_000_000)
    #expect(stage.host.ceiling == 500_000_000_000)
    try await stage.set("budget", 0.25)
    #expect(stage.host.ceiling == 250_000_000_000)
    try await stage.set("budget", 2)
    #expect(stage.host.ceiling == 500_000_000_000)
    #expect(Stage().host.ceiling == nil)
  }
}

extension Value {
  /// Whether two values are equal texts.
  fileprivate static func == (one: Value, other: Value?) -> Bool {
    one.textual != nil && one.textual == other?.textual
  }
}
