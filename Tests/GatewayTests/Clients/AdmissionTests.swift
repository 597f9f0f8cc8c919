import ClaudeAPI
import ClaudeMessages
import Gateway
import ModelProviders
import OrderedJSON
import RunStorage
import TestSupport
import Testing

struct AdmissionTests {
  private let time = ManualTime()
  private let folder: TemporaryFolder
  private let store: GatewayStore
  private let gatekeeper: Gatekeeper

  init() throws {
    folder = try TemporaryFolder()
    store = try GatewayStore(folder("gateway.db"), isServing: true)
    gatekeeper = Gatekeeper(
      store: store,
      catalogue: .builtIn,
      demandsTokens: false,
      time: time.reading
    )
  }

  private func token(_ limits: TokenLimits) async throws -> Client {
    let token = TokenRecord.sample("ada", limits: limits)
    try await store.add(token)
    return .token(token)
  }

  private var price: Int64 {
    get throws {
      try #require(ModelCatalogue.builtIn.worstCase(of: .sample())).cost.picodollars
    }
  }

  // MARK: Models and max_tokens

  @Test(arguments: [
    ("claude-haiku-5-5", true), ("claude-haiku-4-5", true), ("claude-haiku-4-5-20251001", true),
    ("haiku", true), ("claude-sonnet-5-5", false), ("claude-haiku-99", false),
    ("claude-3-haiku-20240307", false), ("", false), ("HAIKU", false),
  ])
  func lineStandsForEachOfItsModels(model: String, isAllowed: Bool) async throws {
    let client = try await token(TokenLimits(models: ["haiku"]))
    #expect(gatekeeper.mayAsk(model, client) == isAllowed)
    let request = MessageRequest.sample(ModelID(rawValue: model))
    guard !isAllowed else {
      #expect(try await gatekeeper.admit([request], of: client).model == model)
      return
    }
    for operation in [
      { _ = try await gatekeeper.admit([request], of: client) },
      { try gatekeeper.checkModel(model, of: client) },
    ] {
      let refusal = try await refusal(of: operation)
      #expect(refusal.status == 403)
      #expect(refusal.type == .permission)
      #expect(refusal.reason == .model)
      #expect(refusal.message.contains("may ask haiku"))
    }
  }

  @Test func idAndAliasMeanOneModelEach() async throws {
    let client = try await token(TokenLimits(models: ["claude-haiku-4-5", "claude-next-1"]))
    #expect(gatekeeper.mayAsk("claude-haiku-4-5-20251001", client))
    #expect(gatekeeper.mayAsk("claude-next-1", client))
    #expect(!gatekeeper.mayAsk("claude-haiku-5-5", client))
    #expect(!gatekeeper.mayAsk("haiku", client))
  }

  @Test(arguments: ["claude-3-haiku-20240307", "claude-unheard-of", "gpt"])
  func unknownAndRetiredModelsPassWhereModelsAreNotLimited(model: String) async throws {
    for client in [Client.open, try await token(TokenLimits())] {
      #expect(gatekeeper.mayAsk(model, client))
      let permit = try await gatekeeper.admit([.sample(ModelID(rawValue: model))], of: client)
      #expect(permit.model == model)
      #expect(permit.reservation == nil)
    }
  }

