import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import RunStorage

/// Runs the experiments of a script: plans their trials, runs those that have no result yet, stores each, and sums them up.
///
/// The page "Experiments" of this module's documentation describes how.
package struct Laboratory: ExperimentRunner {
  /// The run in the run store.
  private let ledger: RunLedger
  /// The tape that answers or is written to; nil for none.
  private let tape: Tape?
  /// What answers the requests of trials in batches; nil where each is sent by itself.
  private let batches: (any BatchProvider)?
  private let time: LabTime

  /// How many trials run at once where the script does not say.
  package static let usualConcurrency = 16
  /// The most trials that ever run at once, whatever a script says: a process has only so many connections.
  package static let mostConcurrency = 512
  /// The most trials that are live at once where their requests go into batches.
  package static let mostBatchedTrials = 10_000

  /// Makes a laboratory.
  ///
  /// - Parameters:
  ///   - ledger: The run in the run store.
  ///   - tape: The tape that answers or is written to. Default: none.
  ///   - batches: What answers the requests of trials in batches. Default: each is sent by itself.
  ///   - time: What times are measured by.
  package init(
    _ ledger: RunLedger,
    tape: Tape? = nil,
    batches: (any BatchProvider)? = nil,
    time: LabTime = .real
  ) {
    self.ledger = ledger
    self.tape = tape
    self.batches = batches
    self.time = time
  }

  package func run(
    _ call: ExperimentCall,
    in context: ProgramContext,
    for host: ScriptHost
  ) async throws(EffectError) -> Value {
    let definition = context.program.experiments[Int(call.id.rawValue)]
    let dataSets = try read(definition, call, for: host)
    let plan = try ExperimentPlan(definition, call, rows: dataSets.map { $0.rows.map(Value.map) })
    let record = record(of: definition, call, plan, dataSets)
    let course: ExperimentCourse
    let earlier: ExperimentRecord?
    do throws(RunStorageError) {
      earlier = try await ledger.earlier(record.name)
    } catch {
      throw EffectError(error)
    }
    if let earlier, let difference = EffectError(record, unlike: earlier) { throw difference }
    do throws(RunStorageError) {
      course = try await self.course(plan, record, definition, call, context, host)
    } catch {
      throw EffectError(error)
    }
    let outcome = await host.configuration.interrupts.whileFinishing { await course.run() }
    try outcome.requireEnd()
    for trial in outcome.trials where trial.status == .error { host.totals.countErredTrial() }
    return ExperimentResults(experiment: record, plan: plan, trials: outcome.trials).value
  }

  /// Begins the run in the store if it has not begun, and the experiment in it.
  private func course(
    _ plan: ExperimentPlan,
    _ record: ExperimentRecord,
    _ definition: ExperimentDefinition,
    _ call: ExperimentCall,
    _ context: ProgramContext,
    _ host: ScriptHost
  ) async throws(RunStorageError) -> ExperimentCourse {
    let opened = try await ledger.open(context, settings: host.configuration.initialSettings)
    try await ledger.add(record, to: opened)
    return ExperimentCourse(
      plan: plan,
      definition: definition,
      call: call,
      context: context,
      host: host,
      opened: opened,
      shard: ledger.configuration.shard,
      finished: try await finished(definition.name, in: opened),
      reuse: try await ledger.reuse(in: opened),
      tape: tape,
      batches: batches,
      time: time
    )
  }

  /// Reads the data sets and checks that they have what the trial reads, before anything is sent.
  private func read(
    _ definition: ExperimentDefinition,
    _ call: ExperimentCall,
    for host: ScriptHost
  ) throws(EffectError) -> [DataSet] {
    var sets: [DataSet] = []
    for (known, path) in zip(definition.dataSets, call.dataPaths) {
      let bytes = try host.world.files.bytes(at: path)
      let set: DataSet
      do throws(DataSetError) {
        set = try DataSet(bytes, at: path)
      } catch {
        throw error.effectError(of: path)
      }
      for field in known.fields where !set.columns.contains(where: { Text($0) == Text(field.name) })
      {
        throw .noColumn(field.name, of: known.name, in: path, among: set.columns)
      }
      sets.append(set)
    }
    return sets
  }

  /// The trials that are not run again, by their identity: those of a run that goes on which passed or failed.
  private func finished(
    _ experiment: String,
    in opened: RunLedger.Opened
  ) async throws(RunStorageError) -> [String: TrialRecord] {
    guard ledger.configuration.resumed != nil else { return [:] }
    let trials = try await opened.store.trials(of: opened.run, experiment: experiment)
    var finished: [String: TrialRecord] = [:]
    for trial in trials where trial.status != .error { finished[trial.identity] = trial }
    return finished
  }

  private func record(
    of definition: ExperimentDefinition,
    _ call: ExperimentCall,
    _ plan: ExperimentPlan,
    _ dataSets: [DataSet]
  ) -> ExperimentRecord {
    ExperimentRecord(
      run: "",
      name: definition.name,
      number: 0,
      factors: zip(definition.factors, call.factorValues).map { factor, values in
        .init(name: factor.name, isSetting: factor.isSetting, values: values.map(ValueText.json))
      },
      dataSets: zip(zip(definition.dataSets, call.dataPaths), dataSets).map { known, set in
        .init(
          name: known.0.name,
          path: known.1,
          hash: set.hash,
          columns: set.columns,
          rowCount: set.rows.count
        )
      },
      repeats: plan.repeats,
      trialCount: plan.count,
      scores: definition.scores,
      records: definition.records,
      text: definition.text
    )
  }
}

extension EffectError {
  /// Why an experiment does not go on: what it tries is not what it tried before; nil where nothing differs.
  fileprivate init?(_ now: ExperimentRecord, unlike earlier: ExperimentRecord) {
    let changed: String
    if let set = now.dataSets.first(where: { !earlier.dataSets.contains($0) }) {
      changed = "\(set.path) is"
    } else if let factor = now.factors.first(where: { !earlier.factors.contains($0) }) {
      changed = "the values of \(factor.name) are"
    } else if now.repeats != earlier.repeats {
      changed = "the number of repeats is"
    } else {
      return nil
    }
    self.init(
      .value,
      "\(changed) not as when \(earlier.run) ran",
      help: "run the script again, and what did not change is answered from the store"
    )
  }

  fileprivate static func noColumn(
    _ field: String,
    of name: String,
    in path: String,
    among columns: [String]
  ) -> EffectError {
    let nearest = NearestName.of(field, among: columns).map { "did you mean \(name).\($0)?" }
    let all = "its columns are \(columns.joined(separator: ", "))"
    return EffectError(
      .value,
      "\(path) has no column \(field), which the trial reads as \(name).\(field)",
      help: nearest ?? all
    )
  }
}
