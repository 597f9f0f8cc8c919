import RunStorage
import TestSupport
import Testing

struct DurabilityTests {
  private let folder: TemporaryFolder
  private let store: RunStore

  init() async throws {
    folder = try TemporaryFolder()
    store = try RunStore(folder("runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
  }

  private func commit(_ number: Int) async throws {
    let exchange = SampleRecords.exchange(key: "key \(number)")
    let trial = SampleRecords.trial(number, of: "a1")
    try await store.commit([CompletedTrial(trial, exchanges: [exchange])])
  }

  /// What a process that dies now leaves: the file and its log as the system has them, without a word of farewell.
  private func leftBehind(_ name: String, logByteCount: Int? = nil) throws -> RunStore {
    let log = folder.bytes(of: "runs.sqlite-wal")
    try folder.write(folder.bytes(of: "runs.sqlite"), to: name)
    try folder.write(log.prefix(logByteCount ?? log.count), to: "\(name)-wal")
    return try RunStore(folder(name), makesMissing: false)
  }

  @Test func aCommittedTrialOutlivesTheProcess() async throws {
    for number in 1...5 {
      try await commit(number)
      let left = try leftBehind("left \(number)")
      let trials = try await left.trials(of: "a1", experiment: "capitals")
      #expect(trials.map(\.number) == Array(1...number))
      #expect(try await left.finishedExchange("key \(number)") != nil)
    }
  }

  @Test func aLogThatIsCutAnywhereLeavesWholeTrials() async throws {
    for number in 1...10 { try await commit(number) }
    let log = folder.bytes(of: "runs.sqlite-wal")
    var counts: [Int] = []
    for cut in stride(from: 0, through: log.count, by: 3001) {
      let left = try leftBehind("left \(cut)", logByteCount: cut)
      #expect(try await RawDatabase(left.path).faults().isEmpty)
      let trials = try await left.trials(of: "a1", experiment: "capitals").map(\.number)
      #expect(trials == Array(1..<(trials.count + 1)))
      for number in trials { #expect(try await left.finishedExchange("key \(number)") != nil) }
      counts.append(trials.count)
    }
    #expect(counts == counts.sorted())
    #expect(counts.contains { $0 > 0 && $0 < 10 })
  }

  @Test func aDamagedLogLeavesWhatWasBeforeTheDamage() async throws {
    for number in 1...10 { try await commit(number) }
    var log = folder.bytes(of: "runs.sqlite-wal")
    log[log.count / 2] ^= 0xFF
    try folder.write(folder.bytes(of: "runs.sqlite"), to: "left.sqlite")
    try folder.write(log, to: "left.sqlite-wal")
    let left = try RunStore(folder("left.sqlite"))
    let trials = try await left.trials(of: "a1", experiment: "capitals").map(\.number)
    #expect(trials == Array(1..<(trials.count + 1)))
    #expect(trials.count < 10)
    #expect(try await RawDatabase(left.path).faults().isEmpty)
  }
}
