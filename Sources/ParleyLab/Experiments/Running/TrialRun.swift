import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import RunStorage

/// One trial from its first statement to its end: a machine of its own on a host of its own.
struct TrialRun: Sendable {
  /// What came of a trial.
  enum Outcome: Sendable {
    /// It passed, failed or erred; an error that every other trial would meet too is told apart.
    case over(TrialRecord, shown: [RunEvent], refusal: String?)
    /// It was cancelled, and is as if it had not begun.
    case cancelled
  }

  /// What it tries.
  let specification: TrialSpecification
  /// What makes it the same trial in another run.
  let identity: TrialIdentity
  /// What is known of the experiment from the source.
  let definition: ExperimentDefinition
  /// The program where the experiment stands.
  let context: ProgramContext
  /// The host of the run.
  let host: ScriptHost
  /// The identifier of the run.
  let run: String
  /// What answers its requests.
  let provider: any MessageProvider
  /// What answers from earlier runs, and keeps what it asks.
  let archive: any ExchangeArchive
  /// What the trials of the experiment found in the cache.
  let caches: TrialCaches
  /// Whether its requests are answered in batches.
  let isBatched: Bool
  /// How long it may take; nil for no limit.
  let timeout: Duration?
  /// What its times are measured by.
  let time: LabTime

  /// Runs the trial.
  ///
  /// - Parameter interrupts: What ends it early.
  /// - Returns: What came of it.
  func perform(until interrupts: Interrupts) async -> Outcome {
    let notes = TrialNotes(sources: context.program.sources)
    let child = ScriptHost(
      for: Trial(
        experiment: specification.experiment,
        number: specification.number,
        provider: provider,
        archive: archive,
        output: notes,
        interrupts: interrupts,
        caches: caches,
        isBatched: isBatched,
        measure: { notes.take($0) }
      ),
      of: host
    )
    let start = time.wall()
    var failure: TrialRecord.Failure?
    var refusal: String?
    do throws(RuntimeError) {
      try await withTimeout(interrupts) { () async throws(RuntimeError) in
        try await perform(on: child)
      }
    } catch {
      failure = self.failure(error)
      if error.kind == .api, Self.refusals.contains(error.status) { refusal = error.message }
    }
    if interrupts.reason != nil, failure?.kind == Self.interruption {
      guard let timeout, interrupts.reason == .interrupt, !interrupts.isUrgent else {
        return .cancelled
      }
      failure = TrialRecord.Failure(
        kind: "timeout",
        message: "the trial took longer than its timeout of \(DurationText.short(timeout))",
        line: failure?.line
      )
    }
    let record = record(notes.content, failure: failure, sums: child.totals.snapshot, since: start)
    return .over(record, shown: notes.content.shown, refusal: refusal)
  }

  /// The answers to a key that is wrong, and to an account that cannot pay.
  private static let refusals: Set<Int?> = [401, 402]
  private static let interruption = EffectError.Kind.interrupt.rawValue

  /// Runs something, and raises an interrupt once the trial's time is over.
  ///
  /// A trial that is cancelled gets an urgent interrupt, so that the two can be told apart.
  private func withTimeout(
    _ interrupts: Interrupts,
    _ body: () async throws(RuntimeError) -> Void
  ) async throws(RuntimeError) {
    guard let timeout else { return try await body() }
    let sleep = time.sleep
    let result = await withTaskGroup(of: Void.self) { group -> Result<Void, RuntimeError> in
      group.addTask {
        guard (try? await sleep(timeout)) != nil, !Task.isCancelled else { return }
        interrupts.raise(.interrupt)
      }
      defer { group.cancelAll() }
      do throws(RuntimeError) {
        try await body()
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  private func perform(on child: ScriptHost) async throws(RuntimeError) {
    do throws(EffectError) {
      for setting in specification.settings {
        _ = try await child.perform(.set(setting), in: context)
      }
    } catch {
      throw RuntimeError(error, at: context.span)
    }
    var machine = context.machine(calling: definition.trial, with: specification.arguments)
    _ = try await machine.run(on: child)
  }

  private func failure(_ error: RuntimeError) -> TrialRecord.Failure {
    let spans = [error.span] + error.frames.map(\.call)
    let lines = spans.lazy.compactMap { context.program.line(of: $0) }
    return TrialRecord.Failure(kind: error.kind.rawValue, message: error.message, line: lines.first)
  }

  private func record(
    _ notes: TrialNotes.Content,
    failure: TrialRecord.Failure?,
    sums: RunTotals.Snapshot,
    since start: Timestamp
  ) -> TrialRecord {
    var record = TrialRecord(
      run: run,
      experiment: specification.experiment,
      number: specification.number,
      identity: identity.identity,
      subject: identity.subject,
      factors: specification.factors,
      rows: specification.rows,
      repeatNumber: specification.repeatNumber,
      startedAt: start.microseconds
    )
    record.endedAt = time.wall().microseconds
    record.scores = inOrder(notes.scores, definition.scores)
    record.records = inOrder(notes.records, definition.records)
    record.failures = notes.allFailures
    record.error = failure
    record.status = failure != nil ? .error : record.failures.isEmpty ? .pass : .fail
    record.output = notes.output
    record.stopReason = notes.stopReason
    record.model = notes.model
    record.add(sums)
    return record
  }

  /// Members in the order of the source, whatever order they were reached in.
  private func inOrder(_ object: JSONObject, _ names: [String]) -> JSONObject {
    JSONObject(names.compactMap { name in object[name].map { (name, $0) } })
  }
}

extension TrialRecord {
  /// Takes over what a trial's requests add up to.
  fileprivate mutating func add(_ sums: RunTotals.Snapshot) {
    usage.input = sums.usage.input
    usage.output = sums.usage.output
    usage.cacheCreation = sums.usage.cacheCreation
    usage.cacheRead = sums.usage.cacheRead
    usage.thinking = sums.usage.thinking
    cost = sums.isCostKnown ? sums.cost : nil
    requests = sums.requests
    reusedRequests = sums.reused.requests
    latency = sums.latency.nanoseconds
    let judged = sums.spending(of: ScriptHost.judgeConversation)
    judgeRequests = judged.requests
    judgeCost = judged.cost
  }
}
