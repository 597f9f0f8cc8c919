import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyRuntime
import Synchronization
import Testing

@testable import ParleyHost

/// What a host asks of its archive, and does with its answers.
struct ArchivedAnswerTests {
  /// An archive in memory that answers with what it is given and remembers what it gets.
  private final class Memory: ExchangeArchive {
    private struct State {
      var answers: [Exchange]
      var kept: [Exchange] = []
      var counts: [ArchivedCount] = []
    }

    private let state: Mutex<State>
    let isCharged: Bool
    let keepsTime: Bool
    let isWholeRun: Bool

    init(
      _ answers: [Exchange] = [],
      isCharged: Bool = true,
      keepsTime: Bool = false,
      isWholeRun: Bool = false
    ) {
      state = Mutex(State(answers: answers))
      self.isCharged = isCharged
      self.keepsTime = keepsTime
      self.isWholeRun = isWholeRun
    }

    var kept: [Exchange] { state.withLock { $0.kept } }
    var counts: [ArchivedCount] { state.withLock { $0.counts } }

    func take(_ request: Exchange.Request) throws(EffectError) -> ArchivedExchange? {
      let answer = state.withLock { state -> Exchange? in
        guard state.answers.first?.request.body == request.body else { return nil }
        return state.answers.removeFirst()
      }
      if answer == nil, isWholeRun { throw EffectError(.permission, "not on the tape") }
      return answer.map { ArchivedExchange($0, isCharged: isCharged, keepsTime: keepsTime) }
    }

    func keep(_ exchange: Exchange) { state.withLock { $0.kept.append(exchange) } }

    func takeCount(of request: Exchange.Request) -> ArchivedCount? {
      state.withLock { $0.counts.isEmpty ? nil : $0.counts.removeFirst() }
    }

    func keepCount(_ count: ArchivedCount, of request: Exchange.Request) {
      state.withLock { $0.counts.append(count) }
    }
  }

  /// The exchanges of a run that says some texts, whatever becomes of them.
  private func recorded(
    _ replies: [ScriptedReply],
    saying texts: [String]
  ) async -> (exchanges: [Exchange], stage: Stage) {
    let memory = Memory()
    let stage = Stage(archive: memory)
    for reply in replies { stage.provider.append(reply) }
    for text in texts { _ = try? await stage.say(text) }
    return (memory.kept, stage)
  }

  @Test func whatIsSentIsKeptWholeWithItsTimesAndItsCost() async throws {
    let memory = Memory()
    let stage = Stage(.text("Hel", "lo."), archive: memory)
    let reply = try await stage.say("Hi")
    let exchange = try #require(memory.kept.first)
    #expect(memory.kept.count == 1)
    #expect(exchange.request.body == stage.provider.requests[0].body)
    #expect(exchange.request.isStreamed)
    #expect(exchange.progress.map(\.step) == [.connecting(attempt: 1, of: 1), .sent])
    #expect(exchange.head?.status == 200)
    #expect(exchange.events.last?.name == "message_stop")
    #expect(exchange.ending?.outcome == .finished)
    #expect(exchange.ending?.timing?.latency.nanoseconds == latency(of: reply))
    #expect(exchange.ending?.price?.picodollars == stage.host.totals.snapshot.cost)
    #expect(stage.host.totals.snapshot.cost > 0)
  }

  private func latency(of reply: ReplyValue) -> Int64? {
    guard case .float(let seconds)? = reply.fields["latency"] else { return nil }
    return Int64((seconds * 1e9).rounded())
  }

  @Test func anArchivedAnswerIsTheReplyOfThenInEveryField() async throws {
    let (exchanges, first) = await recorded([.text("Hel", "lo.")], saying: ["Hi"])
    let memory = Memory(exchanges, isWholeRun: true)
    let second = Stage(archive: memory)
    let reply = try await second.say("Hi")
    #expect(second.provider.requests.isEmpty)
    #expect(memory.kept.isEmpty)
    let then = first.output.events.compactMap { event -> ReplyValue? in
      if case .reply(let report) = event { report.reply } else { nil }
    }
    #expect(then.map(\.fields) == [reply.fields])
    #expect(second.output.texts == first.output.texts)
    #expect(second.output.progress == first.output.progress)
    #expect(second.host.totals.snapshot == first.host.totals.snapshot)
  }

  @Test func attemptsAndWaitsAreShownAsTheyWereThen() async throws {
    let cause = ClaudeError(.overloaded, "busy", status: 529)
    let wait = RetryWait(duration: .milliseconds(1250), attempt: 2, attempts: 5, cause: cause)
    let steps: [ScriptedReply.Step] = [
      .event(.progress(.connecting(attempt: 1, of: 5))), .event(.progress(.sent)),
      .event(.head(ResponseHead(status: 200, headers: ["request-id": "req_1"]))),
      .event(.progress(.waiting(wait))), .event(.progress(.version(.v2023_06_01))),
      .event(.progress(.connecting(attempt: 2, of: 5))), .event(.progress(.sent)),
      .fail(cause),
    ]
    let (exchanges, first) = await recorded([ScriptedReply(steps)], saying: ["Hi"])
    let second = Stage(archive: Memory(exchanges, isWholeRun: true))
    await #expect(throws: EffectError.self) { try await second.say("Hi") }
    #expect(second.output.progress == first.output.progress)
    #expect(second.output.progress.count == 7)
    #expect(second.output.outcomes == first.output.outcomes)
  }

