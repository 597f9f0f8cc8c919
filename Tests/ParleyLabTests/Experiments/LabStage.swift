import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyHost
import ParleyLab
import ParleyRuntime
import RunStorage
import Synchronization
import TestSupport

/// Scripts with experiments that run on a provider of the test, with a store of their own.
struct LabStage {
  let folder: TemporaryFolder
  let provider: AnsweringProvider
  let output = LabOutput()
  let interrupts = Interrupts()
  var time = LabTime.real
  /// The ceiling of a run, in pico-dollars; nil for none.
  var ceiling: Int64?

  /// Makes a stage; `answer` is what a question gets.
  init(_ answer: @escaping AnsweringProvider.Answer = { .text("You said: \($0)") }) throws {
    folder = try TemporaryFolder()
    provider = AnsweringProvider(answer)
  }

  /// The file of the store.
  var storePath: String { "\(folder.path)/runs.sqlite" }

  /// Runs a script to its end; `change` changes its place in the store.
  func run(
    _ script: String,
    _ change: (inout RunLedger.Configuration) -> Void = { _ in }
  ) async throws -> ParleyHost.RunSummary {
    var stored = RunLedger.Configuration(
      path: storePath,
      provider: "test",
      version: "0",
      catalogue: "2026-11-22"
    )
    change(&stored)
    let ledger = RunLedger(stored, time: time)
    var configuration = HostConfiguration(
      provider: provider,
      catalogue: .builtIn,
      output: output,
      interrupts: interrupts,
      ceiling: ceiling
    )
    configuration.archive = ledger.outerArchive()
    configuration.experiments = Laboratory(ledger, time: time)
    let world = ScriptWorld(
      permissions: Permissions(baseFolder: folder.path, workingDirectory: folder.path)
    )
    let compiled = CompiledScript(
      path: "\(folder.path)/script.claude",
      bytes: Array(script.utf8),
      catalogue: .builtIn,
      loader: ScriptSourceLoader(files: world.files)
    )
    let host = ScriptHost(configuration: configuration, world: world)
    let summary = await ScriptRun(compiled, on: host).run()
    let ended: [ExitStatus] = [.fine, .expectationFailed]
    try await ledger.end(
      summary.status,
      reachedEnd: ended.contains(summary.status) || summary.erredTrials > 0
    )
    return summary
  }

  /// The newest run of the store.
  func lastRun() async throws -> RunRecord {
    try await RunStore(storePath).run(matching: "last")
  }

  /// The trials of an experiment of the newest run.
  func trials(_ experiment: String) async throws -> [TrialRecord] {
    let store = try RunStore(storePath)
    return try await store.trials(of: store.run(matching: "last").id, experiment: experiment)
  }
}

/// A provider that answers each question by a function of its last text, and counts what is under way.
final class AnsweringProvider: MessageProvider {
  typealias Answer = @Sendable (String) -> ScriptedReply

  private struct State {
    var questions: [String] = []
    var bodies: [String] = []
    var underWay = 0
    var mostUnderWay = 0
  }

  private let answer: Answer
  private let state = Mutex(State())

  init(_ answer: @escaping Answer) {
    self.answer = answer
  }

  /// The questions that were sent, in order.
  var questions: [String] { state.withLock { $0.questions } }

  /// The bodies that were sent, in order.
  var bodies: [String] { state.withLock { $0.bodies } }

  /// The most requests that were under way at a time.
  var mostUnderWay: Int { state.withLock { $0.mostUnderWay } }

  /// Forgets what was sent.
  func forget() { state.withLock { $0 = State() } }

  func send(_ request: ProviderRequest) -> ProviderResponse {
    let question = request.message.messages.last?.content.text ?? ""
    let inner = ScriptedProvider([answer(question)]).send(request)
    return ProviderResponse(
      CountedExchange(inner: inner) { [self] step in
        state.withLock { state in
          state.underWay += step
          state.mostUnderWay = max(state.mostUnderWay, state.underWay)
          guard step > 0 else { return }
          state.questions.append(question)
          state.bodies.append(String(decoding: request.body, as: UTF8.self))
        }
      }
    )
  }

  func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int { 1 }

  func models() async throws(ClaudeError) -> [ModelInfo] { [] }
}

/// The events of a reply, with some turns of other tasks before them.
private struct CountedExchange: AsyncSequence, Sendable {
  struct Iterator: AsyncIteratorProtocol {
    var inner: ProviderResponse.Iterator
    let count: @Sendable (Int) -> Void
    var isBegun = false
    var isEnded = false

    mutating func next() async throws(ClaudeError) -> ProviderEvent? {
      if !isBegun {
        isBegun = true
        count(1)
        for _ in 0..<20 { await Task.yield() }
      }
      do throws(ClaudeError) {
        let event = try await inner.next()
        if case .end = event { end() }
        if event == nil { end() }
        return event
      } catch {
        end()
        throw error
      }
    }

    private mutating func end() {
      guard !isEnded else { return }
      isEnded = true
      count(-1)
    }
  }

  let inner: ProviderResponse
  let count: @Sendable (Int) -> Void

  func makeAsyncIterator() -> Iterator { Iterator(inner: inner.makeAsyncIterator(), count: count) }
}

/// An output that keeps what a run tells.
final class LabOutput: RunOutput {
  private struct State {
    var events: [RunEvent] = []
    var reaction: (@Sendable (RunEvent) -> Void)?
  }

  private let state = Mutex(State())

  /// What is done at each event, besides keeping it.
  func react(_ reaction: @escaping @Sendable (RunEvent) -> Void) {
    state.withLock { $0.reaction = reaction }
  }

  func receive(_ event: RunEvent) {
    let reaction = state.withLock { state in
      state.events.append(event)
      return state.reaction
    }
    reaction?(event)
  }

  private var events: [RunEvent] { state.withLock { $0.events } }

  /// The printed lines.
  var printed: [String] {
    events.compactMap { if case .print(let line) = $0 { line } else { nil } }
  }

  /// The notices of an id.
  func notices(_ id: String) -> [Diagnostic] {
    events.compactMap { event in
      if case .notice(let notice) = event, notice.id.rawValue == id { notice } else { nil }
    }
  }

  /// The messages of the errors that ended the run.
  var errors: [String] {
    events.flatMap { event -> [String] in
      if case .error(let diagnostics) = event { diagnostics.map(\.message) } else { [] }
    }
  }

  /// The numbers of the trials in the order in which they ended.
  var ended: [Int] {
    events.compactMap {
      if case .trial(let columns) = $0 { columns["trial"]?.intValue } else { nil }
    }
  }

  /// How far each experiment was at its end.
  var ends: [ExperimentProgress] {
    events.compactMap { event in
      if case .experiment(let progress) = event, progress.phase == .over { progress } else { nil }
    }
  }
}
