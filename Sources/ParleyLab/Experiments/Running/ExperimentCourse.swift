import ClaudeAPI
import ModelProviders
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import RunStorage
import Synchronization

/// One experiment while its trials run.
struct ExperimentCourse: Sendable {
  let plan: ExperimentPlan
  let definition: ExperimentDefinition
  let call: ExperimentCall
  let context: ProgramContext
  let host: ScriptHost
  let opened: RunLedger.Opened
  /// Which part of the trials is run here; nil for all.
  let shard: RunRecord.Shard?
  /// The trials that are not run again, by their identity.
  let finished: [String: TrialRecord]
  /// What the store answers.
  let reuse: RunLedger.Reuse
  let tape: Tape?
  /// What answers the requests of trials in batches; nil where each is sent by itself.
  let batches: (any BatchProvider)?
  let time: LabTime
  /// What its trials found in the cache.
  let caches = TrialCaches()

  /// Why not all trials were run.
  enum Stop: Sendable {
    case interrupted
    case budget(message: String)
    case refused(message: String)
    case storage(RunStorageError)
    case batches(ClaudeError)
  }

  /// What came of an experiment.
  struct Outcome: Sendable {
    /// The trials that are over, by number.
    let trials: [TrialRecord]
    /// How many trials there are in this shard.
    let total: Int
    /// Why some were not run; nil when all were.
    let stop: Stop?
  }

  /// The numbers of the trials of this shard, in order.
  private var numbers: StrideThrough<Int> {
    guard let shard else { return stride(from: 1, through: plan.count, by: 1) }
    return stride(from: shard.number, through: plan.count, by: shard.count)
  }

  /// How many trials are live at once at most.
  private var ceiling: Int {
    if batches != nil { return Laboratory.mostBatchedTrials }
    return min(call.concurrency ?? Laboratory.usualConcurrency, Laboratory.mostConcurrency)
  }

  /// Runs the trials.
  ///
  /// - Returns: What came of them.
  func run() async -> Outcome {
    let pacing = RequestPacing(ceiling: ceiling, time: time)
    let pieces = AsyncStream.makeStream(of: TrialPiece.self)
    let collector = batches.map { batches in
      BatchCollector(
        batches,
        direct: host.configuration.provider,
        ledger: StoredBatches(opened, experiment: plan.name, time: time),
        watch: { [output = host.configuration.output, span = definition.span] event in
          guard let notice = Diagnostic(about: event, at: span) else { return }
          output.receive(.notice(notice))
        }
      )
    }
    let conduct = TrialConduct(
      course: self,
      provider: PacedProvider(host.configuration.provider, pacing: pacing, time: time),
      collector: collector,
      apparatus: TrialIdentity.Apparatus(
        definition,
        in: context,
        settings: host.currentConversations.effectiveSettings,
        tools: host.currentConversations.current.tools
      ),
      pieces: pieces.continuation
    )
    var desk = ExperimentDesk(
      self,
      conduct,
      total: numbers.underestimatedCount,
      pacing: pacing,
      ceiling: ceiling
    )
    return await withTaskGroup(of: ExperimentStep.self) { group in
      let outcome = await desk.run(numbers, in: &group, storing: pieces.stream)
      pieces.continuation.finish()
      group.cancelAll()
      return outcome
    }
  }
}

extension ExperimentCourse.Outcome {
  /// Throws for an experiment that was stopped: what is over stays in the store.
  ///
  /// - Throws: ``EffectError`` of kind `interrupt`, `budget`, `api` or `file`.
  func requireEnd() throws(EffectError) {
    let rest = total - trials.count
    switch stop {
    case nil: return
    case .interrupted: throw EffectError(.interrupt, "interrupted")
    case .budget(let message):
      let count = rest == 1 ? "1 trial was" : "\(rest) trials were"
      throw EffectError(
        .budget,
        rest == 0 ? message : "\(message); \(count) not run",
        help: "raise the budget and run the script again: what was answered comes from the store"
      )
    case .refused(let message):
      throw EffectError(
        .api,
        rest == 0
          ? message : "\(message); \(rest == 1 ? "1 trial was" : "\(rest) trials were") not run",
        help:
          "set a key that is accepted and run the script again: what was answered comes from the store"
      )
    case .storage(let error): throw EffectError(error)
    case .batches(let error): throw EffectError(.file, error.message, help: error.help)
    }
  }
}

