import ClaudeMessages
import Gateway
import RunStorage
import TestSupport
import Testing

struct SettlementTests {
  private let time = ManualTime()
  private let notices = Notices()
  private let ledger = ScriptedLedger()

  private var gatekeeper: Gatekeeper {
    Gatekeeper(
      store: ledger,
      catalogue: .builtIn,
      demandsTokens: false,
      time: time.reading,
      report: notices.add
    )
  }

  private let rich = Client.token(
    .sample("ada", limits: TokenLimits(budget: 1_000_000_000_000_000))
  )

  private func cost(_ input: Int, _ output: Int) throws -> Int64 {
    try #require(
      ModelCatalogue.builtIn.cost(
        of: Usage(inputTokens: input, outputTokens: output),
        model: "claude-haiku-5-5"
      )
    ).picodollars
  }

  @Test func wholeReplyCostsWhatItsUsageTells() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    let booked = await gatekeeper.settle(permit, .whole(12, 34, model: "claude-haiku-5-5"))
    #expect(booked.cost == (try cost(12, 34)))
    #expect(booked.inputTokens == 12)
    #expect(booked.outputTokens == 34)
    #expect(booked.token == "token-ada")
    #expect(booked.time == time.now)
    #expect(!booked.isEstimated)
    #expect(!booked.isFailed)
    #expect(ledger.booked == [booked])
  }

  @Test func openClientIsBookedWithoutAToken() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: .open)
    let booked = await gatekeeper.settle(permit, .whole(12, 34))
    #expect(booked.token == nil)
    #expect(booked.model == "claude-haiku-5-5")
    #expect(booked.cost == (try cost(12, 34)))
  }

  @Test func batchIsBookedAtHalfThePrice() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich, isBatch: true)
    let booked = await gatekeeper.settle(permit, .whole(1000, 1000))
    #expect(booked.cost == (try cost(1000, 1000)) / 2)
  }

  @Test func refusedRequestCostsNothing() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    let booked = await gatekeeper.settle(permit, MeteredReply())
    #expect(booked.cost == 0)
    #expect(booked.isFailed)
    #expect(booked.inputTokens == 0)
  }

  @Test(arguments: [
    ("cyber", false, 0, 0), ("bio", false, 12, 0), ("cyber", true, 12, 1), (nil, false, 0, 0),
  ])
  func refusalBeforeAnyOutputIsNotCharged(
    category: String?,
    hasOutput: Bool,
    input: Int,
    output: Int
  ) async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    var reply = MeteredReply.whole(12, 1)
    reply.stopReason = .refusal
    reply.stopDetails = category.map { StopDetails(category: StopDetails.Category(rawValue: $0)) }
    reply.hasOutput = hasOutput
    let booked = await gatekeeper.settle(permit, reply)
    #expect(booked.cost == (try cost(input, output)))
    #expect(booked.inputTokens == 12)
    #expect(!booked.isEstimated)
  }

  @Test func cutReplyCostsItsPromptAndAtMostTheBytesThatCame() async throws {
    var request = MessageRequest.sample(maxTokens: 1000)
    request.thinking = .disabled
    let permit = try await gatekeeper.admit([request], of: rich)
    let booked = await gatekeeper.settle(permit, .cut(input: 12, outputBound: 40))
    #expect(booked.cost == (try cost(12, 40)))
    #expect(booked.outputTokens == 40)
    #expect(booked.isEstimated)
  }

  @Test func cutReplyHasNoMoreOutputThanMaxTokens() async throws {
    let permit = try await gatekeeper.admit([.sample(maxTokens: 100)], of: rich)
    let booked = await gatekeeper.settle(permit, .cut(input: 12, outputBound: 5000))
    #expect(booked.cost == (try cost(12, 100)))
  }

  @Test func cutReplyThatMayHaveThoughtCostsAllItMayHaveWritten() async throws {
    var request = MessageRequest.sample(maxTokens: 100)
    request.thinking = .adaptive
    let thinking = try await gatekeeper.admit([request], of: rich)
    #expect(await gatekeeper.settle(thinking, .cut(input: 12)).cost == (try cost(12, 100)))
    request.thinking = .disabled
    let silent = try await gatekeeper.admit([request], of: rich)
    #expect(await gatekeeper.settle(silent, .cut(input: 12)).cost == (try cost(12, 0)))
  }

  @Test func replyThatToldNothingCostsAllThatWasSetAside() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    let reservation = try #require(permit.reservation)
    let booked = await gatekeeper.settle(permit, .cut(input: nil))
    #expect(booked.cost == reservation.amount)
    #expect(booked.isEstimated)
    var untold = MeteredReply()
    untold.isFree = false
    untold.isComplete = true
    #expect(await gatekeeper.settle(permit, untold).cost == reservation.amount)
  }

  @Test(arguments: [0, 12, 1_000_000], [0, 40, 1_000_000])
  func estimateIsNeverAboveTheReservation(input: Int, output: Int) async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    let reservation = try #require(permit.reservation)
    let booked = await gatekeeper.settle(permit, .cut(input: input, outputBound: output))
    #expect(try #require(booked.cost) <= reservation.amount)
  }

  @Test func modelOfUnknownPriceKeepsWhatWasSetAside() async throws {
    var permit = try await gatekeeper.admit([.sample()], of: rich)
    let reservation = try #require(permit.reservation)
    permit.model = "claude-unheard-of"
    let booked = await gatekeeper.settle(permit, .whole(1, 1, model: "claude-unheard-of"))
    #expect(booked.cost == reservation.amount)
    #expect(booked.isEstimated)
    permit.reservation = nil
    #expect(await gatekeeper.settle(permit, .whole(1, 1)).cost == nil)
  }

  @Test func costAboveTheReservationIsBookedAndReported() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    let booked = await gatekeeper.settle(permit, .whole(1_000_000, 1_000_000))
    #expect(booked.cost ?? 0 > permit.reservation?.amount ?? 0)
    #expect(notices.all.map(\.kind) == [.costAboveReservation])
  }

  @Test func storeThatFailsIsReportedAndTheReservationStands() async throws {
    let permit = try await gatekeeper.admit([.sample()], of: rich)
    ledger.fail()
    let booked = await gatekeeper.settle(permit, .whole(1, 1))
    #expect(booked.cost == (try cost(1, 1)))
    #expect(notices.all.map(\.kind) == [.storeFails])
    #expect(ledger.booked.isEmpty)
  }

  @Test func requestIsBookedThoughItsTaskWasCancelled() async throws {
    let folder = try TemporaryFolder()
    let store = try GatewayStore(folder("gateway.db"), isServing: true)
    let token = TokenRecord.sample("ada", limits: TokenLimits(budget: 1_000_000_000_000))
    try await store.add(token)
    let gatekeeper = Gatekeeper(
      store: store,
      catalogue: .builtIn,
      demandsTokens: false,
      time: time.reading,
      report: notices.add
    )
    let permit = try await gatekeeper.admit([.sample()], of: .token(token))
    await withTaskGroup(of: Void.self) { group in
      group.cancelAll()
      group.addTask {
        #expect(Task.isCancelled)
        await gatekeeper.settle(permit, .whole(12, 34))
      }
    }
    let spending = try await store.spending(of: token, at: time.now)
    #expect(spending.spent == (try cost(12, 34)))
    #expect(spending.reserved == 0)
    #expect(notices.all.isEmpty)
  }
}
