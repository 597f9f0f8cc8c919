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
}