/// Exchanges of a trial that goes on.
struct TrialPiece: Sendable {
  let number: Int
  let exchanges: [ExchangeRecord]
}

/// How single trials of an experiment are run and stored.
struct TrialConduct: Sendable {
  let course: ExperimentCourse
  /// The run's provider, as the limits of the rate allow.
  let provider: any MessageProvider
  /// What collects requests into batches in place of it; nil for none.
  let collector: BatchCollector?
  let apparatus: TrialIdentity.Apparatus
  /// Takes what trials asked while they go on.
  let pieces: AsyncStream<TrialPiece>.Continuation

  /// Where a trial's requests are stored.
  func place(of number: Int) -> ExchangePlace {
    ExchangePlace(run: course.opened.run, experiment: course.plan.name, trial: number)
  }

  /// Runs a trial.
  func run(_ number: Int, until interrupts: Interrupts) async -> ExperimentStep {
    let specification = course.plan.trial(number)
    let identity = TrialIdentity(specification, with: apparatus)
    let archive = archive(of: number, identity.subject)
    let run = TrialRun(
      specification: specification,
      identity: identity,
      definition: course.definition,
      context: course.context,
      host: course.host,
      run: course.opened.run,
      provider: collector?.member(keyedBy: { archive.lastKey }) ?? provider,
      archive: archive,
      caches: course.caches,
      isBatched: collector != nil,
      // A batch takes the time it takes.
      timeout: collector == nil ? course.call.timeout.map { .seconds($0) } : nil,
      time: course.time
    )
    switch await run.perform(until: interrupts) {
    case .over(let trial, let shown, let refusal):
      let completed = CompletedTrial(trial, exchanges: archive.records)
      return .ran(completed, shown: shown, refusal: refusal)
    case .cancelled:
      return .cancelled(number, archive.records)
    }
  }

  private func archive(of number: Int, _ subject: String) -> StoreArchive {
    var lookUp: StoreArchive.LookUp?
    if course.reuse != .nothing {
      let store = course.opened.store
      let run = course.reuse == .ownRun ? course.opened.run : nil
      lookUp = { (key) async throws(RunStorageError) in
        try await store.finishedExchange(key, in: run)
      }
    }
    let pieces = pieces
    let tape = course.tape?.archive(for: subject)
    return StoreArchive(subject: subject, lookUp: lookUp, tape: tape) { records in
      pieces.yield(TrialPiece(number: number, exchanges: records))
    }
  }

  /// Stores a trial that is over.
  func store(_ trial: CompletedTrial, shown: [RunEvent]) async -> ExperimentStep {
    do throws(RunStorageError) {
      try await course.opened.commits.commit(trial)
      return .stored(trial.trial, shown: shown)
    } catch {
      return .storeFailed(error)
    }
  }

  /// Stores what a trial asked that is not over.
  func store(_ exchanges: [ExchangeRecord], of number: Int) async -> ExperimentStep {
    guard !exchanges.isEmpty else { return .piecesStored }
    do throws(RunStorageError) {
      try await course.opened.commits.commit(exchanges, at: place(of: number))
      return .piecesStored
    } catch {
      return .storeFailed(error)
    }
  }
}

/// One thing that happens while an experiment runs.
enum ExperimentStep: Sendable {
  /// A trial is over and not stored yet.
  case ran(CompletedTrial, shown: [RunEvent], refusal: String?)
  /// A trial was cancelled.
  case cancelled(Int, [ExchangeRecord])
  /// What a cancelled trial had asked is stored.
  case cancelledStored
  /// A trial is stored.
  case stored(TrialRecord, shown: [RunEvent])
  /// Requests of a trial that is not over are stored.
  case piecesStored
  /// The store did not take something.
  case storeFailed(RunStorageError)
  /// A quarter of a second has passed.
  case tick
  /// What runs is to be cancelled.
  case urged
  /// No batch is waited for any more; the error is why, nil when all went well.
  case batchesEnded(ClaudeError?)
}
