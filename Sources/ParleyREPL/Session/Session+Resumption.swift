import ParleyHost
import TerminalText

extension Session: ResumableSession {
  package nonisolated(nonsending) mutating func startOver(_ start: SessionStart) async -> ScriptHost
  {
    var settings = host.configuration
    settings.initialSettings = start.settings
    settings.ceiling = start.ceiling
    host = ScriptHost(
      configuration: settings,
      world: host.world,
      journal: host.journal,
      keepsWorldAnswers: true
    )
    var start = start
    start.provider = configuration.start.provider
    configuration.start = start
    log = EntryLog(start: start, journal: host.journal)
    compiler = Self.compiler(for: configuration, on: host)
    machine = Self.machine(for: &compiler)
    isTalking = false
    edit = nil
    return host
  }

  package mutating func note(_ entry: TypedEntry, _ outcome: LoggedEntry.Outcome) {
    let conversations = host.currentConversations
    log.begin(entry, in: conversations)
    log.end(outcome, in: conversations)
  }

  /// `:resume`.
  nonisolated(nonsending) mutating func resume() async throws(CommandMistake) {
    guard host.totals.snapshot.requests == 0 else {
      throw CommandMistake(
        "this session has asked the model already",
        help: "leave it and start parley anew; :resume then brings it back, or the one before it"
      )
    }
    guard let folder = configuration.journalFolder else {
      throw CommandMistake("there is nothing to resume: no journal is kept")
    }
    switch SessionResumption.latest(in: PastRuns(folder: folder), except: host.journal.run) {
    case .nothing(let reason): throw CommandMistake(reason)
    case .session(let resumption):
      display.silence = .all
      let account = await resumption.resume(into: &self)
      display.silence = .none
      isTalking = account.isTalking
      // The first of them is the one that Up brings back first.
      for entry in account.left.reversed() { configuration.addToHistory(entry.text) }
      display.show(account.lines.map(\.strippingControls))
    }
  }
}
