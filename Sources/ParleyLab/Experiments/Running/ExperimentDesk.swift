import ClaudeAPI
import ModelProviders
import ParleyHost
import ParleyRuntime
import RunStorage

/// Decides what happens next in an experiment: which trials start, what is stored, shown and told.
///
/// It lives in one task, which hears of all that others do as ``ExperimentStep``s.
struct ExperimentDesk {
  private typealias Steps = TaskGroup<ExperimentStep>

  private let course: ExperimentCourse
  private let conduct: TrialConduct
  private let pacing: RequestPacing
  private let ceiling: Int
  private let total: Int
  private let interrupts: Interrupts
  private let output: any RunOutput
  private var meter: ProgressMeter
  private var printer: TrialPrinter
  /// What ends each trial that runs, by number.
  private var live: [Int: Interrupts] = [:]
  /// How many trials are being stored.
  private var storing = 0
  private var trials: [TrialRecord] = []
  private var stop: ExperimentCourse.Stop?
  private var hasAllStarted = false
  private var areBatchesOver = false

  /// How many trials may wait to be stored for each that may run, before no more start.
  private static let backlog = 16
  private static let tick = Duration.milliseconds(250)

  /// Makes a desk for an experiment of which nothing has begun.
  init(
    _ course: ExperimentCourse,
    _ conduct: TrialConduct,
    total: Int,
    pacing: RequestPacing,
    ceiling: Int
  ) {
    self.course = course
    self.conduct = conduct
    self.total = total
    self.pacing = pacing
    self.ceiling = ceiling
    interrupts = course.host.configuration.interrupts
    output = course.host.configuration.output
    meter = ProgressMeter(name: course.plan.name, total: total, at: course.time.now())
    printer = TrialPrinter(output)
  }

  /// Runs trials until all are over, or until something stops them and those that run are over.
  ///
  /// - Parameters:
  ///   - numbers: The trials.
  ///   - group: Where they run.
  ///   - pieces: What trials asked while they go on.
  /// - Returns: What came of them.
  mutating func run(
    _ numbers: StrideThrough<Int>,
    in group: inout TaskGroup<ExperimentStep>,
    storing pieces: AsyncStream<TrialPiece>
  ) async -> ExperimentCourse.Outcome {
    output.receive(.experiment(meter.beginning))
    let (conduct, interrupts) = (conduct, interrupts)
    group.addTask {
      await interrupts.urged()
      return .urged
    }
    group.addTask {
      for await piece in pieces {
        let step = await conduct.store(piece.exchanges, of: piece.number)
        if case .storeFailed = step { return step }
      }
      return .piecesStored
    }
    if let collector = conduct.collector {
      group.addTask {
        do throws(ClaudeError) {
          try await collector.run()
          return .batchesEnded(nil)
        } catch {
          return .batchesEnded(error)
        }
      }
    }
    waitForTick(in: &group)
    var rest = numbers.makeIterator()
    start(&rest, in: &group)
    while !live.isEmpty || storing > 0, let step = await group.next() {
      take(step, in: &group)
      start(&rest, in: &group)
    }
    await endBatches(in: &group)
    printer.finish()
    for notice in course.caches.notices { output.receive(.notice(notice)) }
    output.receive(.experiment(meter.end(at: course.time.now())))
    return ExperimentCourse.Outcome(
      trials: trials.sorted { $0.number < $1.number },
      total: total,
      stop: stop
    )
  }

  /// Waits until it is noted that no batch is waited for any more.
  private mutating func endBatches(in group: inout TaskGroup<ExperimentStep>) async {
    guard let collector = conduct.collector else { return }
    collector.finish()
    while !areBatchesOver, let step = await group.next() {
      if case .batchesEnded = step { take(step, in: &group) }
    }
  }

