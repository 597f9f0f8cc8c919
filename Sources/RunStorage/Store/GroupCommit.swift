import Synchronization

/// Gathers what trials that run side by side have to store, and commits it together.
///
/// Whoever comes first waits for the others, at most the window, and writes for all; whoever comes meanwhile waits for its
/// group, and one of those that came too late writes the next. So no task of its own is needed, and nothing is kept back when
/// trials come one by one. A caller goes on after the commit of what it gave.
package final class GroupCommit: Sendable {
  /// What one caller stores.
  enum Entry: Sendable {
    case trial(CompletedTrial)
    case exchanges([ExchangeRecord], ExchangePlace)
  }

  /// What a caller that waited is told.
  private enum Turn: Sendable {
    case done(Result<Void, RunStorageError>)
    /// Its entry is not written yet, and it is its turn to write.
    case writes
  }

  private struct Waiting: Sendable {
    let entry: Entry
    let continuation: CheckedContinuation<Turn, Never>
  }

  private struct State {
    /// Whether a caller gathers or writes.
    var hasWriter = false
    var waiting: [Waiting] = []
  }

  private let store: RunStore
  private let window: Duration
  private let pause: @Sendable (Duration) async -> Void
  private let state = Mutex(State())

  /// Makes a writer for a store.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - window: How long the first of a group waits for others. Default: 20 ms.
  ///   - pause: Waits for a duration, or less. Default: the clock.
  package init(
    _ store: RunStore,
    window: Duration = .milliseconds(20),
    pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  ) {
    self.store = store
    self.window = window
    self.pause = pause
  }

  /// How many callers wait for one that gathers or writes.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Stores a trial with its requests, and returns after the commit.
  ///
  /// - Throws: as ``RunStore/commit(_:)``.
  package func commit(_ trial: CompletedTrial) async throws(RunStorageError) {
    try await commit(.trial(trial))
  }

  /// Stores requests, and returns after the commit.
  ///
  /// - Throws: as ``RunStore/commit(_:at:)``.
  package func commit(
    _ exchanges: [ExchangeRecord],
    at place: ExchangePlace
  ) async throws(RunStorageError) {
    try await commit(.exchanges(exchanges, place))
  }

  private func commit(_ entry: Entry) async throws(RunStorageError) {
    let isFirst = state.withLock { state in
      defer { state.hasWriter = true }
      return !state.hasWriter
    }
    let turn = isFirst ? Turn.writes : await waiting(with: entry)
    if case .done(let outcome) = turn { return try outcome.get() }
    await pause(window)
    let group = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    let outcomes = await written([entry] + group.map(\.entry))
    passOn()
    for (waiting, outcome) in zip(group, outcomes.dropFirst()) {
      waiting.continuation.resume(returning: .done(outcome))
    }
    if let own = outcomes.first { try own.get() }
  }

  private func waiting(with entry: Entry) async -> Turn {
    await withCheckedContinuation { continuation in
      let writes = state.withLock { state in
        // The writer may have left between the two looks.
        if !state.hasWriter {
          state.hasWriter = true
          return true
        }
        state.waiting.append(Waiting(entry: entry, continuation: continuation))
        return false
      }
      if writes { continuation.resume(returning: .writes) }
    }
  }

  /// Makes one of those that came too late for this group the next writer.
  private func passOn() {
    let next = state.withLock { state -> Waiting? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.hasWriter = false
      return nil
    }
    next?.continuation.resume(returning: .writes)
  }

  /// Writes a group; where it is rejected, each entry alone, so that one does not take the others with it.
  private func written(_ entries: [Entry]) async -> [Result<Void, RunStorageError>] {
    do throws(RunStorageError) {
      try await store.commit(entries)
      return entries.map { _ in .success(()) }
    } catch {
      guard error.code == .rejected, entries.count > 1 else {
        return entries.map { _ in .failure(error) }
      }
    }
    var outcomes: [Result<Void, RunStorageError>] = []
    for entry in entries {
      do throws(RunStorageError) {
        try await store.commit([entry])
        outcomes.append(.success(()))
      } catch {
        outcomes.append(.failure(error))
      }
    }
    return outcomes
  }
}

extension RunStore {
  /// Stores what a group gathered in one transaction.
  fileprivate func commit(_ entries: [GroupCommit.Entry]) async throws(RunStorageError) {
    try await write { database in
      for entry in entries {
        switch entry {
        case .trial(let trial):
          try trial.save(in: database)
        case .exchanges(let exchanges, let place):
          for exchange in exchanges { try exchange.save(at: place, in: database) }
        }
      }
    }
  }
}
