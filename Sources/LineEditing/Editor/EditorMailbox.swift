import CLineEditing
import Glibc
import Synchronization

/// What other threads leave for the editor's thread, with a pipe that wakes it.
final class EditorMailbox: Sendable {
  /// What the thread is asked to do.
  enum Job: Sendable {
    /// Reads an entry; the number tells reads apart.
    case read(ReadRequest, CheckedContinuation<ReadOutcome, Never>)
    /// Watches for interrupts from now on, in the times without another job.
    case watch(number: Int, @Sendable () -> Void)
    /// Ends a watch.
    case unwatch(number: Int, CheckedContinuation<Void, Never>)
    /// Gives the terminal its own state.
    case release(CheckedContinuation<Void, Never>)
    /// Takes it again.
    case retake(CheckedContinuation<Void, Never>)
    /// Ends the thread.
    case stop
  }

  /// One call of ``LineEditor/readLine(_:beginningWith:cursor:)``.
  struct ReadRequest: Sendable {
    /// The call's number, for its cancellation.
    let number: Int
    /// What stands before the entry.
    let prompt: Prompt
    /// What the entry begins with.
    let text: String
    /// The cursor's place in it, in UTF-8 bytes.
    let cursor: Int
  }

  /// What came through the pipe and the lists.
  struct News: Sendable {
    /// A text to show, of whole lines.
    var text = ""
    /// Signals that came, oldest first.
    var signals: [Int32] = []
  }

  private struct State: ~Copyable {
    var jobs: [Job] = []
    var cancelled: Set<Int> = []
    var lastNumber = 0
    var isReading = false
    var isClosed = false
    var waitingTexts: [String] = []
    var textsShown = 0
    var output: TerminalOutput
  }

  private let state: Mutex<State>
  /// The end of the pipe that the thread polls.
  let wakeDescriptor: Int32
  /// The end of the pipe that signal handlers write to.
  let signalDescriptor: Int32

  /// Makes a mailbox that shows texts on a descriptor.
  init(output: Int32) {
    var ends: [Int32] = [-1, -1]
    _ = parley_wake_pipe(&ends)
    wakeDescriptor = ends[0]
    signalDescriptor = ends[1]
    state = Mutex(State(output: TerminalOutput(output)))
  }

  deinit {
    Glibc.close(wakeDescriptor)
    Glibc.close(signalDescriptor)
  }

  /// Makes the thread look at what is new.
  func wake() {
    var byte: UInt8 = 0
    _ = Glibc.write(signalDescriptor, &byte, 1)
  }

  /// A number that no other call has.
  func nextNumber() -> Int {
    state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
  }

  /// Leaves a job; false when the editor is closed and nobody will do it.
  func post(_ job: Job) -> Bool {
    let isOpen = state.withLock { state in
      guard !state.isClosed else { return false }
      if case .stop = job { state.isClosed = true }
      state.jobs.append(job)
      return true
    }
    if isOpen { wake() }
    return isOpen
  }

  /// Takes the oldest job.
  func takeJob() -> Job? {
    state.withLock { state in state.jobs.isEmpty ? nil : state.jobs.removeFirst() }
  }

  /// Whether a job waits.
  var hasJobs: Bool { state.withLock { state in !state.jobs.isEmpty } }

  /// Whether the editor is being closed.
  var isClosed: Bool { state.withLock { state in state.isClosed } }

  /// Marks a read as given up.
  func cancel(_ number: Int) {
    state.withLock { state in _ = state.cancelled.insert(number) }
    wake()
  }

  /// Whether a read was given up, or the editor is being closed.
  func isCancelled(_ number: Int) -> Bool {
    state.withLock { state in state.isClosed || state.cancelled.contains(number) }
  }

  /// Shows a text, at once or above the entry that is edited.
  func write(_ text: String) {
    guard !text.isEmpty else { return }
    let waits = state.withLock { state in
      if state.isReading {
        state.waitingTexts.append(text)
        return true
      }
      state.output.write(text)
      state.textsShown += 1
      return false
    }
    if waits || state.withLock({ state in state.output.writesMarks }) { wake() }
  }

  /// Says that an entry is edited from now on, so that texts wait; begins a new line where the last text did not.
  func beginReading() {
    state.withLock { state in
      state.output.beginLine()
      state.isReading = true
    }
  }

  /// Says that the entry is done, and shows the texts that still wait.
  func endReading(_ number: Int) {
    state.withLock { state in
      state.isReading = false
      state.cancelled.remove(number)
      for text in state.waitingTexts { state.output.write(text) }
      state.textsShown += state.waitingTexts.count
      state.waitingTexts = []
    }
  }

  /// Empties the pipe and takes what is new; for the thread.
  ///
  /// - Returns: The signals that came, and what was written up to the last newline.
  func takeNews() -> News {
    var news = News()
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = Glibc.read(wakeDescriptor, &bytes, bytes.count)
      guard count > 0 else { break }
      news.signals += bytes[..<count].filter { $0 != 0 }.map(Int32.init)
    }
    news.text = state.withLock { state in
      let whole = state.waitingTexts.joined()
      guard state.isReading, let newline = whole.utf8.lastIndex(of: 0x0A) else { return "" }
      let rest = whole[whole.utf8.index(after: newline)...]
      state.textsShown += state.waitingTexts.count - (rest.isEmpty ? 0 : 1)
      state.waitingTexts = rest.isEmpty ? [] : [String(rest)]
      return String(whole[...newline])
    }
    return news
  }

  /// Says that marks are written; see ``LineEditorConfiguration/writesSyncMarks``.
  func writeMarks() {
    state.withLock { state in state.output.writesMarks = true }
  }

  /// Writes a mark.
  func mark(consumed: Int) {
    state.withLock { state in
      state.output.writeRaw("\u{1B}]7777;\(consumed);\(state.textsShown)\u{07}")
    }
  }
}
