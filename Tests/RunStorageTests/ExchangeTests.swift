import RunStorage
import TestSupport
import Testing

struct ExchangeTests {
  private let folder: TemporaryFolder
  private let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RunStore(folder("runs.sqlite"))
  }

  private func add(
    _ exchanges: [ExchangeRecord],
    to run: String,
    at second: Int64 = 1
  ) async throws {
    try await store.begin(SampleRecords.run(run, at: second))
    try await store.commit(exchanges, at: .outsideTrials(of: run))
  }

  @Test func theLatestRunAnswersARequest() async throws {
    try await add([SampleRecords.exchange(key: "k", reply: "second")], to: "b", at: 2)
    try await add([SampleRecords.exchange(key: "k", reply: "third")], to: "c", at: 3)
    try await add([SampleRecords.exchange(key: "k", reply: "first")], to: "a", at: 1)
    #expect(try await store.finishedExchange("k")?.steps == Array("third".utf8))
    #expect(try await store.finishedExchange("k", in: "b")?.steps == Array("second".utf8))
    #expect(try await store.finishedExchange("k", in: "d") == nil)
    #expect(try await store.finishedExchange("other") == nil)
  }

  @Test func whatWasInterruptedAnswersNothing() async throws {
    let exchange = SampleRecords.exchange(key: "k", reply: "half", isFinished: false)
    try await add([exchange], to: "a")
    #expect(try await store.finishedExchange("k") == nil)
    #expect(try await store.exchanges(at: .outsideTrials(of: "a")) == [exchange])
  }

  @Test func aRequestOfTheSameNumberIsReplaced() async throws {
    try await add([SampleRecords.exchange(key: "k", reply: "half", isFinished: false)], to: "a")
    let whole = SampleRecords.exchange(key: "k", reply: "whole")
    try await store.commit([whole], at: .outsideTrials(of: "a"))
    #expect(try await store.exchanges(at: .outsideTrials(of: "a")) == [whole])
    #expect(try await RawDatabase(store.path).count("content") == 1)
  }

  @Test func aReplyThatIsUsedAgainIsKeptOnce() async throws {
    let exchange = SampleRecords.exchange(key: "k")
    for number in 1...20 { try await add([exchange], to: "run \(number)") }
    try await add([SampleRecords.exchange(key: "k", reply: "Lyon")], to: "another reply")
    try await add([SampleRecords.exchange(key: "k2")], to: "another request")
    #expect(try await RawDatabase(store.path).count("exchange") == 22)
    #expect(try await RawDatabase(store.path).count("content") == 3)
    #expect(try await store.exchanges(at: .outsideTrials(of: "run 20")) == [exchange])
  }

  @Test func theLookUpOfARequestUsesItsIndex() async throws {
    let plan = try await RawDatabase(store.path).plan(
      "SELECT * FROM exchange WHERE key = 'k' AND is_finished = 1"
    )
    #expect(plan.contains("USING INDEX exchange_key"))
  }

  @Test func requestsOfATrialThatIsNotOverAnswerToo() async throws {
    try await store.begin(SampleRecords.run("a"))
    let place = ExchangePlace(run: "a", experiment: "capitals", trial: 3)
    try await store.commit([SampleRecords.exchange(key: "k")], at: place)
    #expect(try await store.finishedExchange("k") != nil)
  }

  @Test func whatWasStoredBeforeItsTrialIsNotWrittenAgain() async throws {
    try await store.begin(SampleRecords.run("a"))
    try await store.add(SampleRecords.experiment(of: "a"))
    let place = ExchangePlace(run: "a", experiment: "capitals", trial: 3)
    let exchanges = (1...3).map { SampleRecords.exchange($0, key: "k\($0)") }
    for exchange in exchanges { try await store.commit([exchange], at: place) }
    let raw = try RawDatabase(store.path)
    let before = try await raw.texts("SELECT number || ' ' || content FROM exchange ORDER BY 1")
    let trial = SampleRecords.trial(3, of: "a")
    try await store.commit([CompletedTrial(trial, exchanges: exchanges)])
    #expect(try await store.exchanges(at: place) == exchanges)
    #expect(
      try await raw.texts("SELECT number || ' ' || content FROM exchange ORDER BY 1") == before
    )
  }
}
