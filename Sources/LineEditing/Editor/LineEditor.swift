import CLineEditing
import Glibc
import Synchronization

/// Reads entries from a terminal, with editing, history, completion and colours; see `Documentation.docc/LineEditing.md`.
///
/// A thread of its own owns the terminal. On a full terminal keys make no signals from the editor's start to its end: outside
/// ``readLine(_:beginningWith:cursor:)`` and ``whileBusy(onInterrupt:_:)`` they wait, Ctrl-C too.
///
/// Every method may be called from anywhere, one ``readLine(_:beginningWith:cursor:)`` at a time.
package final class LineEditor: Sendable {
  /// How entries are edited.
  package enum Mode: Sendable {
    /// On a real terminal, redrawn after every key.
    case full
    /// Line by line as the system edits them, without any control sequence: `TERM` is `dumb`, `emacs` or unset, `--plain` was
    /// asked for, or there is no terminal.
    case plain
  }

  /// How entries are edited.
  package let mode: Mode
  private let mailbox: EditorMailbox
  private let entries: EntryHistory
  private let sizeDescriptor: Int32
  /// The terminal that keys come from; nil where they come from something else.
  private let keyboard: Int32?
  private let thread: Mutex<EditorThread.Handle?>

  /// Takes the terminal; its state is put back by ``close()``.
  package init(_ configuration: LineEditorConfiguration, assistant: any LineAssistant) {
    let setting = EditorSetting(configuration, assistant: assistant)
    mode = setting.mode
    mailbox = setting.mailbox
    entries = setting.history
    sizeDescriptor = setting.output
    keyboard = isatty(configuration.input) == 1 ? configuration.input : nil
    thread = Mutex(EditorThread.start(setting))
  }

  deinit { close() }

  /// The terminal's width as of now; 80 where there is no terminal.
  package var columns: Int { TerminalSize(of: sizeDescriptor).columns }

  /// Whether the terminal that keys come from is gone: what ``ReadOutcome/end`` means then is not that it was typed.
  package var hasHungUp: Bool {
    guard let keyboard else { return false }
    var state = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLHUP) != 0
  }

  /// Puts the terminal back as it was found, at once, for a process that is about to end without closing its editor.
  ///
  /// May be called from any thread; nothing happens where no editor has taken a terminal.
  package static func restoreTerminal() {
    parley_restore_terminal()
  }

  /// The entries of the history, oldest first, each whole.
  package var history: [String] { entries.entries }

  /// Adds an entry to the history, unless it is blank or the newest already.
  package func addToHistory(_ entry: String) {
    entries.add(entry)
  }

  /// Reads an entry.
  ///
  /// The cancellation of the task ends it with ``ReadOutcome/interrupt``.
  ///
  /// - Parameters:
  ///   - prompt: What stands before the entry.
  ///   - text: What the entry begins with. Default: nothing.
  ///   - cursor: The cursor's place in `text`, in UTF-8 bytes. Default: its end.
  /// - Returns: How it ended.
  package func readLine(
    _ prompt: Prompt,
    beginningWith text: String = "",
    cursor: Int? = nil
  ) async -> ReadOutcome {
    let request = EditorMailbox.ReadRequest(
      number: mailbox.nextNumber(),
      prompt: prompt,
      text: text,
      cursor: cursor ?? text.utf8.count
    )
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if !mailbox.post(.read(request, continuation)) { continuation.resume(returning: .end) }
      }
    } onCancel: {
      mailbox.cancel(request.number)
    }
  }

  /// Shows a text: above the entry while one is edited, in whole lines; otherwise at once and as it is.
  ///
  /// Texts appear in the order of the calls. The text is written as it is, control sequences included.
  package func write(_ text: String) {
    mailbox.write(text)
  }

  /// Runs `body` while Ctrl-C, a lone Escape and SIGINT call `onInterrupt`.
  ///
  /// Other keys are kept and come first in the next entry; whole lines among them are handed in one by one. After an interrupt
  /// they are kept as text of the next entry, but not handed in.
  ///
  /// - Parameters:
  ///   - onInterrupt: Called on the editor's thread for each interrupt; must not wait.
  ///   - body: The work.
  /// - Returns: What the body returned.
  nonisolated(nonsending) package func whileBusy<R: Sendable>(
    onInterrupt: @escaping @Sendable () -> Void,
    _ body: () async -> R
  ) async -> R {
    let number = mailbox.nextNumber()
    let isWatched = mailbox.post(.watch(number: number, onInterrupt))
    let result = await body()
    guard isWatched else { return result }
    await withCheckedContinuation { continuation in
      if !mailbox.post(.unwatch(number: number, continuation)) { continuation.resume() }
    }
    return result
  }

  /// Runs `body` while the terminal is as it was found, for a program that uses it.
  ///
  /// - Returns: What the body returned.
  /// - Throws: What the body throws.
  nonisolated(nonsending) package func withTerminalReleased<R: Sendable, Failure: Error>(
    _ body: () async throws(Failure) -> R
  ) async throws(Failure) -> R {
    await withCheckedContinuation { continuation in
      if !mailbox.post(.release(continuation)) { continuation.resume() }
    }
    let result: Result<R, Failure>
    do throws(Failure) { result = .success(try await body()) } catch { result = .failure(error) }
    await withCheckedContinuation { continuation in
      if !mailbox.post(.retake(continuation)) { continuation.resume() }
    }
    return try result.get()
  }

  /// Puts the terminal back as it was found; an entry that is being read ends with ``ReadOutcome/end``.
  ///
  /// - Postcondition: The editor's thread has ended.
  package func close() {
    let running = thread.withLock { handle in
      defer { handle = nil }
      return handle
    }
    guard let running else { return }
    _ = mailbox.post(.stop)
    running.join()
  }
}
