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
  private var ways = 1
  /// The effects performed, and as many for each slice of fuel as take about as long.
  private var work = 0
  private var byteCount = 0

  /// Makes an exploration that has followed no way.
  init(limits: PlanLimits) {
    self.limits = limits
  }

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
      || byteCount >= limits.bytes || work >= limits.slices.saturatingProduct(Self.workOfSlice)
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
    let outcome = try await host.perform(effect, in: context, after: way.tally.requests)
    for message in outcome.notes + (outcome.request?.notes ?? []) {
      add(Plan.Note(place: context.place, message: message))
    }
    if let request = outcome.request {
      way.tally.add(request.statement, request.estimate, byteCount: request.byteCount)
      byteCount = byteCount.saturatingSum(request.byteCount)
    }
    return outcome.value
  }

  private mutating func add(_ note: Plan.Note) {
    if !notes.contains(note) { notes.append(note) }
  }

  private mutating func fail(_ error: RuntimeError, on way: PlannedWay, sources: SourceMap) {
    guard let place = sources.position(of: error.span) else { return }
    let isKnown = failures.contains { $0.place == place && $0.error.message == error.message }
    guard !isKnown else { return }
    failures.append(
      Failure(place: place, error: error, isCertain: way.order.isEmpty)
    )
  }

  private mutating func finish(
    _ way: PlannedWay,
    _ ending: PlannedWay.Ending,
    on host: PlanningHost
  ) {
    if case .stopped = ending { isPartial = true }
    finished.append(Finished(way: way, ending: ending, ceiling: host.ceiling))
  }
}
