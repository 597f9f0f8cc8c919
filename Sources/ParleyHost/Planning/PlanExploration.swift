import ParleyDiagnostics
import ParleyRuntime

/// The ways through a script that a plan has followed.
struct PlanExploration: Sendable {
  /// A way that was followed to where it ends.
  struct Finished: Sendable {
    let way: PlannedWay
    let ending: PlannedWay.Ending
    /// The lowest ceiling that the run had, in pico-dollars; nil for none.
    let ceiling: Int64?
  }

  /// An error that ended a way.
  struct Failure: Sendable {
    let place: SourcePosition
    let error: RuntimeError
    /// Whether no reply had decided anything before.
    let isCertain: Bool
  }

  let limits: PlanLimits
  private(set) var finished: [Finished] = []
  private(set) var failures: [Failure] = []
  private(set) var notes: [Plan.Note] = []
  private(set) var places: [SourceSpan: SourcePosition] = [:]
  private(set) var isPartial = false
  /// Whether not every way through a trial was followed.
  private(set) var cutsTrials = false
  /// The places of failures of trials that were noted.
  private var notedFailures: [SourcePosition] = []
  private var ways = 1
  /// The effects performed, and as many for each slice of fuel as take about as long.
  private var work = 0
  private var byteCount = 0

  /// Makes an exploration that has followed no way.
  init(limits: PlanLimits) {
    self.limits = limits
  }

  /// Makes an exploration of one trial, whose work counts as this one's.
  init(trialOf whole: PlanExploration) {
    limits = whole.limits
    ways = max(1, whole.limits.ways - whole.limits.waysOfTrial)
    work = whole.work
    byteCount = whole.byteCount
  }

  /// Takes over the work that went into a trial.
  mutating func takeWork(of trial: PlanExploration) {
    work = max(work, trial.work)
    byteCount = max(byteCount, trial.byteCount)
  }

  /// Whether no more work is to be done.
  var isWornOut: Bool {
    byteCount >= limits.bytes || work >= limits.slices.saturatingProduct(Self.workOfSlice)
  }

  /// Whether a failure of a trial at a place was noted.
  func isNoted(_ place: SourcePosition) -> Bool { notedFailures.contains(place) }

  /// Notes that a failure of a trial at a place was noted.
  mutating func note(_ place: SourcePosition) { notedFailures.append(place) }

  /// Notes that not every way through a trial was followed.
  mutating func noteCutTrial() { cutsTrials = true }

  /// Follows a way to its end, and the others that leave it.
  mutating func follow(
    _ start: consuming Machine,
    on host: PlanningHost,
    as way: PlannedWay
  ) async {
    var machine = start
    var host = host
    var way = way
    while !isExhausted(way), way.endlessLoop(after: limits.loopRounds) == nil {
      do throws(RuntimeError) {
        work += 1
        switch try machine.run(fuel: Self.slice) {
        case .finished: return finish(way, .complete, on: host)
        case .outOfFuel:
          work += Self.workOfSlice
          await Task.yield()
        case .suspended(.decide(let span)):
          guard let direction = await choose(at: span, machine, host, &way) else {
            return finish(way, .stopped, on: host)
          }
          machine.resume(returning: .bool(direction))
        case .suspended(let effect):
          do throws(EffectError) {
            machine.resume(returning: try await perform(effect, machine.context, &host, &way))
          } catch {
            machine.resume(throwing: error)
          }
        }
      } catch {
        fail(error, on: way, sources: machine.program.sources)
        return finish(way, .complete, on: host)
      }
    }
    let loop = way.endlessLoop(after: limits.loopRounds) ?? way.busiestLoop
    finish(way, loop.map(PlannedWay.Ending.endless) ?? .stopped, on: host)
  }

  /// The fuel between two looks at the limits.
  private static let slice = 100_000
  /// How many effects count as much as a slice of fuel.
  private static let workOfSlice = 1000

  private func isExhausted(_ way: PlannedWay) -> Bool {
    way.tally.requests >= limits.requestsOfWay || way.tally.byteCount >= limits.bytesOfWay
      || isWornOut
  }

  /// The way to go at a place where a reply decides; the other one is followed first where it is new.
  private mutating func choose(
    at span: SourceSpan,
    _ machine: borrowing Machine,
    _ host: PlanningHost,
    _ way: inout PlannedWay
  ) async -> Bool? {
    if way[span] != nil { return way.revisit(span, idleRounds: limits.idleRounds) }
    let context = machine.context
    places[span] = context.place
    let isLoop = context.isAtLoop
    guard ways < limits.ways else {
      isPartial = true
      way.choose(true, at: span, isLoop: isLoop)
      return true
    }
    ways += 1
    var other = way
    other.choose(false, at: span, isLoop: isLoop)
    var fork = machine.copy()
    fork.resume(returning: .bool(false))
    await follow(fork, on: host.copy(), as: other)
    way.choose(true, at: span, isLoop: isLoop)
    return true
  }

  private mutating func perform(
    _ effect: Effect,
    _ context: ProgramContext,
    _ host: inout PlanningHost,
    _ way: inout PlannedWay
  ) async throws(EffectError) -> Value {
    if case .experiment(let call) = effect {
      way.tally.experiments.append(try await explore(call, in: context, on: host))
      return ["summary": .unknown, "trials": .unknown]
    }
    let isExact = way.tally.experiments.isEmpty && way.tally.further.mostRequests == 0
    let requests = isExact ? way.tally.requests : nil
    let outcome = try await host.perform(effect, in: context, after: requests)
    for message in outcome.notes + (outcome.request?.notes ?? []) {
      add(Plan.Note(place: context.place, message: message))
    }
    if let request = outcome.request {
      way.tally.add(
        request.statement,
        request.estimate,
        byteCount: request.byteCount,
        further: request.further
      )
      byteCount = byteCount.saturatingSum(request.byteCount)
    }
    return outcome.value
  }

  /// Adds a note, unless it is there.
  mutating func add(_ note: Plan.Note) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// Notes an error that ended a way.
  mutating func fail(_ error: RuntimeError, on way: PlannedWay, sources: SourceMap) {
    guard let place = sources.position(of: error.span) else { return }
    let isKnown = failures.contains { $0.place == place && $0.error.message == error.message }
    guard !isKnown else { return }
    failures.append(
      Failure(place: place, error: error, isCertain: way.order.isEmpty)
    )
  }

  /// Notes the end of a way.
  mutating func finish(
    _ way: PlannedWay,
    _ ending: PlannedWay.Ending,
    on host: PlanningHost
  ) {
    if case .stopped = ending { isPartial = true }
    finished.append(Finished(way: way, ending: ending, ceiling: host.ceiling))
  }
}
