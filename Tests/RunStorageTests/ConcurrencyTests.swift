import Glibc
import RunStorage
import TestSupport
import Testing

struct ConcurrencyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func aStoreThatManyMakeAtOnceIsMadeOnce() async throws {
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for number in 1...8 {
        tasks.addTask {
          let store = try RunStore(folder("new/runs.sqlite"))
          try await store.begin(SampleRecords.run("run \(number)", at: Int64(number)))
        }
      }
      try await tasks.waitForAll()
    }
    let store = try RunStore(folder("new/runs.sqlite"))
    #expect(try await store.runs().count == 8)
    #expect(try await RawDatabase(store.path).faults().isEmpty)
  }

  @Test func writersOfSeveralConnectionsTakeTurns() async throws {
    let stores = try (1...3).map { _ in try RunStore(folder("runs.sqlite")) }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for (number, store) in zip(1..., stores) {
        tasks.addTask {
          let run = "run \(number)"
          try await store.begin(SampleRecords.run(run))
          try await store.add(SampleRecords.experiment(of: run))
          for trial in 1...50 {
            let exchange = SampleRecords.exchange(key: "key \(trial)")
            let record = SampleRecords.trial(trial, of: run)
            try await store.commit([CompletedTrial(record, exchanges: [exchange])])
          }
        }
      }
      try await tasks.waitForAll()
    }
    let experiments = try await stores[0].overviews().flatMap(\.experiments)
    #expect(experiments.map(\.passed) == [50, 50, 50])
    let raw = try RawDatabase(stores[0].path)
    #expect(try await raw.count("content") == 50)
    #expect(try await raw.faults().isEmpty)
  }

  @Test func tenThousandTrialsFitInMemory() async throws {
    let store = try RunStore(folder("runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
    let before = largestByteCount()
    for first in stride(from: 1, to: 10_000, by: 100) {
      let trials = (first..<(first + 100)).map { number in
        var trial = SampleRecords.trial(number, of: "a1")
        trial.output = String(repeating: "word ", count: 100)
        var exchange = SampleRecords.exchange(key: "key \(number)")
        exchange.steps = Array("\(number) \(String(repeating: "step ", count: 400))".utf8)
        return CompletedTrial(trial, exchanges: [exchange])
      }
      try await store.commit(trials)
    }
    let trials = try await store.trials(of: "a1", experiment: "capitals")
    #expect(trials.map(\.number) == Array(1...10_000))
    #expect(try await store.overviews().first?.experiments.first?.passed == 10_000)
    #expect(try await store.finishedExchange("key 7777") != nil)
    // The records take about 40 MB; some hundred megabytes are for the tests that run beside this one.
    #expect(largestByteCount() - before < 768 << 20)
  }

  /// The most memory that the process has held, in bytes.
  private func largestByteCount() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
