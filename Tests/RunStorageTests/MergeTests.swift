import Glibc
import OrderedJSON
import TestSupport
import Testing

@testable import RunStorage

struct MergeTests {
  private let folder: TemporaryFolder
  private let target: RunStore

  init() throws {
    folder = try TemporaryFolder()
    target = try RunStore(folder("target.sqlite"))
  }

  /// A store with one run, or with one shard of a run whose experiment has 12 trials.
  private func store(
    _ name: String,
    run id: String,
    at second: Int64 = 1,
    shard: (number: Int, count: Int)? = nil,
    trials: [Int] = Array(1...12),
    status: RunRecord.Status = .finished
  ) async throws -> RunStore {
    let store = try RunStore(folder(name))
    let part = shard.map { RunRecord.Shard(number: $0.number, count: $0.count) }
    try await store.begin(SampleRecords.run(id, at: second, shard: part))
    try await store.add(SampleRecords.experiment(of: id))
    let own = part.map { part in trials.filter { ($0 - 1) % part.count == part.number - 1 } }
    try await commit(own ?? trials, of: id, to: store)
    let outside = [
      SampleRecords.exchange(1, key: "outside"),
      SampleRecords.exchange(2, key: "outside \(id)", reply: id),
    ]
    try await store.commit(outside, at: .outsideTrials(of: id))
    guard status != .running else { return store }
    let exitStatus = status == .finished ? 0 : 130
    try await store.end(id, status, exitStatus: exitStatus, at: (second + 10) * 1_000_000)
    return store
  }

  private func commit(
    _ numbers: [Int],
    of run: String,
    to store: RunStore,
    status: TrialRecord.Status = .pass,
    endedAt: Int64 = 2000
  ) async throws {
    try await store.commit(
      numbers.map { number in
        var trial = SampleRecords.trial(number, of: run, status: status)
        trial.endedAt = endedAt
        let key = "key \(number)"
        return CompletedTrial(trial, exchanges: [SampleRecords.exchange(key: key, reply: run)])
      }
    )
  }

  private func trials(of run: String) async throws -> [TrialRecord] {
    try await target.trials(of: run, experiment: "capitals")
  }

  private func expectNoFaults() async throws {
    #expect(try await RawDatabase(target.path).faults().isEmpty)
  }

  @Test func aRunIsCopiedWhole() async throws {
    let source = try await store("a.sqlite", run: "a1")
    let place = ExchangePlace(run: "a1", experiment: "unfinished", trial: 13)
    try await source.commit([SampleRecords.exchange(key: "unfinished")], at: place)
    try await source.add(
      BatchRecord(run: "a1", id: "b", experiment: "capitals", createdAt: 1, items: ["c": "k"])
    )
    let merged = try await target.merge(from: source.path)
    #expect(merged == [MergedRun(source: "a1", run: "a1", shard: nil, isNew: true, trials: 12)])
    #expect(try await target.runs() == source.runs())
    #expect(try await target.experiments(of: "a1") == source.experiments(of: "a1"))
    #expect(try await trials(of: "a1") == source.trials(of: "a1", experiment: "capitals"))
    #expect(try await target.batches(of: "a1") == source.batches(of: "a1"))
    for place in [
      place, .outsideTrials(of: "a1"), ExchangePlace(run: "a1", experiment: "capitals", trial: 12),
    ] {
      let exchanges = try await target.exchanges(at: place)
      #expect(try await exchanges == source.exchanges(at: place))
      #expect(!exchanges.isEmpty)
    }
    try await expectNoFaults()
  }

  @Test func aStoreThatIsMergedAgainChangesNothing() async throws {
    let sources = [
      try await store("a.sqlite", run: "a1"),
      try await store("b.sqlite", run: "b1", at: 2, shard: (1, 2)),
      try await store("c.sqlite", run: "c1", at: 3, shard: (2, 2)),
    ]
    for source in sources { _ = try await target.merge(from: source.path) }
    let before = try await RawDatabase(target.path).dump()
    for source in sources {
      let merged = try await target.merge(from: source.path)
      #expect(merged.allSatisfy { !$0.isNew && $0.trials == 0 })
    }
    #expect(try await target.joinShards().isEmpty)
    #expect(try await RawDatabase(target.path).dump() == before)
  }

