import ParleyRuntime
import Synchronization

/// The trials of an experiment, one after the other, on the host of the script: what the transcript of a test shows.
struct TrialRun {
  private let call: ExperimentCall
  private let definition: ExperimentDefinition
  private let context: ProgramContext
  private let files: [String: String]

  init(_ call: ExperimentCall, in context: ProgramContext, files: [String: String]) {
    self.call = call
    self.context = context
    self.files = files
    definition = context.program.experiments[Int(call.id.rawValue)]
  }

  /// Runs all trials and returns what a host returns.
  func results(on host: TranscriptHost) async throws(EffectError) -> Value {
    var head = "experiment \(definition.name), repeat \(call.repeats)"
    if let concurrency = call.concurrency { head += ", concurrency \(concurrency)" }
    if let timeout = call.timeout { head += ", timeout \(timeout)" }
    host.note(head)
    var trials: [Value] = []
    for combination in try combinations() {
      for number in 1...call.repeats {
        let trial = try await self.trial(trials.count + 1, combination, number, on: host)
        trials.append(trial)
      }
    }
    host.note("end of experiment")
    return ["summary": .text("\(trials.count) trials"), "trials": .list(trials)]
  }

  /// The values of all axes, the last one changing fastest.
  private func combinations() throws(EffectError) -> [[Value]] {
    var combinations: [[Value]] = [[]]
    for axis in definition.axes {
      let values: [Value]
      switch axis {
      case .factor(let place): values = call.factorValues[place]
      case .dataSet(let place): values = try rows(at: call.dataPaths[place])
      }
      combinations = combinations.flatMap { combination in values.map { combination + [$0] } }
    }
    return combinations
  }

  private func rows(at path: String) throws(EffectError) -> [Value] {
    guard let text = files[path] else { throw EffectError(.file, "there is no file \(path)") }
    do throws(SourceLoadErrorText) {
      return try SmallTable(text).rows
    } catch {
      throw EffectError(.value, error.message)
    }
  }

  private func trial(
    _ number: Int,
    _ values: [Value],
    _ repetition: Int,
    on host: TranscriptHost
  ) async throws(EffectError) -> Value {
    var columns: MapValue = [:]
    var factors: [Value] = []
    var rows: [Value] = []
    for (axis, value) in zip(definition.axes, values) {
      switch axis {
      case .factor(let place):
        columns.update(Text(definition.factors[place].name)) { $0 = value }
        if !definition.factors[place].isSetting { factors.append(value) }
      case .dataSet(let place):
        columns.update(Text(definition.dataSets[place].name)) { $0 = value }
        rows.append(value)
      }
    }
    host.note("trial \(number)", .map(columns))
    let trial = TrialHost(host)
    var machine = context.machine(calling: definition.trial, with: factors + rows)
    var failure: RuntimeError?
    do throws(RuntimeError) {
      _ = try await machine.run(on: trial, slice: 1_000)
    } catch {
      failure = error
      host.note("error \(error.message)")
    }
    return map(number, columns, repetition, trial.measures, failure)
  }

  private func map(
    _ number: Int,
    _ columns: MapValue,
    _ repetition: Int,
    _ measures: [Measure],
    _ failure: RuntimeError?
  ) -> Value {
    let isFailed = measures.contains { $0.isScore && $0.value == false }
    var map: MapValue = [
      "trial": .int(Int64(number)),
      "status": failure != nil ? "error" : isFailed ? "fail" : "pass",
    ]
    map.merge(columns)
    map.update("repeat") { $0 = .int(Int64(repetition)) }
    for name in definition.scores + definition.records {
      let value = measures.last { $0.name == name }?.value ?? .null
      map.update(Text(name)) { $0 = value }
    }
    map.update("error") { $0 = failure.map { .text($0.message) } ?? .null }
    return .map(map)
  }
}

/// The host of one trial: what is measured is kept beside the transcript.
private final class TrialHost: Host {
  private let host: TranscriptHost
  private let kept = Mutex<[Measure]>([])

  init(_ host: TranscriptHost) { self.host = host }

  /// What was measured.
  var measures: [Measure] { kept.withLock { $0 } }

  func perform(_ effect: Effect, in context: ProgramContext) async throws(EffectError) -> Value {
    if case .measure(let measure) = effect { kept.withLock { $0.append(measure) } }
    return try await host.perform(effect, in: context)
  }

  func checkpoint() async throws(EffectError) { try await host.checkpoint() }
}

/// What is wrong with a table of a test.
struct SourceLoadErrorText: Error {
  let message: String
}

/// A file of columns with commas between them and no quotes, as tests have it.
struct SmallTable {
  let columns: [String]
  private(set) var rows: [Value] = []

  init(_ text: String) throws(SourceLoadErrorText) {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    columns = lines.first ?? []
    for (index, line) in lines.dropFirst().enumerated() {
      guard line.count == columns.count else {
        throw SourceLoadErrorText(
          message: "row \(index + 2) has \(line.count) fields, and the header has \(columns.count)"
        )
      }
      rows.append(.map(MapValue(zip(columns, line.map(Value.text)).map { ($0, $1) })))
    }
  }
}
