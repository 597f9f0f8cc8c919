import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import ParleySyntax
import TerminalText

/// A session of the prompt: what was made by its entries so far, and what takes the next one.
///
/// All entries share one program, one machine and one host. An entry that cannot be compiled changes nothing; one that fails on
/// its way keeps what it had done. No error ends the session.
package struct Session: ~Copyable, Sendable {
  /// The path that diagnostics show for what was typed.
  package static let path = "<prompt>"

  /// What it was made with.
  package internal(set) var configuration: SessionConfiguration
  /// What performs the effects of its entries.
  package internal(set) var host: ScriptHost
  /// What shows what happens.
  package let display: PromptDisplay
  /// The steps of each request, where they are wanted; nil where nothing can tell them.
  package let trace: RequestTrace?
  /// What was entered, with how it went.
  package internal(set) var log: EntryLog
  /// Whether plain entries are said as they are, and a colon leads statements too.
  package internal(set) var isTalking = false
  var compiler: Compiler<ScriptSourceLoader>
  var machine: Machine
  /// The turn that the next `say` changes; nil for none.
  var edit: EditPlan?

  /// Starts a session, and tells the journal of the host.
  ///
  /// - Parameters:
  ///   - configuration: What it needs beside the host.
  ///   - host: Performs effects; its output includes `display` and `trace`.
  ///   - display: Shows what happens.
  ///   - trace: Shows the steps of each request where it is on. Default: none.
  package init(
    _ configuration: SessionConfiguration,
    on host: ScriptHost,
    display: PromptDisplay,
    trace: RequestTrace? = nil
  ) {
    self.configuration = configuration
    self.host = host
    self.display = display
    self.trace = trace
    log = EntryLog(start: configuration.start, journal: host.journal)
    compiler = Self.compiler(for: configuration, on: host)
    machine = Self.machine(for: &compiler)
  }

  /// A compiler that knows nothing yet.
  static func compiler(
    for configuration: SessionConfiguration,
    on host: ScriptHost
  ) -> Compiler<ScriptSourceLoader> {
    Compiler(
      catalogue: host.configuration.catalogue,
      loader: ScriptSourceLoader(files: host.world.files, host: host),
      mode: .prompt,
      defaultModel: configuration.start.model ?? Settings.defaultModel
    )
  }

  /// A machine that has run nothing yet.
  static func machine(for compiler: inout Compiler<ScriptSourceLoader>) -> Machine {
    guard let chunk = compiler.compile(path: path, bytes: []).chunk else {
      preconditionFailure("a source without statements is right")
    }
    return Machine(compiler.program, chunk: chunk)
  }

  // MARK: - Entries

  /// Takes what was handed in at once: a command, statements, or while talking what is to be said.
  ///
  /// - Parameter entry: The entry, its lines separated by `\n`; a blank one does nothing.
  /// - Returns: What comes next.
  nonisolated(nonsending) package mutating func enter(_ entry: String) async -> NextEntry {
    guard !entry.allSatisfy(\.isWhitespace) else { return .goOn() }
    let plan = edit
    edit = nil
    guard CommandParser.isColonEntry(entry) else {
      let typed = TypedEntry(entry, kind: isTalking ? .said : .statements)
      if let plan, typed.isSaid { await prepare(plan) }
      _ = await enter(typed)
      return .goOn()
    }
    do throws(CommandMistake) {
      switch try CommandParser(isTalking: isTalking).parse(entry) {
      case .command(let command): return await perform(command, as: entry)
      case .statement(let statement):
        let typed = TypedEntry(statement)
        if let plan, typed.isSaid { await prepare(plan) }
        _ = await enter(typed)
      }
    } catch {
      refuse(entry, error)
    }
    return .goOn()
  }

  /// Enters what a changed turn needs before it is said.
  nonisolated(nonsending) private mutating func prepare(_ plan: EditPlan) async {
    for statement in plan.preparation {
      guard case .done = await enter(TypedEntry(statement)) else { return }
    }
  }

  /// Shows what is wrong with a command, and notes it.
  private mutating func refuse(_ entry: String, _ mistake: CommandMistake) {
    let conversations = host.currentConversations
    log.begin(TypedEntry(entry, kind: .command), in: conversations)
    show(mistake)
    log.end(.refused(mistake.message), in: conversations)
  }

  /// Tells the journal that the session is over.
  ///
  /// - Parameter status: How the process ends.
  package func close(_ status: ExitStatus) {
    host.journal.close(status: status.rawValue)
  }
}

extension TypedEntry {
  /// Whether the entry says something.
  fileprivate var isSaid: Bool {
    guard kind == .statements else { return true }
    let start = text.drop { $0.isWhitespace }
    return start.hasPrefix(">") || start.prefix { $0.isLetter } == "say"
  }
}