  private mutating func take(_ step: ExperimentStep, in group: inout TaskGroup<ExperimentStep>) {
    let conduct = conduct
    switch step {
    case .ran(let trial, let shown, let refusal):
      end(trial.trial.number)
      if trial.trial.error?.kind == "budget", stop == nil {
        stop = .budget(message: trial.trial.error?.message ?? "the budget is spent")
      }
      if let refusal, stop == nil { stop = .refused(message: refusal) }
      storing += 1
      group.addTask { await conduct.store(trial, shown: shown) }
    case .cancelled(let number, let exchanges):
      end(number)
      stop = stop ?? .interrupted
      storing += 1
      group.addTask {
        let step = await conduct.store(exchanges, of: number)
        if case .storeFailed = step { return step }
        return .cancelledStored
      }
    case .stored(let trial, let shown):
      storing -= 1
      count(trial, shown: shown, wasTaken: false)
    case .cancelledStored: storing -= 1
    case .piecesStored: break
    case .storeFailed(let error):
      storing = max(0, storing - 1)
      stop = .storage(error)
    case .tick:
      if interrupts.reason != nil, conduct.collector != nil { leaveBatches() }
      output.receive(.experiment(reading))
      waitForTick(in: &group)
    case .batchesEnded(let error):
      areBatchesOver = true
      if let error { stop = .batches(error) }
    case .urged:
      // The task that waits for it ends with the others too.
      guard interrupts.isUrgent else { return }
      leaveBatches()
    }
  }

  /// Cancels what runs, and stops to wait for batches: they go on where they are answered, and a resumed run waits for them.
  private mutating func leaveBatches() {
    for batch in conduct.collector?.progress ?? [] {
      output.receive(.notice(.batchLeft(batch.id, at: course.definition.span)))
    }
    for trial in live.values { trial.raise(.terminate) }
    conduct.collector?.stop()
  }

  private mutating func end(_ number: Int) {
    live[number] = nil
    conduct.collector?.trialEnded()
  }

  private mutating func count(_ trial: TrialRecord, shown: [RunEvent], wasTaken: Bool) {
    trials.append(trial)
    meter.count(trial, wasTaken: wasTaken)
    printer.take([.trial(trial.columns)] + shown, at: place(of: trial.number))
  }

  /// The place of a trial among those of this shard, from 0.
  private func place(of number: Int) -> Int {
    guard let shard = course.shard else { return number - 1 }
    return (number - shard.number) / shard.count
  }

  /// Starts as many trials as may run.
  private mutating func start(
    _ rest: inout StrideThrough<Int>.Iterator,
    in group: inout TaskGroup<ExperimentStep>
  ) {
    conduct.collector?.moreTrialsWillStart(true)
    defer { conduct.collector?.moreTrialsWillStart(false) }
    while live.count < ceiling, storing < ceiling * Self.backlog, stop == nil, !hasAllStarted {
      guard interrupts.reason == nil else {
        stop = .interrupted
        break
      }
      guard let number = rest.next() else {
        hasAllStarted = true
        break
      }
      if let finished = takenTrial(number) {
        count(finished, shown: Self.prints(of: finished), wasTaken: true)
      } else {
        start(number, in: &group)
      }
    }
  }

  private mutating func start(_ number: Int, in group: inout TaskGroup<ExperimentStep>) {
    let interrupts = Interrupts()
    live[number] = interrupts
    conduct.collector?.trialBegan()
    let conduct = conduct
    group.addTask { await conduct.run(number, until: interrupts) }
  }

  /// The result of a trial that is not run again; nil for one that is.
  private func takenTrial(_ number: Int) -> TrialRecord? {
    guard !course.finished.isEmpty else { return nil }
    let identity = TrialIdentity(course.plan.trial(number), with: conduct.apparatus)
    guard let trial = course.finished[identity.identity], trial.number == number else { return nil }
    return trial
  }

  /// What a trial printed when it ran.
  private static func prints(of trial: TrialRecord) -> [RunEvent] {
    let lines = trial.output.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().map { .print(String($0)) }
  }

  // MARK: Progress

  /// Why nothing starts: the run is to end, the limits of the rate, or a batch that is waited for.
  private var hold: ExperimentProgress.Hold? {
    if interrupts.reason != nil {
      let reason = interrupts.isUrgent ? "stopping" : "stopping; Ctrl-C again cancels what runs"
      return ExperimentProgress.Hold(reason: reason, left: nil)
    }
    if let left = pacing.hold { return ExperimentProgress.Hold(reason: "rate limit", left: left) }
    guard let batches = conduct.collector?.progress, !batches.isEmpty else { return nil }
    let (done, count) = batches.reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.count) }
    return ExperimentProgress.Hold(reason: "batch \(done)/\(count)", left: nil)
  }

  private var reading: ExperimentProgress {
    mutating get {
      meter.reading(at: course.time.now(), running: live.count, hold: hold)
    }
  }

  private func waitForTick(in group: inout TaskGroup<ExperimentStep>) {
    let sleep = course.time.sleep
    group.addTask {
      // Cancelled only when nobody waits for the tick any more.
      try? await sleep(Self.tick)
      return .tick
    }
  }
}
