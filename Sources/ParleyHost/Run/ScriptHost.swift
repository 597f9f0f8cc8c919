import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

/// The host of a run: performs every effect of a program with a provider, files and processes, and shows what happens.
///
/// One host belongs to one run or to one session of the prompt. Its conversations change only when a statement has
/// succeeded.
package final class ScriptHost: Host {
  /// What it was made with.
  package let configuration: HostConfiguration
  /// The files and processes that the script may touch.
  package let world: ScriptWorld
  /// Where requests and what arrives are kept.
  package let journal: Journal
  /// The run's ceiling.
  package let budget: Budget
  /// What the run's requests add up to.
  package let totals: RunTotals
  /// Whether the journal keeps what the world answers, so that the session can be resumed.
  let keepsWorldAnswers: Bool
  /// The trial that it performs; nil for a whole run.
  let trial: Trial?
  /// The name of the tool whose body it performs; nil for the script itself.
  let tool: String?
  /// The servers of tools of the run.
  let toolServers: ConnectedToolServers
  let conversations: Mutex<Conversations>
  let replaying: Mutex<Replay?>
  let cacheWatch: Mutex<CacheWatch>
  private let noticed: NoticedDoubts

  /// Makes a host with the conversation `main`.
  ///
  /// - Parameters:
  ///   - configuration: What it needs from outside.
  ///   - world: The files and processes that the script may touch.
  ///   - journal: Where requests and what arrives are kept.
  ///   - keepsWorldAnswers: Whether the journal also keeps what files, programs and variables answer, as a session of the prompt
  ///     needs to be resumed. A script has its files, and would double them in its journal. Default: false.
  ///   - payer: A host whose budget and totals are this one's too; nil for its own.
  package init(
    configuration: HostConfiguration,
    world: ScriptWorld,
    journal: Journal = .off,
    keepsWorldAnswers: Bool = false,
    paidBy payer: ScriptHost? = nil
  ) {
    self.configuration = configuration
    self.world = world
    self.journal = journal
    self.keepsWorldAnswers = keepsWorldAnswers
    trial = nil
    tool = nil
    toolServers = ConnectedToolServers()
    budget = payer?.budget ?? Budget()
    totals = payer?.totals ?? RunTotals()
    conversations = Mutex(Conversations(settings: configuration.initialSettings))
    replaying = Mutex(nil)
    cacheWatch = Mutex(CacheWatch())
    noticed = NoticedDoubts()
  }

  /// Makes a host for one trial of an experiment that another host's run reached.
  ///
  /// It starts with the conversation `main` without turns, with the settings that hold at the experiment. It shares the world and
  /// the budget; its sums are its own, and count in the run's. No journal is kept of it: its exchanges are its archive's.
  ///
  /// - Parameters:
  ///   - trial: What it has of its own.
  ///   - run: The host of the run.
  package init(for trial: Trial, of run: ScriptHost) {
    var configuration = run.configuration
    configuration.provider = trial.provider
    configuration.output = trial.output
    configuration.interrupts = trial.interrupts
    configuration.archive = trial.archive
    configuration.experiments = nil
    self.configuration = configuration
    self.trial = trial
    tool = run.tool
    toolServers = run.toolServers
    world = run.world
    journal = .off
    keepsWorldAnswers = false
    budget = run.budget
    totals = RunTotals(partOf: run.totals, as: "experiment \(trial.experiment)")
    conversations = Mutex(Conversations(settingsOf: run.currentConversations))
    replaying = Mutex(nil)
    cacheWatch = Mutex(CacheWatch())
    noticed = NoticedDoubts()
  }

  /// Makes a host for the body of a tool that a reply of another host's conversation called.
  ///
  /// It starts with the conversation `main` without turns and tools, with the settings of the one that asks. All else is shared: the
  /// world, the budget, the sums, the journal, the record that answers while a session is entered again, the rules of a trial.
  ///
  /// - Parameters:
  ///   - tool: The name of the tool.
  ///   - caller: The host whose conversation called it.
  init(forTool tool: String, of caller: ScriptHost) {
    var configuration = caller.configuration
    configuration.experiments = nil
    configuration.toolServers = nil
    self.configuration = configuration
    self.tool = tool
    trial = caller.trial
    toolServers = caller.toolServers
    world = caller.world
    journal = caller.journal
    keepsWorldAnswers = caller.keepsWorldAnswers
    budget = caller.budget
    totals = caller.totals
    conversations = Mutex(Conversations(forToolOf: caller.currentConversations))
    replaying = Mutex(caller.replay)
    cacheWatch = Mutex(CacheWatch())
    noticed = caller.noticed
  }

  /// The conversations as they are.
  package var currentConversations: Conversations { conversations.withLock { $0 } }

  /// The ceiling in pico-dollars that holds for the next request: the lower of the script's and the command line's; nil for none.
  package var ceiling: Int64? { ceiling(under: currentConversations.effectiveSettings) }

  /// The ceiling that holds for a request with some settings, in pico-dollars; nil for none.
  func ceiling(under settings: Settings) -> Int64? {
    let own = SettingReading(settings: settings, catalogue: configuration.catalogue).ceiling
    return [own, configuration.ceiling].compactMap { $0 }.min()
  }

  /// Performs one effect.
  package func perform(
    _ effect: Effect,
    in context: ProgramContext
  ) async throws(EffectError) -> Value {
    replay?.noteEffect()
    cacheWatch.withLock { $0.note(effect, at: context.span) }
    if trial != nil { try Trial.allow(effect) }
    if tool != nil { try ToolBody.allow(effect) }
    switch effect {
    case .unset("mcp"):
      try performSetting(effect, at: context.span)
      await closeUnusedToolServers()
    case .set, .unset, .pushSettings, .popSettings:
      try performSetting(effect, at: context.span)
    case .say(let text, let schema, let isShown):
      return try await say(text, as: schema, on: Occasion(context: context, isShown: isShown))
    case .send(let isShown):
      return try await send(on: Occasion(context: context, isShown: isShown))
    case .retry(let isShown):
      return try await retry(on: Occasion(context: context, isShown: isShown))
    case .appendTurn, .attach, .undo, .redo, .reset, .chat, .fork, .declareTool:
      try performTurn(effect, at: context.span)
    case .connectTools(let command):
      try await connectTools(command)
    case .print, .show, .expectation:
      performOutput(effect)
    case .write(let path, let text):
      _ = try immediateAnswer(to: "write", [.text(path)]) { () throws(EffectError) in
        try world.files.write(text, to: path)
        return .value(.null)
      }
    case .append(let path, let text):
      _ = try immediateAnswer(to: "append", [.text(path)]) { () throws(EffectError) in
        try world.files.append(text, to: path)
        return .value(.null)
      }
    case .inspect(let inspection):
      return inspect(inspection)
    case .input(let input):
      return try await read(input)
    case .call(let function, let arguments):
      return try await call(function, arguments, at: context.span)
    case .experiment(let call):
      return try await performExperiment(call, in: context)
    case .measure(let measure):
      guard let trial else { throw .noTrial }
      trial.measure(measure)
    case .decide:
      throw .notPlanning
    }
    return .null
  }

  /// Yields, and throws `.interrupt` once an interrupt was raised.
  package func checkpoint() async throws(EffectError) {
    if replay?.endsHere() == true { configuration.interrupts.raise(.interrupt) }
    if configuration.interrupts.reason != nil || Task.isCancelled { throw .interrupted }
    await Task.yield()
  }

  /// Shows what is doubtful about settings, each thing once in a run.
  func notice(_ doubts: [SettingMistake], at span: SourceSpan) {
    for doubt in doubts where isNew(doubt.message) {
      configuration.output.receive(.notice(Diagnostic(doubt, at: span)))
    }
  }

  /// Shows what is worth knowing, once in a run.
  func noticeOnce(_ diagnostic: Diagnostic) {
    if isNew(diagnostic.message) { configuration.output.receive(.notice(diagnostic)) }
  }

  /// Remembers what the compiler has said already, so that it is not said again when it is run.
  package func leaveOut(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { _ = isNew(diagnostic.message) }
  }

  private func isNew(_ message: String) -> Bool { noticed.add(message) }

  /// Runs an experiment; a session that is resumed takes its results from the record.
  private func performExperiment(
    _ call: ExperimentCall,
    in context: ProgramContext
  ) async throws(EffectError) -> Value {
    guard let runner = configuration.experiments else { throw .noExperiments }
    let name = context.program.experiments[Int(call.id.rawValue)].name
    return try await answer(to: "experiment", [.text(name)]) { () async throws(EffectError) in
      .value(try await runner.run(call, in: context, for: self))
    }.value
  }

  private func performOutput(_ effect: Effect) {
    switch effect {
    case .print(let line): configuration.output.receive(.print(line))
    case .show(let value): configuration.output.receive(.shown(value))
    case .expectation(let expectation):
      totals.count(passed: expectation.passed)
      configuration.output.receive(.expectation(expectation))
    default: return
    }
  }
}

extension EffectError {
  /// An experiment where nothing can run one.
  fileprivate static var noExperiments: EffectError {
    EffectError(.value, "an experiment cannot be run here")
  }

  /// A `score` or `record` outside of a trial, as in a function that the script calls by itself.
  fileprivate static var noTrial: EffectError {
    EffectError(.value, "only a trial is measured")
  }

  /// A branch on an unknown value in a run that knows all its values.
  fileprivate static var notPlanning: EffectError {
    EffectError(.value, "the value is not known here")
  }
}

/// What was said to be doubtful in a run, so that it is said once; shared by the hosts of the bodies of tools.
private final class NoticedDoubts: Sendable {
  private let messages = Mutex<Set<String>>([])

  /// Notes a message; returns whether it is new.
  func add(_ message: String) -> Bool { messages.withLock { $0.insert(message).inserted } }
}