  @Test(arguments: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]])
  func shardsBecomeOneRunInAnyOrder(order: [Int]) async throws {
    for (place, number) in order.enumerated() {
      let source = try await store(
        "\(number).sqlite",
        run: "shard \(number)",
        at: Int64(number),
        shard: (number, 3),
        status: number == 2 ? .interrupted : .finished
      )
      _ = try await target.merge(from: source.path)
      let run = try await target.run(matching: "last")
      let missing = [1, 2, 3].filter { !order.prefix(place + 1).contains($0) }
      #expect(run.missingShards == (place == 0 ? [] : missing))
      #expect((run.shard == nil) == (place > 0))
    }
    let runs = try await target.runs()
    let run = try #require(runs.first)
    #expect(runs.count == 1)
    #expect(try await trials(of: run.id).map(\.number) == Array(1...12))
    #expect(run.startedAt == 1_000_000 && run.endedAt == 13_000_000)
    #expect(run.status == .interrupted && run.exitStatus == 130)
    for number in 1...3 {
      #expect(try await target.run(matching: "shard \(number)").id == run.id)
    }
    let outside = try await target.exchanges(at: .outsideTrials(of: run.id))
    #expect(outside.map(\.number) == [1, 2, 3, 4])
    #expect(
      Set(outside.map(\.key)) == [
        "outside", "outside shard 1", "outside shard 2", "outside shard 3",
      ]
    )
    #expect(try await target.experiments(of: run.id).count == 1)
    try await expectNoFaults()
  }

  @Test func aShardThatWentOnAddsWhatIsNew() async throws {
    let first = try await store("1.sqlite", run: "one", shard: (1, 2))
    let second = try await store(
      "2.sqlite",
      run: "two",
      at: 2,
      shard: (2, 2),
      trials: [1, 2, 3, 4],
      status: .running
    )
    _ = try await target.merge(from: first.path)
    _ = try await target.merge(from: second.path)
    #expect(try await target.run(matching: "one").status == .running)
    #expect(try await target.run(matching: "one").endedAt == nil)
    #expect(try await trials(of: "one").map(\.number) == [1, 2, 3, 4, 5, 7, 9, 11])
    try await commit([6, 8, 10, 12], of: "two", to: second)
    try await second.end("two", .finished, exitStatus: 0, at: 99)
    let merged = try await target.merge(from: second.path)
    #expect(merged.map(\.trials) == [4])
    #expect(try await trials(of: "one").map(\.number) == Array(1...12))
    #expect(try await target.run(matching: "two").status == .finished)
  }

  @Test func theBetterOfTwoTrialsStays() async throws {
    let source = try await store("a.sqlite", run: "a1", trials: [])
    _ = try await target.merge(from: source.path)
    try await commit([1, 2], of: "a1", to: target, status: .error, endedAt: 50)
    try await commit([3, 4, 5], of: "a1", to: target, status: .pass, endedAt: 50)
    try await commit([1, 4], of: "a1", to: source, status: .fail, endedAt: 40)
    try await commit([2, 3], of: "a1", to: source, status: .error, endedAt: 60)
    try await commit([5], of: "a1", to: source, status: .fail, endedAt: 60)
    #expect(try await target.merge(from: source.path).map(\.trials) == [3])
    let merged = try await trials(of: "a1")
    #expect(merged.map(\.status) == [.fail, .error, .pass, .pass, .fail])
    #expect(merged.map(\.endedAt) == [40, 60, 50, 50, 60])
  }

  @Test func aShardJoinsTheRunOfItsOwnTime() async throws {
    for (name, id, second, number) in [
      ("1", "old one", 100, 1), ("2", "new one", 9000, 1), ("3", "new two", 9001, 2),
      ("4", "old two", 101, 2),
    ] as [(String, String, Int64, Int)] {
      let source = try await store(name, run: id, at: second, shard: (number, 2))
      _ = try await target.merge(from: source.path)
    }
    #expect(try await target.runs().count == 2)
    #expect(try await target.run(matching: "old two").id == "old one")
    #expect(try await target.run(matching: "new two").id == "new one")
  }

  @Test func shardsOfOtherRunsStayApart() async throws {
    let sources = [
      try await store("1", run: "a", shard: (1, 2)), try await store("2", run: "b", shard: (1, 2)),
      try await store("3", run: "c", shard: (2, 3)), try await store("4", run: "d"),
    ]
    for source in sources { _ = try await target.merge(from: source.path) }
    let other = try RunStore(folder("5"))
    let shard = RunRecord.Shard(number: 2, count: 2)
    try await other.begin(SampleRecords.run("e", group: "another", shard: shard))
    _ = try await target.merge(from: other.path)
    #expect(try await target.runs().map(\.id) == ["e", "d", "c", "b", "a"])
  }

  @Test func joinedRunsAreMergedByTheirShards() async throws {
    let sources = [
      try await store("1", run: "one", at: 1, shard: (1, 3)),
      try await store("2", run: "two", at: 2, shard: (2, 3)),
      try await store("3", run: "three", at: 3, shard: (3, 3)),
    ]
    let middle = try RunStore(folder("middle"))
    for source in sources.dropLast() { _ = try await middle.merge(from: source.path) }
    _ = try await target.merge(from: sources[2].path)
    _ = try await target.merge(from: sources[1].path)
    let merged = try await target.merge(from: middle.path)
    #expect(merged.map(\.source) == ["one", "two"])
    #expect(merged.map(\.isNew) == [true, false])
    #expect(try await target.runs().map(\.missingShards) == [[]])
    #expect(try await trials(of: "three").map(\.number) == Array(1...12))
    #expect(try await target.run(matching: "one").id == "three")
    try await expectNoFaults()
  }

  @Test(arguments: [[1, 2, 3, 4], [1, 10, 11, 2], [4, 3, 2, 1], [10, 1, 2, 11], [5, 5, 5, 5]])
  func shardsInOneStoreAreJoined(starts: [Int64]) async throws {
    for (number, start) in zip(1..., starts) {
      _ = try await store("target.sqlite", run: "shard \(number)", at: start, shard: (number, 4))
    }
    let joined = try await target.joinShards()
    let run = try await target.run(matching: "last")
    #expect(joined.allSatisfy { $0.trials == 3 && $0.run == run.id })
    #expect(Set(joined.map(\.source) + [run.id]).count == 4 && joined.count == 3)
    #expect(try await target.runs().count == 1)
    #expect(run.missingShards == [] && run.shard == nil)
    #expect(run.startedAt == starts.min().map { $0 * 1_000_000 })
    #expect(try await trials(of: run.id).map(\.number) == Array(1...12))
    for number in 1...4 {
      #expect(try await target.run(matching: "shard \(number)").id == run.id)
    }
    try await expectNoFaults()
  }

  @Test func aShardThatMayStillBeWrittenKeepsItsID() async throws {
    for number in 1...3 {
      _ = try await store(
        "target.sqlite",
        run: "shard \(number)",
        at: Int64(number),
        shard: (number, 3),
        trials: number == 2 ? [1, 2] : Array(1...12),
        status: number == 2 ? .running : .finished
      )
    }
    #expect(try await target.joinShards().allSatisfy { $0.run == "shard 2" })
    #expect(try await target.runs().map(\.id) == ["shard 2"])
    try await commit([5], of: "shard 2", to: target)
    #expect(try await trials(of: "shard 2").map(\.number) == [1, 2, 3, 4, 5, 6, 7, 9, 10, 12])
    try await target.end("shard 2", .finished, exitStatus: 0, at: 99_000_000)
    #expect(try await target.run(matching: "shard 1").status == .finished)
  }

  @Test func anEndOfOneShardIsNotThatOfAll() async throws {
    let first = try await store("1", run: "one", at: 1, shard: (1, 2), status: .running)
    let second = try await store("2", run: "two", at: 2, shard: (2, 2), status: .running)
    _ = try await target.merge(from: first.path)
    _ = try await target.merge(from: second.path)
    try await target.end("one", .failed, exitStatus: 2, at: 50)
    #expect(try await target.run(matching: "one").status == .running)
    try await second.end("two", .finished, exitStatus: 0, at: 60)
    _ = try await target.merge(from: second.path)
    let run = try await target.run(matching: "one")
    #expect(run.status == .failed && run.exitStatus == 2 && run.endedAt == 60)
  }

  @Test func aDifferentRunOfTheSameIDIsAConflict() async throws {
    try await target.begin(SampleRecords.run("a1", group: "another"))
    let source = try await store("a", run: "a1")
    let error = await #expect(throws: RunStorageError.self) {
      try await target.merge(from: source.path)
    }
    #expect(error?.code == .conflict)
    #expect(error?.path == target.path)
    #expect(try await target.experiments(of: "a1").isEmpty)
  }

  @Test func aStoreIsNotMergedIntoItself() async throws {
    try #require(symlink(target.path, folder("link")) == 0)
    for path in [target.path, folder("link")] {
      let error = await #expect(throws: RunStorageError.self) {
        try await target.merge(from: path)
      }
      #expect(error?.code == .mergesItself)
    }
  }

  @Test func aStoreThatIsMissingIsNotMade() async throws {
    let error = await #expect(throws: RunStorageError.self) {
      try await target.merge(from: folder("none"))
    }
    #expect(error?.code == .missing)
    #expect(!folder.files(under: ".").contains("none"))
  }
}
