import ClaudeMessages
import ModelProviders
import ParleyRuntime
import Synchronization
import TestSupport

@testable import ParleyHost
@testable import ParleyREPL

/// A session with a provider and a journal of a test.
final class SessionStage {
  let folder: TemporaryFolder
  let journal: Journal
  let lines: CollectedText
  let interrupts = Interrupts()
  var session: Session

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - provider: What answers.
  ///   - folder: The working directory; its journals are under `journal`.
  ///   - start: What the command line gave.
  ///   - isMoment: Whether Ctrl-C is pressed at an event.
  init(
    _ provider: any MessageProvider,
    in folder: TemporaryFolder,
    start: SessionStart = SessionStart(provider: "api"),
    interruptedAt isMoment: @escaping @Sendable (RunEvent) -> Bool = { _ in false }
  ) {
    self.folder = folder
    journal = Journal.open(
      JournalConfiguration(folder: folder("journal"), program: "test"),
      now: Timestamp.now,
      notice: { _ in }
    )
    lines = CollectedText()
    let display = PromptDisplay(PromptDisplay.Configuration(), to: lines)
    let interrupts = interrupts
    var host = HostConfiguration(
      provider: provider,
      catalogue: .builtIn,
      output: CombinedOutput([
        display,
        ReactingOutput { if isMoment($0) { interrupts.raise(.interrupt) } },
      ]),
      interrupts: interrupts,
      initialSettings: start.settings
    )
    host.ceiling = start.ceiling
    host.experiments = CountedExperiments()
    let permissions = Permissions(
      baseFolder: folder.path,
      workingDirectory: folder.path,
      grants: Grants(writes: [folder.path], programs: ["echo"])
    )
    var configuration = SessionConfiguration(start: start, program: "test")
    configuration.journalFolder = folder("journal")
    session = Session(
      configuration,
      on: ScriptHost(
        configuration: host,
        world: ScriptWorld(permissions: permissions),
        journal: journal,
        keepsWorldAnswers: true
      ),
      display: display
    )
  }

  /// Hands in entries one after the other.
  func enter(_ entries: String...) async {
    for entry in entries { _ = await session.enter(entry) }
  }

  /// What the journal holds by now.
  var recorded: [UInt8] { folder.bytes(of: "journal/\(journal.run ?? "").jsonl") }

  /// The host of the session as it is now.
  var host: ScriptHost { session.host }

  /// Whether the session is in talk mode.
  var isTalking: Bool { session.isTalking }

  /// What was shown so far.
  var shown: String { lines.text }

  /// The turns of the current conversation as `role: text`.
  var turns: [String] {
    session.host.currentConversations.current.turns.map { "\($0.role.rawValue): \($0.text)" }
  }

  /// A variable of the session; nil where there is none.
  func variable(_ name: String) -> Value? {
    session.view.variables.first { $0.name == name }?.value
  }
}

/// Experiments that run no trial: the summary tells how often each was to be repeated, and one of 13 repeats fails.
struct CountedExperiments: ExperimentRunner {
  func run(
    _ call: ExperimentCall,
    in context: ProgramContext,
    for host: ScriptHost
  ) async throws(EffectError) -> Value {
    guard call.repeats != 13 else { throw EffectError(.file, "no data") }
    return .map(
      MapValue([("summary", .text("\(call.repeats) repeats")), ("trials", .list([]))])
    )
  }
}

/// An output that does something at each event.
struct ReactingOutput: RunOutput {
  let reaction: @Sendable (RunEvent) -> Void

  init(_ reaction: @escaping @Sendable (RunEvent) -> Void) {
    self.reaction = reaction
  }

  func receive(_ event: RunEvent) { reaction(event) }
}

/// What a session shows.
final class CollectedText: SessionOutput {
  private let shown = Mutex("")

  var columns: Int { 80 }

  /// Everything so far.
  var text: String { shown.withLock { $0 } }

  func write(_ text: String) { shown.withLock { $0 += text } }
}