  @Test func anInterruptedAnswerInterruptsAgainAndAFailedOneFailsAgain() async throws {
    let memory = Memory()
    let first = Stage(
      .failure(ClaudeError(.overloaded, "no capacity", status: 529)),
      .hang(after: [Events.start()] + Events.text("Once", isClosed: false)),
      archive: memory
    )
    let failure = await #expect(throws: EffectError.self) { try await first.say("a") }
    first.output.react { [interrupts = first.interrupts] event in
      if case .text = event { interrupts.raise(.interrupt) }
    }
    let cut = try await first.say("b")
    #expect(memory.kept.map(\.ending?.outcome).last == .interrupted)
    let second = Stage(archive: Memory(memory.kept, isWholeRun: true))
    let again = await #expect(throws: EffectError.self) { try await second.say("a") }
    #expect(again == failure)
    #expect(try await second.say("b").fields == cut.fields)
    #expect(second.interrupts.reason == .interrupt)
    #expect(second.turns == first.turns)
  }

  @Test func aTapeCountsAgainstTheBudgetAndTheStoreDoesNot() async throws {
    let (exchanges, _) = await recorded([.text("Hello.")], saying: ["Hi"])
    let taped = Stage(ceiling: 1, archive: Memory(exchanges))
    let error = await #expect(throws: EffectError.self) { try await taped.say("Hi") }
    #expect(error?.kind == .budget)
    let stored = Stage(ceiling: 1, archive: Memory(exchanges, isCharged: false))
    _ = try await stored.say("Hi")
    #expect(stored.host.budget.spent == 0)
    #expect(stored.host.totals.snapshot.cost > 0)
  }

  @Test func aMissIsAnErrorThatSendsNothingAndReservesNothing() async throws {
    let stage = Stage(.text("no"), ceiling: 1_000_000_000_000, archive: Memory(isWholeRun: true))
    let error = await #expect(throws: EffectError.self) { try await stage.say("Hi") }
    #expect(error?.message == "not on the tape")
    #expect(stage.provider.requests.isEmpty)
    #expect(stage.host.budget.reserved == 0)
    #expect(stage.host.totals.snapshot.requests == 0)
    #expect(stage.turns.isEmpty)
  }

  @Test func theTimesOfThenAreWaitedForWhenTheyAreKept() async throws {
    let (exchanges, _) = await recorded([.text("Hello.")], saying: ["Hi"])
    var slow = try #require(exchanges.first)
    slow.events = slow.events.enumerated().map { index, event in
      Exchange.Event(
        name: event.name,
        isWhole: event.isWhole,
        data: event.data,
        elapsed: 3_600_000_000 * Int64(index + 1)
      )
    }
    let waits = Mutex<[Duration]>([])
    let stage = Stage(
      archive: Memory([slow], keepsTime: true),
      pause: { wait in waits.withLock { $0.append(wait) } }
    )
    _ = try await stage.say("Hi")
    // Next to no time passes meanwhile, so each is waited for from the start.
    let hours = waits.withLock { $0.map { ($0 / .seconds(3600)).rounded() } }.filter { $0 > 0 }
    #expect(hours == slow.events.indices.map { Double($0 + 1) })
  }

  @Test func aWaitForTheTimeOfThenEndsWithAnInterrupt() async throws {
    let (exchanges, _) = await recorded([.text("Hello.")], saying: ["Hi"])
    let interrupts = Mutex<Interrupts?>(nil)
    let stage = Stage(
      archive: Memory(exchanges.map { Self.slowed($0) }, keepsTime: true),
      pause: { _ in
        interrupts.withLock { $0 }?.raise(.interrupt)
        while !Task.isCancelled { await Task.yield() }
      }
    )
    interrupts.withLock { $0 = stage.interrupts }
    _ = try await stage.say("Hi")
    #expect(stage.output.outcomes == [.interrupted])
  }

  private static func slowed(_ exchange: Exchange) -> Exchange {
    var exchange = exchange
    exchange.head = exchange.head.map {
      Exchange.Head(status: $0.status, headers: $0.headers, elapsed: 3_600_000_000)
    }
    return exchange
  }

  @Test func countsAreKeptAndAnsweredFromTheArchive() async throws {
    let memory = Memory()
    let counting = Effect.call(.countTokens, [.text("one two")])
    let first = try await Stage(archive: memory, countTokens: { _ in 7 }).perform(counting)
    #expect(first == .int(7))
    #expect(memory.counts == [.tokens(7)])
    let second = try await Stage(archive: memory, countTokens: { _ in 8 }).perform(counting)
    #expect(second == .int(7))
  }
}
