import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ScriptedServer
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct BatchCollectorTests {
  /// Patient: only what the trials do decides when a batch is sent.
  private static var pacing: BatchPacing {
    var pacing = BatchPacing()
    pacing.settling = .seconds(86_400)
    return pacing
  }

  private func collector(
    _ provider: any BatchProvider,
    ledger: (any BatchLedger)? = nil,
    pacing: BatchPacing = pacing,
    clock: any Clock<Duration> = PatientClock(),
    watch: @escaping @Sendable (BatchCollector.Event) -> Void = { _ in }
  ) -> BatchCollector {
    BatchCollector(
      provider,
      direct: ScriptedProvider([]),
      ledger: ledger,
      pacing: pacing,
      clock: clock,
      watch: watch
    )
  }

  /// Runs trials, each of which asks its questions one after the other, and returns their answers.
  @discardableResult
  private func run(
    _ trials: [[String]],
    on collector: BatchCollector,
    keyed: Bool = false
  ) async throws -> [[String]] {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await collector.run() }
      let answers = await withTaskGroup(of: (Int, [String]).self) { trialGroup in
        for _ in trials { collector.trialBegan() }
        for (number, questions) in trials.enumerated() {
          trialGroup.addTask {
            var answers: [String] = []
            for question in questions {
              let provider: any MessageProvider =
                keyed ? collector.member { "key-\(question)" } : collector
              answers.append(await provider.answer(.batched(question)))
            }
            collector.trialEnded()
            return (number, answers)
          }
        }
        var all = trials
        for await (number, answers) in trialGroup { all[number] = answers }
        return all
      }
      collector.finish()
      try await group.waitForAll()
      return answers
    }
  }

  @Test func allTrialsGoInOneBatchForEachRound() async throws {
    let batches = ScriptedBatches(looks: 3)
    let trials = [["a1", "a2"], ["b1"], ["c1", "c2", "c3"]]
    let answers = try await run(trials, on: collector(batches))
    #expect(answers == trials.map { $0.map { "re: \($0)" } })
    #expect(batches.questions.map { $0.sorted() } == [["a1", "b1", "c1"], ["a2", "c2"], ["c3"]])
    #expect(
      batches.log.prefix(5) == [
        "submit msgbatch_1", "look msgbatch_1", "look msgbatch_1", "look msgbatch_1",
        "read msgbatch_1",
      ]
    )
  }

  @Test func anAnswerIsOfTheUsualEvents() async throws {
    let collector = collector(ScriptedBatches())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await collector.run() }
      var course: [String] = []
      var head: ResponseHead?
      for try await event in collector.send(.batched("one")) {
        switch event {
        case .progress(.connecting): course.append("connecting")
        case .progress(.sent): course.append("sent")
        case .head(let answer): head = answer
        case .event(let raw):
          course.append(raw.form == .whole ? "whole" : "streamed")
          #expect(String(decoding: raw.data, as: UTF8.self).hasPrefix(#"{"id":"msg_request-1""#))
        case .end: course.append("end")
        default: course.append("other")
        }
      }
      #expect(course == ["connecting", "sent", "whole", "end"])
      #expect(head?.status == 200 && head?.headers["parley-batch"] == "msgbatch_1")
      collector.finish()
      try await group.waitForAll()
    }
  }

  @Test func pausesBetweenLooksGrow() async throws {
    let clock = PatientClock()
    try await run([["a"]], on: collector(ScriptedBatches(looks: 14), clock: clock))
    let sleeps = clock.sleeps.map {
      Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18
    }
    #expect(sleeps.count == 14 && sleeps.first == 1 && sleeps.last == 60)
    #expect(zip(sleeps, sleeps.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func fullBatchesAreSentWithoutWaiting() async throws {
    let batches = ScriptedBatches()
    var pacing = Self.pacing
    pacing.mostRequests = 2
    try await run((0..<5).map { ["q\($0)"] }, on: collector(batches, pacing: pacing))
    #expect(batches.questions.map(\.count).sorted() == [1, 2, 2])
  }

  @Test func aBatchHasItsMostBytes() async throws {
    let batches = ScriptedBatches()
    var pacing = Self.pacing
    pacing.mostBytes = 700
    try await run((0..<6).map { ["q\($0)"] }, on: collector(batches, pacing: pacing))
    let sizes = batches.state.withLock {
      $0.batches.map { batch in
        BatchRequest.encoded(
          batch.items.map { BatchRequest(customID: $0.customID, $0.request.message) }
        ).count
      }
    }
    #expect(sizes.count >= 2 && sizes.allSatisfy { $0 <= 700 })
    #expect(batches.questions.flatMap { $0 }.count == 6)
  }

  @Test func requestsOfOtherVersionsAndBetasGoApart() async throws {
    let batches = ScriptedBatches()
    let collector = collector(batches)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for request in [
        ProviderRequest.batched("a"), .batched("b", betas: ["x"]), .batched("c"),
        .batched("d", version: .v2023_06_01),
      ] {
        collector.trialBegan()
        group.addTask {
          _ = await collector.answer(request)
          collector.trialEnded()
        }
      }
      while collector.waitingCount < 4 { await Task.yield() }
      group.addTask { try await collector.run() }
      collector.finish()
      try await group.waitForAll()
    }
    #expect(
      batches.questions.map { $0.sorted() }.sorted { $0[0] < $1[0] } == [["a", "c"], ["b"], ["d"]]
    )
  }

  @Test func trialsThatCannotAskDoNotHoldTheOthers() async throws {
    let batches = ScriptedBatches()
    let clock = RecordingClock()
    let collector = collector(batches, pacing: BatchPacing(), clock: clock)
    collector.trialBegan()
    try await run([["a"], ["b"]], on: collector)
    #expect(batches.questions.flatMap { $0 }.sorted() == ["a", "b"])
    #expect(clock.sleeps.contains { $0 >= .seconds(9) })
  }

  // MARK: What goes wrong

  @Test func everyOutcomeIsThatOfItsTrial() async throws {
    let batches = ScriptedBatches { item in
      switch item.request.question {
      case "bad": .errored(APIErrorBody(type: .invalidRequest, message: "no"))
      case "late": .expired
      case "stopped": .canceled
      case "missing": nil
      default: .echo(item)
      }
    }
    let answers = try await run(
      [["bad"], ["late"], ["stopped"], ["missing"], ["good"]],
      on: collector(batches)
    )
    #expect(
      answers.flatMap { $0 } == [
        "invalid-request", "batch-expired", "batch-canceled", "invalid-response", "re: good",
      ]
    )
  }

  @Test func aBatchThatIsRefusedFailsItsRequests() async throws {
    let batches = ScriptedBatches()
    batches.state.withLock { $0.submitErrors = [ClaudeError(.authentication, "who?")] }
    let answers = try await run([["a", "b"], ["c"]], on: collector(batches))
    #expect(answers == [["authentication", "re: b"], ["authentication"]])
  }

  @Test func aServerThatIsAwayIsAskedAgain() async throws {
    let batches = ScriptedBatches()
    let events = Mutex<[BatchCollector.Event]>([])
    batches.state.withLock {
      $0.lookErrors = [ClaudeError(.connectionRefused, "nobody"), ClaudeError(.overloaded, "busy")]
      $0.cuts = [1]
    }
    let collector = collector(batches) { event in events.withLock { $0.append(event) } }
    #expect(
      try await run([["a"], ["b"], ["c"]], on: collector) == [["re: a"], ["re: b"], ["re: c"]]
    )
    #expect(
      events.withLock { $0 } == [
        .submitted("msgbatch_1", requests: 3), .retrying("msgbatch_1", because: "nobody"),
        .retrying("msgbatch_1", because: "lost while reading"),
      ]
    )
  }

  @Test func patienceHasAnEnd() async throws {
    let batches = ScriptedBatches()
    batches.state.withLock {
      $0.lookErrors = Array(repeating: ClaudeError(.connectionRefused, "nobody"), count: 5)
    }
    var pacing = Self.pacing
    pacing.patience = 3
    #expect(
      try await run([["a"]], on: collector(batches, pacing: pacing)) == [["connection-refused"]]
    )
  }

  @Test func aRefusalToTellOfABatchIsFinal() async throws {
    let batches = ScriptedBatches()
    batches.state.withLock { $0.lookErrors = [ClaudeError(.permission, "not yours")] }
    #expect(try await run([["a"]], on: collector(batches)) == [["permission"]])
  }

  @Test(arguments: ["stream", "max_tokens 0", "speed", "fallbacks"])
  func whatABatchDoesNotTakeIsToldAtOnce(field: String) async throws {
    var message = ProviderRequest.batched("a").message
    switch field {
    case "stream": message.stream = true
    case "speed": message.speed = .fast
    case "fallbacks": message.additionalFields["fallbacks"] = "default"
    default: message.maxTokens = 0
    }
    let batches = ScriptedBatches()
    let collector = collector(batches)
    let error = await #expect(throws: ClaudeError.self) {
      for try await _ in collector.send(ProviderRequest(message)) {}
    }
    #expect(error?.code == .invalidRequest && error?.message.contains(field) == true)
    #expect(batches.questions.isEmpty)
  }

  // MARK: Ends

  @Test func stoppingLeavesTheBatchWhereItIs() async throws {
    let batches = ScriptedBatches(looks: .max)
    let ledger = MemoryLedger()
    let collector = collector(batches, ledger: ledger)
    await withTaskGroup(of: String.self) { group in
      group.addTask {
        try? await collector.run()
        return "run"
      }
      group.addTask { await collector.member { "k1" }.answer(.batched("a")) }
      while !batches.log.contains("look msgbatch_1") { await Task.yield() }
      collector.stop()
      var ends: Set<String> = []
      for await end in group { ends.insert(end) }
      #expect(ends == ["run", "cancelled"])
    }
    #expect(ledger.kept.map(\.id) == ["msgbatch_1"] && ledger.closed.isEmpty)
    #expect(await collector.answer(.batched("later")) == "cancelled")
  }

  @Test func aTrialThatIsCancelledDoesNotHoldTheOthers() async throws {
    let batches = ScriptedBatches()
    let collector = collector(batches)
    for _ in 0..<2 { collector.trialBegan() }
    await withTaskGroup(of: String.self) { group in
      group.addTask { await collector.answer(.batched("gone")) }
      while collector.waitingCount < 1 { await Task.yield() }
      group.cancelAll()
      #expect(await group.next() == "cancelled")
    }
    collector.trialEnded()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await collector.run() }
      #expect(await collector.answer(.batched("here")) == "re: here")
      collector.trialEnded()
      collector.finish()
      try await group.waitForAll()
    }
    #expect(batches.questions == [["here"]])
  }

  // MARK: The ledger

  @Test func aBatchIsKeptBeforeItIsWaitedFor() async throws {
    let batches = ScriptedBatches()
    let ledger = MemoryLedger()
    try await run([["a"], ["b"]], on: collector(batches, ledger: ledger), keyed: true)
    #expect(ledger.kept.map(\.id) == ["msgbatch_1"] && ledger.closed == ["msgbatch_1"])
    #expect(Set(ledger.kept[0].items.map(\.key)) == ["key-a", "key-b"])
    // A key that can be a name is one, so that a batch alone says what it answers.
    #expect(ledger.kept[0].items.allSatisfy { $0.customID == $0.key })
  }

  @Test func aBatchThatCannotBeKeptEndsTheRun() async throws {
    let full = ClaudeError(.configuration, "the store /x cannot be written: the disk is full")
    let collector = collector(ScriptedBatches(), ledger: MemoryLedger(failingWith: full))
    let error = await #expect(throws: ClaudeError.self) { try await run([["a"]], on: collector) }
    #expect(error?.message == full.message)
  }

  @Test func whatAnEarlierProcessSentIsNotSentAgain() async throws {
    let batches = ScriptedBatches(looks: 2)
    batches.add(
      "msgbatch_old",
      [
        BatchItem(customID: "key-a1", request: .batched("a1")),
        BatchItem(customID: "x", request: .batched("a2")),
        BatchItem(customID: "key-b1", request: .batched("b1")),
      ]
    )
    let kept = KeptBatch(
      id: "msgbatch_old",
      items: [
        .init(customID: "key-a1", key: "key-a1"), .init(customID: "x", key: "key-a2"),
        .init(customID: "key-b1", key: "key-b1"),
      ]
    )
    let ledger = MemoryLedger([kept])
    let trials = [["a1", "a2", "a3"], ["b1"], ["c1"]]
    let answers = try await run(trials, on: collector(batches, ledger: ledger), keyed: true)
    #expect(answers == trials.map { $0.map { "re: \($0)" } })
    #expect(batches.questions.dropFirst().flatMap { $0 }.sorted() == ["a3", "c1"])
    #expect(Set(ledger.closed).contains("msgbatch_old"))
  }

  @Test func aRequestThatCameBeforeTheLedgerWasReadIsNotSentAgainEither() async throws {
    let batches = ScriptedBatches()
    batches.add("msgbatch_old", [BatchItem(customID: "key-a", request: .batched("a"))])
    let kept = KeptBatch(id: "msgbatch_old", items: [.init(customID: "key-a", key: "key-a")])
    let collector = collector(batches, ledger: MemoryLedger([kept]))
    for _ in 0..<2 { collector.trialBegan() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for question in ["a", "b"] {
        group.addTask {
          let answer = await collector.member { "key-\(question)" }.answer(.batched(question))
          #expect(answer == "re: \(question)")
          collector.trialEnded()
        }
      }
      while collector.waitingCount < 2 { await Task.yield() }
      group.addTask { try await collector.run() }
      while collector.waitingCount > 0 { await Task.yield() }
      collector.finish()
      try await group.waitForAll()
    }
    #expect(batches.questions == [["a"], ["b"]])
  }

  @Test func aBatchThatIsGoneIsSentAnew() async throws {
    let batches = ScriptedBatches()
    let events = Mutex<[BatchCollector.Event]>([])
    let kept = KeptBatch(id: "gone", items: [.init(customID: "key-a", key: "key-a")])
    let collector = collector(batches, ledger: MemoryLedger([kept])) { event in
      events.withLock { $0.append(event) }
    }
    #expect(try await run([["a"]], on: collector, keyed: true) == [["re: a"]])
    #expect(events.withLock { $0.first } == .lost("gone"))
    #expect(batches.questions == [["a"]])
  }

  // MARK: In process

  @Test func aProviderOfThisProcessAnswersBatches() async throws {
    let scripted = ScriptedProvider([
      .text("one"), .failure(ClaudeError(.overloaded, "busy")), .text("three"),
    ])
    let collector = collector(InProcessBatches(scripted, width: 1))
    let answers = try await run([["a"], ["b"], ["c"]], on: collector)
    #expect(Set(answers.flatMap { $0 }) == ["one", "server-error", "three"])
  }

  @Test func theAPIAnswersBatches() async throws {
    var server = ServerConfiguration()
    server.batchPolls = 2
    try await MessagesServer.withServer(server) { server in
      let configuration = ClientConfiguration(baseURL: try BaseURL(server.url))
      try await ClaudeClient.withClient(configuration: configuration) { client async throws in
        let answers = try await run(
          [["one", "two"], ["three"]],
          on: collector(APIProvider(client)),
          keyed: true
        )
        #expect(answers == [["You said: one", "You said: two"], ["You said: three"]])
      }
      let posts = server.requests.filter { $0.method == "POST" }
      #expect(posts.map(\.path) == ["/v1/messages/batches", "/v1/messages/batches"])
    }
  }

  @Test func thousandsOfTrialsGoThrough() async throws {
    let batches = ScriptedBatches()
    let trials = (0..<3000).map { ["q\($0)", "r\($0)"] }
    let answers = try await run(trials, on: collector(batches), keyed: true)
    #expect(answers == trials.map { $0.map { "re: \($0)" } })
    #expect(batches.questions.map(\.count) == [3000, 3000])
  }
}
