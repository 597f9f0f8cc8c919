import LineEditing
import ParleyHost

/// Reads entries and hands them to a session until it is left.
package struct PromptLoop: Sendable {
  /// Where entries are typed.
  package let editor: LineEditor
  /// What knows the session while an entry is typed.
  package let assistant: SessionAssistant
  /// What ends an entry, or the session.
  package let interrupts: Interrupts

  /// Makes a loop.
  package init(editor: LineEditor, assistant: SessionAssistant, interrupts: Interrupts) {
    self.editor = editor
    self.assistant = assistant
    self.interrupts = interrupts
  }

  /// Runs a session to its end.
  ///
  /// - Returns: How the process ends: `fine` when it was left, `terminated` by SIGTERM, SIGHUP or a terminal that went away.
  nonisolated(nonsending) package func run(_ session: inout Session) async -> ExitStatus {
    var next = NextEntry.goOn()
    // The end of the input may be seen before the SIGHUP that comes with it.
    var hasHungUp = false
    while case .goOn(let text, let cursor) = next {
      guard interrupts.reason != .terminate else { break }
      interrupts.clear()
      assistant.context = session.completionContext
      let prompt = session.prompt(columns: editor.columns)
      let editor = editor
      let outcome = await interrupts.cancelling {
        await editor.readLine(prompt, beginningWith: text, cursor: cursor)
      }
      switch outcome {
      case .entry(let entry): next = await take(entry, in: &session)
      case .interrupt:
        if interrupts.reason != .terminate { editor.write("Ctrl-D or :quit leaves\n") }
        next = .goOn()
      case .end:
        hasHungUp = editor.hasHungUp
        next = .quit
      }
    }
    let isTerminated = hasHungUp || interrupts.reason == .terminate
    let status: ExitStatus = isTerminated ? .terminated : .fine
    await session.host.closeToolServers()
    session.close(status)
    return status
  }

  nonisolated(nonsending) private func take(
    _ entry: String,
    in session: inout Session
  ) async -> NextEntry {
    editor.addToHistory(entry)
    let (interrupts, display) = (interrupts, session.display)
    return await editor.whileBusy(onInterrupt: { interrupts.raise(.interrupt) }) {
      await Ticks.during({ display.tick() }) { await session.enter(entry) }
    }
  }
}
