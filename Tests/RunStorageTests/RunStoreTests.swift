import OrderedJSON
import RunStorage
import TestSupport
import Testing

struct RunStoreTests {
  private let folder: TemporaryFolder
  private let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RunStore(folder("runs.sqlite"))
  }

  @Test func aRunIsReadAsItWasWritten() async throws {
    let run = SampleRecords.run("a1", shard: RunRecord.Shard(number: 2, count: 3))
    try await store.begin(run)
    #expect(try await store.run(matching: "a1") == run)
  }

  @Test func anEndedRunSaysHow() async throws {
    try await store.begin(SampleRecords.run("a1"))
    try await store.end("a1", .interrupted, exitStatus: 130, at: 9)
    let run = try await store.run(matching: "last")
    #expect(run.status == .interrupted && run.exitStatus == 130 && run.endedAt == 9)
    try await store.reopen("a1")
    let again = try await store.run(matching: "last")
    #expect(again.status == .running && again.exitStatus == nil && again.endedAt == nil)
  }

  @Test func experimentsAreReadAsTheyWereWritten() async throws {
    try await store.begin(SampleRecords.run("a1"))
    let experiment = SampleRecords.experiment(of: "a1")
    try await store.add(experiment)
    #expect(try await store.experiments(of: "a1") == [experiment])
  }

  @Test(arguments: TrialRecord.Status.allCases)
  func trialsAreReadAsTheyWereWritten(status: TrialRecord.Status) async throws {
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    let trial = SampleRecords.trial(7, of: "a1", status: status)
    let exchanges = [
      SampleRecords.exchange(1, key: "k1"), SampleRecords.exchange(2, key: "k2", isFinished: false),
    ]
    try await store.commit([CompletedTrial(trial, exchanges: exchanges)])
    let place = ExchangePlace(run: "a1", experiment: "capitals", trial: 7)
    #expect(try await store.trial(at: place) == trial)
    #expect(try await store.trials(of: "a1", experiment: "capitals") == [trial])
    #expect(try await store.exchanges(at: place) == exchanges)
  }

  @Test func runsComeNewestFirst() async throws {
    for (id, second) in [("b2", 2), ("c9", 9), ("a5", 5)] as [(String, Int64)] {
      try await store.begin(SampleRecords.run(id, at: second))
    }
    #expect(try await store.runs().map(\.id) == ["c9", "a5", "b2"])
    #expect(try await store.runs(limit: 2).map(\.id) == ["c9", "a5"])
  }

  @Test func aRunThatIsThereIsNotBegunAgain() async throws {
    try await store.begin(SampleRecords.run("a1"))
    let error = await #expect(throws: RunStorageError.self) {
      try await store.begin(SampleRecords.run("a1", at: 5))
    }
    #expect(error?.code == .rejected)
    #expect(try await store.run(matching: "a1") == SampleRecords.run("a1"))
  }

  @Test func aTrialOfNoExperimentIsRejected() async throws {
    let error = await #expect(throws: RunStorageError.self) {
      try await store.commit([CompletedTrial(SampleRecords.trial(1, of: "a1"), exchanges: [])])
    }
    #expect(error?.code == .rejected)
  }

  @Test func oneRejectedTrialLeavesTheOthersOut() async throws {
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    await #expect(throws: RunStorageError.self) {
      try await store.commit([
        CompletedTrial(SampleRecords.trial(1, of: "a1"), exchanges: []),
        CompletedTrial(SampleRecords.trial(1, of: "none"), exchanges: []),
      ])
    }
    #expect(try await store.trials(of: "a1", experiment: "capitals").isEmpty)
  }

  @Test func aTrialThatIsTriedAgainTakesItsPlaceWithItsRequests() async throws {
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    let erred = SampleRecords.trial(1, of: "a1", status: .error)
    let first = [SampleRecords.exchange(1, key: "k1"), SampleRecords.exchange(2, key: "k2")]
    try await store.commit([CompletedTrial(erred, exchanges: first)])
    let passed = SampleRecords.trial(1, of: "a1")
    try await store.commit([CompletedTrial(passed, exchanges: [first[0]])])
    let place = ExchangePlace(run: "a1", experiment: "capitals", trial: 1)
    #expect(try await store.trials(of: "a1", experiment: "capitals") == [passed])
    #expect(try await store.exchanges(at: place) == [first[0]])
    #expect(try await store.finishedExchange("k2") == nil)
    #expect(try await RawDatabase(store.path).count("content") == 1)
  }

  @Test func anExperimentThatIsAddedAgainKeepsItsTrials() async throws {
    try await store.begin(SampleRecords.run("a1"))
    var experiment = SampleRecords.experiment(of: "a1")
    try await store.add(experiment)
    try await store.commit([CompletedTrial(SampleRecords.trial(1, of: "a1"), exchanges: [])])
    experiment.trialCount = 300
    try await store.add(experiment)
    #expect(try await store.experiments(of: "a1") == [experiment])
    #expect(try await store.trials(of: "a1", experiment: "capitals").count == 1)
  }

  @Test func trialsThatErredAreNotFinished() async throws {
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    let trials = zip(1..., TrialRecord.Status.allCases).map { number, status in
      CompletedTrial(SampleRecords.trial(number, of: "a1", status: status), exchanges: [])
    }
    try await store.commit(trials)
    let finished = try await store.finishedTrials(of: "a1", experiment: "capitals")
    #expect(finished == [1: "identity 1", 2: "identity 2"])
  }

  @Test func overviewsCountTrialsByOutcome() async throws {
    try await store.begin(SampleRecords.run("a1"))
    try await store.begin(SampleRecords.run("b2", at: 2))
    var second = SampleRecords.experiment("second", of: "a1")
    second.number = 2
    try await store.add(second)
    try await store.add(SampleRecords.experiment(of: "a1"))
    let statuses: [TrialRecord.Status] = [.pass, .pass, .fail, .error, .pass]
    try await store.commit(
      zip(1..., statuses).map { number, status in
        CompletedTrial(SampleRecords.trial(number, of: "a1", status: status), exchanges: [])
      }
    )
    let overviews = try await store.overviews()
    #expect(overviews.map(\.run.id) == ["b2", "a1"])
    #expect(overviews[0].experiments.isEmpty)
    let experiments = overviews[1].experiments
    #expect(experiments.map(\.name) == ["capitals", "second"])
    #expect(experiments.map(\.stored) == [5, 0])
    let capitals = try #require(experiments.first)
    #expect(capitals.passed == 3 && capitals.failed == 1 && capitals.errors == 1)
    #expect(capitals.cost == 4000 && capitals.unpriced == 1 && capitals.trialCount == 200)
  }

  @Test func aDeletedRunLeavesNothing() async throws {
    for id in ["a1", "b2"] {
      try await store.begin(SampleRecords.run(id))
      try await store.add(SampleRecords.experiment(of: id))
      let own = SampleRecords.exchange(1, key: "own \(id)", reply: id)
      let shared = SampleRecords.exchange(2, key: "shared")
      let trial = SampleRecords.trial(1, of: id)
      try await store.commit([CompletedTrial(trial, exchanges: [own, shared])])
    }
    #expect(try await RawDatabase(store.path).count("content") == 3)
    #expect(try await store.delete("a1"))
    #expect(try await !store.delete("a1"))
    let raw = try RawDatabase(store.path)
    for table in ["run", "experiment", "trial"] { #expect(try await raw.count(table) == 1) }
    for table in ["source", "exchange", "content"] { #expect(try await raw.count(table) == 2) }
    #expect(try await store.finishedExchange("shared") != nil)
    #expect(try await raw.faults().isEmpty)
  }

  @Test func batchesAreReadAsTheyWereWritten() async throws {
    try await store.begin(SampleRecords.run("a1"))
    var batches = [2, 1].map { number in
      BatchRecord(
        run: "a1",
        id: "msgbatch_\(number)",
        experiment: "capitals",
        createdAt: Int64(number),
        items: ["t1-1": "key 1"]
      )
    }
    for batch in batches { try await store.add(batch) }
    try await store.finishBatch("msgbatch_2", of: "a1")
    try await store.add(batches[0])
    batches[0].status = .done
    #expect(try await store.batches(of: "a1") == [batches[1], batches[0]])
  }
}
