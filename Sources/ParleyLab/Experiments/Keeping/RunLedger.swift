import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import RunStorage
import Synchronization

/// The run of this process in the run store: begun with its first experiment, ended with the process.
///
/// A run without an experiment does not touch the store.
package final class RunLedger: Sendable {
  /// What a run is, apart from its script.
  package struct Configuration: Sendable {
    /// The file of the store.
    package var path: String
    /// Which part of the trials this process takes; nil for all.
    package var shard: RunRecord.Shard?
    /// Whether everything is sent anew, whatever the store has.
    package var isFresh = false
    /// Whether a tape answers, so that the store does not.
    package var isTaped = false
    /// What `parley runs resume` needs to start it again.
    package var invocation = JSONObject()
    /// What answered: the base URL, or `local`.
    package var provider: String
    /// The version of Parley.
    package var version: String
    /// The date of the model catalogue.
    package var catalogue: String
    /// The run that goes on; nil for a new one.
    package var resumed: RunRecord?

    /// Makes a configuration.
    package init(path: String, provider: String, version: String, catalogue: String) {
      self.path = path
      self.provider = provider
      self.version = version
      self.catalogue = catalogue
    }
  }

  /// The run once it has begun.
  struct Opened: Sendable {
    let store: RunStore
    let commits: GroupCommit
    let run: String
    /// Keeps other processes from going on with the run.
    let claim: RunClaim
    /// How many experiments were begun.
    var experiments = 0
  }

  private struct State {
    var store: RunStore?
    var opened: Opened?
    /// What was asked around the experiments and is not stored yet.
    var waiting: [ExchangeRecord] = []
  }

  /// What it was made with.
  package let configuration: Configuration
  private let time: LabTime
  private let state = Mutex(State())

  /// Makes the ledger of a run; does nothing yet.
  package init(_ configuration: Configuration, time: LabTime = .real) {
    self.configuration = configuration
    self.time = time
  }

  /// The identifier of the run; nil as long as no experiment has begun.
  package var run: String? { state.withLock { $0.opened?.run } }

  /// What the store answers.
  enum Reuse: Sendable {
    /// What any earlier run asked.
    case everything
    /// What this run asked before it went on.
    case ownRun
    /// Nothing: a tape does, or everything is sent anew.
    case nothing
  }

  /// What the store answers.
  ///
  /// - Throws: ``RunStorageError``.
  func reuse(in opened: Opened) async throws(RunStorageError) -> Reuse {
    if configuration.isTaped { return .nothing }
    if configuration.resumed != nil { return configuration.isFresh ? .ownRun : .everything }
    if configuration.isFresh { return .nothing }
    // A store that has no other run needs not be asked for each request.
    let runs = try await opened.store.runs(limit: 2)
    return runs.count < 2 ? .nothing : .everything
  }

  /// The run, which begins if it has not.
  ///
  /// - Parameters:
  ///   - context: The program with its sources and parameters.
  ///   - settings: What the command line sets, which decides trials too.
  /// - Returns: The run.
  /// - Throws: ``RunStorageError`` for a store that cannot be opened or written.
  func open(
    _ context: ProgramContext,
    settings: [SettingChange]
  ) async throws(RunStorageError) -> Opened {
    if let opened = state.withLock({ $0.opened }) {
      try await storeWaiting(in: opened)
      return opened
    }
    let store = try store()
    let run: String
    let claim: RunClaim
    if let resumed = configuration.resumed {
      run = resumed.id
      claim = try RunClaim(run, of: configuration.path)
      try await store.reopen(run)
    } else {
      let record = record(context, settings: settings)
      run = record.id
      claim = try RunClaim(run, of: configuration.path)
      try await store.begin(record)
    }
    let opened = Opened(store: store, commits: GroupCommit(store), run: run, claim: claim)
    state.withLock { $0.opened = opened }
    try await storeWaiting(in: opened)
    return opened
  }

  /// The store, opened once.
  private func store() throws(RunStorageError) -> RunStore {
    try state.withLock { (state) throws(RunStorageError) in
      if let store = state.store { return store }
      let store = try RunStore(configuration.path)
      state.store = store
      return store
    }
  }

  /// Stores what was asked around the experiments since the last time.
  private func storeWaiting(in opened: Opened) async throws(RunStorageError) {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    guard !waiting.isEmpty else { return }
    try await opened.store.commit(waiting, at: .outsideTrials(of: opened.run))
  }

  /// An experiment as it was when the run began that goes on; nil for a new run, and for one that had not come to it.
  ///
  /// - Throws: ``RunStorageError``.
  func earlier(_ experiment: String) async throws(RunStorageError) -> ExperimentRecord? {
    guard let run = configuration.resumed?.id else { return nil }
    return try await store().experiments(of: run).first { $0.name == experiment }
  }

  /// Adds an experiment to the run.
  ///
  /// - Throws: ``RunStorageError``.
  func add(_ experiment: ExperimentRecord, to opened: Opened) async throws(RunStorageError) {
    var experiment = experiment
    experiment.run = opened.run
    experiment.number = state.withLock { state in
      state.opened?.experiments += 1
      return state.opened?.experiments ?? 1
    }
    try await opened.store.add(experiment)
  }

  /// Notes how the run ended; does nothing for one without an experiment.
  ///
  /// - Parameters:
  ///   - status: The exit status.
  ///   - reachedEnd: Whether the script reached its end.
  /// - Throws: ``RunStorageError``.
  package func end(
    _ status: ExitStatus,
    reachedEnd: Bool
  ) async throws(RunStorageError) {
    guard let opened = state.withLock({ $0.opened }) else { return }
    try await storeWaiting(in: opened)
    try await opened.store.end(
      opened.run,
      reachedEnd ? .finished : RunRecord.Status(endedEarlyBy: status),
      exitStatus: Int(status.rawValue),
      at: time.wall().microseconds
    )
    state.withLock { $0.opened = nil }
  }

  /// The archive of the requests outside of trials: a run that goes on answers them from its own.
  ///
  /// - Parameter tape: What answers in place of the store; nil for none.
  /// - Returns: The archive.
  package func outerArchive(tape: (any ExchangeArchive)? = nil) -> any ExchangeArchive {
    var lookUp: StoreArchive.LookUp?
    if let resumed = configuration.resumed, !configuration.isTaped {
      lookUp = { [self] (key) async throws(RunStorageError) in
        try await store().finishedExchange(key, in: resumed.id)
      }
    }
    return StoreArchive(subject: "", lookUp: lookUp, tape: tape, handsOnAtOnce: true) { records in
      self.state.withLock { $0.waiting += records }
    }
  }

  private func record(_ context: ProgramContext, settings: [SettingChange]) -> RunRecord {
    let now = time.wall().microseconds
    let sources = context.program.sources.files.map { file in
      RunRecord.Source(
        path: file.path,
        hash: HexDigest.sha256(of: file.text),
        bytes: file.text
      )
    }
    let parameters = JSONObject(
      context.program.parameters.map { parameter in
        let index = Int(parameter.global)
        let value = context.globals.indices.contains(index) ? context.globals[index] : nil
        return (parameter.name, value.map(ValueText.json) ?? .null)
      }
    )
    let set = settings.map { ($0.name, ValueText.json($0.value)) }
    return RunRecord(
      id: RunID.made(at: now, random: .random(in: .min ... .max)),
      group: CanonicalJSON.hash(
        of: [
          .array(sources.map { .string($0.hash) }), .object(parameters), .object(set),
          .string(configuration.provider),
        ]
      ),
      shard: configuration.shard,
      startedAt: now,
      sources: sources,
      parameters: parameters,
      invocation: configuration.invocation,
      provider: configuration.provider,
      version: configuration.version,
      catalogue: configuration.catalogue
    )
  }
}

extension RunRecord.Status {
  /// How a run ended that did not reach the end of its script.
  fileprivate init(endedEarlyBy status: ExitStatus) {
    self = [.interrupted, .terminated].contains(status) ? .interrupted : .failed
  }
}
