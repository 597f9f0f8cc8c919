import Synchronization
import TestSupport
import Testing

@testable import RunStorage

struct GroupCommitTests {
  private let folder: TemporaryFolder
  private let store: RunStore
  private let other: RunStore

  init() async throws {
    folder = try TemporaryFolder()
    store = try RunStore(folder("runs.sqlite"))
    other = try RunStore(folder("runs.sqlite"))
    try await store.begin(SampleRecords.run("a1"))
    try await store.add(SampleRecords.experiment(of: "a1"))
  }

  private func trial(_ number: Int, of run: String = "a1") -> CompletedTrial {
    CompletedTrial(
      SampleRecords.trial(number, of: run),
      exchanges: [SampleRecords.exchange(key: "key \(number)")]
    )
  }

  private func place(_ number: Int) -> ExchangePlace {
    ExchangePlace(run: "a1", experiment: "capitals", trial: number)
  }

  @Test func aCallerGoesOnWhenOthersCanReadItsTrial() async throws {
    let group = GroupCommit(store)
    try await withThrowingTaskGroup(of: Bool.self) { tasks in
      for number in 1...200 {
        tasks.addTask {
          try await group.commit(trial(number))
          return try await other.trial(at: place(number)) == trial(number).trial
        }
      }
      for try await isThere in tasks { #expect(isThere) }
    }
    #expect(
      try await other.trials(of: "a1", experiment: "capitals").map(\.number) == Array(1...200)
    )
  }

  @Test func whatComesTogetherIsWrittenTogether() async throws {
    let gate = Gate()
    let group = GroupCommit(store, window: .milliseconds(20)) { window in
      await gate.pass(window)
    }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for number in 1...10 { tasks.addTask { try await group.commit(trial(number)) } }
      while group.waitingCount < 9 { await Task.yield() }
      #expect(try await other.trials(of: "a1", experiment: "capitals").isEmpty)
      gate.open()
      try await tasks.waitForAll()
    }
    #expect(gate.windows == [.milliseconds(20)])
    #expect(try await other.trials(of: "a1", experiment: "capitals").count == 10)
  }

  @Test func oneAfterTheOtherEachIsWritten() async throws {
    let gate = Gate()
    gate.open()
    let group = GroupCommit(store) { await gate.pass($0) }
    for number in 1...3 { try await group.commit(trial(number)) }
    #expect(gate.windows.count == 3)
    #expect(try await other.trials(of: "a1", experiment: "capitals").count == 3)
  }

  @Test func aRejectedTrialTakesNoOtherWithIt() async throws {
    let gate = Gate()
    let group = GroupCommit(store) { await gate.pass($0) }
    let outcomes = await withTaskGroup(of: (Int, RunStorageError.Code?).self) { tasks in
      for number in 1...5 {
        tasks.addTask {
          do throws(RunStorageError) {
            try await group.commit(trial(number, of: number == 3 ? "none" : "a1"))
            return (number, nil)
          } catch {
            return (number, error.code)
          }
        }
      }
      while group.waitingCount < 4 { await Task.yield() }
      gate.open()
      return await tasks.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
    }
    #expect(outcomes == [1: nil, 2: nil, 3: .rejected, 4: nil, 5: nil])
    let stored = try await other.trials(of: "a1", experiment: "capitals").map(\.number)
    #expect(stored == [1, 2, 4, 5])
  }

  @Test func aTrialOfACancelledTaskIsStored() async throws {
    let group = GroupCommit(store, window: .seconds(3600))
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        try? await group.commit(trial(1))
      }
      tasks.cancelAll()
    }
    #expect(try await other.trial(at: place(1)) != nil)
  }

  @Test func requestsAreWrittenBesideTrials() async throws {
    let group = GroupCommit(store)
    async let one: Void = group.commit(trial(1))
    async let two: Void = group.commit(
      [SampleRecords.exchange(key: "k")],
      at: .outsideTrials(of: "a1")
    )
    _ = try await (one, two)
    #expect(try await other.finishedExchange("k") != nil)
    #expect(try await other.finishedExchange("key 1") != nil)
  }
}

/// Holds back those who pass until it is opened, and notes how long they would have waited.
private final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var windows: [Duration] = []
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var windows: [Duration] { state.withLock { $0.windows } }

  func pass(_ window: Duration) async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        state.windows.append(window)
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