  @Test func maxTokensAboveTheCapIsRefusedInTheWordsOfTheAPI() async throws {
    let client = try await token(TokenLimits(maxTokens: 4000))
    _ = try await gatekeeper.admit([.sample(maxTokens: 4000)], of: client)
    let refused = try await refusal {
      _ = try await gatekeeper.admit([.sample(maxTokens: 4001)], of: client)
    }
    #expect(refused.status == 400)
    #expect(refused.type == .invalidRequest)
    #expect(
      refused.message
        == "max_tokens: 4001 > 4000, which is the maximum allowed number of output tokens for claude-haiku-5-5 with this token"
    )
    let batch = try await refusal {
      _ = try await gatekeeper.admit(
        [.sample(), .sample(maxTokens: 5000)],
        of: client,
        isBatch: true
      )
    }
    #expect(batch.message.hasPrefix("requests.1.params.max_tokens: 5000 > 4000"))
  }

  // MARK: Budgets

  @Test func whatARequestCanCostIsSetAside() async throws {
    let client = try await token(TokenLimits(budget: 10 * price, period: .day))
    let permit = try await gatekeeper.admit([.sample()], of: client)
    #expect(permit.reservation?.amount == (try price))
    #expect(permit.time == time.now)
  }

  @Test func batchIsSetAsideAtHalfThePrice() async throws {
    let client = try await token(TokenLimits(budget: 10 * price))
    let permit = try await gatekeeper.admit([.sample(), .sample()], of: client, isBatch: true)
    let reserved = try #require(permit.reservation).amount
    #expect((try price...price + 2).contains(reserved))
    #expect(permit.terms.isBatch)
  }

  @Test func hundredAtOnceOnABudgetForTenNeverOverrun() async throws {
    let client = try await token(TokenLimits(budget: 10 * price, period: .day))
    let second = Gatekeeper(
      store: try GatewayStore(folder("gateway.db"), isServing: true),
      catalogue: .builtIn,
      demandsTokens: false,
      time: time.reading
    )
    let gates = [gatekeeper, second]
    let permits = await withTaskGroup(of: Permit?.self) { group in
      for index in 0..<100 {
        group.addTask { try? await gates[index % 2].admit([.sample()], of: client) }
      }
      return await group.reduce(into: [Permit]()) { all, permit in
        if let permit { all.append(permit) }
      }
    }
    #expect(permits.count == 10)
    guard case .token(let token) = client else { return }
    #expect(try await store.spending(of: token, at: time.now).reserved == 10 * price)
    await withTaskGroup(of: Void.self) { group in
      for permit in permits {
        group.addTask { await gatekeeper.settle(permit, .whole(10, 5)) }
      }
    }
    let after = try await store.spending(of: token, at: time.now)
    #expect(after.reserved == 0)
    #expect(after.spent > 0)
    #expect(after.spent <= 10 * (try price))
  }

  @Test func requestsUnderWayAreWaitedForShortly() async throws {
    let client = try await token(TokenLimits(budget: price * 3 / 2, period: .day))
    let permit = try await gatekeeper.admit([.sample()], of: client)
    let refused = try await refusal { _ = try await gatekeeper.admit([.sample()], of: client) }
    #expect(refused.status == 429)
    #expect(refused.type == .rateLimit)
    #expect(refused.code == nil)
    #expect(refused.headers["retry-after"] == "1")
    #expect(refused.headers["x-should-retry"] == nil)
    #expect(refused.reason == .budget)
    var free = MeteredReply()
    free.isFree = true
    await gatekeeper.settle(permit, free)
    _ = try await gatekeeper.admit([.sample()], of: client)
  }

  @Test func spentBudgetIsRefusedUntilTheNextPeriod() async throws {
    let client = try await token(TokenLimits(budget: price * 3 / 2, period: .day))
    await gatekeeper.settle(try await gatekeeper.admit([.sample()], of: client), .cut(input: nil))
    let refused = try await refusal { _ = try await gatekeeper.admit([.sample()], of: client) }
    #expect(refused.status == 429)
    #expect(refused.code == "enforced_spend_limit_reached")
    #expect(refused.headers["x-should-retry"] == "false")
    #expect(refused.headers["retry-after"] == String(18 * 3600))
    #expect(refused.message.contains("whole again at 2026-11-27T00:00:00Z"))
    #expect(refused.message.contains("per day"))
    time.advance(by: .seconds(18 * 3600))
    _ = try await gatekeeper.admit([.sample()], of: client)
  }

  @Test func budgetGivenOnceIsNotWaitedFor() async throws {
    let client = try await token(TokenLimits(budget: price * 3 / 2, period: .total))
    await gatekeeper.settle(try await gatekeeper.admit([.sample()], of: client), .cut(input: nil))
    let refused = try await refusal { _ = try await gatekeeper.admit([.sample()], of: client) }
    #expect(refused.code == "enforced_spend_limit_reached")
    #expect(refused.headers["x-should-retry"] == "false")
    #expect(refused.headers["retry-after"] == nil)
    #expect(refused.message.contains("in all"))
  }

  @Test func requestDearerThanTheWholeBudgetIsNotWaitedFor() async throws {
    let client = try await token(TokenLimits(budget: price - 1, period: .day))
    let refused = try await refusal { _ = try await gatekeeper.admit([.sample()], of: client) }
    #expect(refused.status == 429)
    #expect(refused.code == "enforced_spend_limit_reached")
    #expect(refused.headers["retry-after"] == nil)
    #expect(refused.message.contains("lower max_tokens"))
  }

  @Test func budgetNeedsAKnownPrice() async throws {
    let client = try await token(TokenLimits(budget: 1_000_000_000_000))
    let refused = try await refusal {
      _ = try await gatekeeper.admit([.sample("claude-unheard-of")], of: client)
    }
    #expect(refused.status == 403)
    #expect(refused.type == .permission)
    #expect(refused.message.contains("price of claude-unheard-of is not known"))
  }

  @Test(arguments: ["mcp_servers", "fallbacks", "thread", "compaction"])
  func budgetNeedsABoundedPrice(field: String) async throws {
    let client = try await token(TokenLimits(budget: 1_000_000_000_000))
    var request = MessageRequest.sample()
    request.additionalFields[field] = []
    let refused = try await refusal { _ = try await gatekeeper.admit([request], of: client) }
    #expect(refused.status == 403)
    #expect(refused.type == .permission)
    #expect(refused.message.contains(field))
    _ = try await gatekeeper.admit([request], of: .open)
  }

  @Test func builtInModelsTakeNothingFromABudget() async throws {
    let models = try LocalModels.embedded(standingInFor: .builtIn)
    let gatekeeper = Gatekeeper(store: store, catalogue: models.catalogue, demandsTokens: false)
    let client = try await token(TokenLimits(budget: 1, models: ["haiku"]))
    for model in ["haiku", "claude-haiku-5-5", "haiku-4.5"] {
      let permit = try await gatekeeper.admit([.sample(ModelID(rawValue: model))], of: client)
      #expect(permit.reservation == nil)
      let booked = await gatekeeper.settle(permit, .whole(10, 10))
      #expect(booked.cost == 0)
      #expect(!booked.isEstimated)
    }
    #expect(!gatekeeper.mayAsk("claude-sonnet-5-5", client))
    #expect(!gatekeeper.mayAsk("opus", client))
  }

  @Test func builtInModelIsListedForALineThatItStandsInFor() async throws {
    let models = try LocalModels.embedded(standingInFor: .builtIn)
    let gatekeeper = Gatekeeper(store: store, catalogue: models.catalogue, demandsTokens: false)
    let client = try await token(TokenLimits(models: ["haiku"]))
    let haiku = try #require(models.catalogue.resolve("haiku").description)
    #expect(gatekeeper.mayAsk(haiku.id.rawValue, client))
  }

  @Test func storeThatFailsSetsNothingAside() async throws {
    let ledger = ScriptedLedger()
    let notices = Notices()
    let gatekeeper = Gatekeeper(
      store: ledger,
      catalogue: .builtIn,
      demandsTokens: false,
      report: notices.add
    )
    ledger.fail()
    let client = Client.token(.sample("ada", limits: TokenLimits(budget: 1_000_000_000_000)))
    let refused = try await refusal { _ = try await gatekeeper.admit([.sample()], of: client) }
    #expect(refused.status == 503)
    #expect(refused.type == .api)
    #expect(notices.all.map(\.kind) == [.storeFails])
  }
}
