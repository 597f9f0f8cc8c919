import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization
import TerminalText

/// Shows on the terminal what happens in a session: replies as they arrive, what they took, values, checks and errors.
package final class PromptDisplay: RunOutput {
  /// How it shows.
  package struct Configuration: Sendable {
    /// Plain or coloured.
    package var style = TerminalStyle.plain
    /// Whether a line may be drawn over itself: never without a full terminal.
    package var redraws = false
    /// Whether notices, thinking and what a reply took are kept back.
    package var isQuiet = false
    /// Whether Markdown in replies is rendered.
    package var rendersMarkdown = false
    /// How long something is waited for before a line says so.
    package var patience = Duration.seconds(2)

    /// Makes a configuration for a terminal without colours that is not redrawn.
    package init() {}
  }

  /// What is not shown.
  package enum Silence: Sendable {
    /// Everything is shown.
    case none
    /// Nothing but errors and failed checks is shown, as while the init file is entered.
    case allButErrors
    /// Nothing is shown, as while a session is entered again.
    case all
  }

  struct State {
    var isAtLineStart = true
    /// Whether what was written exactly ended its line.
    var isExactAtLineStart = true
    var isThinkingOpen = false
    var isRaw = false
    var silence = Silence.none
    /// The reply that is being shown; nil between replies.
    var reply: MarkdownRenderer?
    var status = StatusLine()
    /// Whether the progress of an experiment is drawn.
    var isProgressDrawn = false
    var sources = SourceMap()
    var lastRequest: RequestReport?
    /// What is to be said about a reply after the line of what it took.
    var remarks: [Diagnostic] = []
    var stopReason: String?
    var hasToldInterruption = false
    var passedCount = 0

    var isSilent: Bool { silence != .none }
  }

  let configuration: Configuration
  let output: any SessionOutput
  /// Takes replies and prints exactly as they are; nil where they are shown on the output like all else.
  let exact: (@Sendable (String) -> Void)?
  let state = Mutex(State())

  /// Makes a display that writes to an output.
  ///
  /// - Parameters:
  ///   - configuration: How it shows.
  ///   - output: Where everything is shown.
  ///   - exact: Takes replies and prints instead, exactly as they are, each in order and never two at a time. Default: nothing does.
  package init(
    _ configuration: Configuration,
    to output: any SessionOutput,
    exact: (@Sendable (String) -> Void)? = nil
  ) {
    self.configuration = configuration
    self.output = output
    self.exact = exact
  }

  /// The width of the terminal as of now, in columns.
  package var columns: Int { output.columns }

  /// The request that was sent last; nil before the first.
  package var lastRequest: RequestReport? { state.withLock { $0.lastRequest } }

  /// Whether replies are shown exactly as they come, but for control sequences.
  package var isRaw: Bool {
    get { state.withLock { $0.isRaw } }
    set { state.withLock { $0.isRaw = newValue } }
  }

  /// What is not shown for the time being.
  package var silence: Silence {
    get { state.withLock { $0.silence } }
    set { state.withLock { $0.silence = newValue } }
  }

  package func receive(_ event: RunEvent) {
    state.withLock { state in
      switch event {
      case .sources(let map): state.sources = map
      case .request(let report): begin(report, &state)
      case .progress(let progress, let tag): show(progress, of: tag, &state)
      case .text(let piece, let tag): if tag.isShown { show(piece, &state) } else { clear(&state) }
      case .thinking(let piece, let tag): if tag.isShown { showThinking(piece, &state) }
      case .cited(let numbers, let tag): if tag.isShown { showMark(numbers, &state) }
      case .requestEnded(_, let tag): end(tag, &state)
      case .toolCall(let report): show(report, &state)
      case .reply(let report): show(report, &state)
      case .print(let line): print(line, &state)
      case .shown(let value): showLine(ValueText.shown(value), &state)
      case .expectation(let expectation): show(expectation, &state)
      case .experiment(let progress): show(progress, &state)
      case .trial: break
      case .notice(let diagnostic): take(diagnostic, &state)
      case .error(let diagnostics): showErrors(diagnostics, &state)
      case .done: break
      }
    }
  }

  // MARK: - Entries

  /// An entry begins.
  package func beginEntry() {
    state.withLock { state in
      state.stopReason = nil
      state.hasToldInterruption = false
      state.passedCount = 0
      state.remarks = []
    }
  }

  /// The entry is over: the cursor goes to the start of a line.
  ///
  /// - Returns: Why the last reply of the entry stopped; nil when none came.
  package func endEntry() -> String? {
    state.withLock { state in
      clear(&state)
      finishLine(&state)
      showRemarks(&state)
      showPassed(&state)
      return state.stopReason
    }
  }

  /// Draws the line anew that says what is waited for; called a few times a second.
  package func tick() {
    guard configuration.redraws, !configuration.isQuiet else { return }
    state.withLock { state in
      guard state.isAtLineStart, state.isExactAtLineStart, !state.isThinkingOpen,
        !state.isSilent,
        let line = state.status.redraw(after: configuration.patience)
      else { return }
      output.write("\r\u{1B}[K" + configuration.style.apply(.dim, to: line))
    }
  }

  // MARK: - What a session says itself

  /// Shows lines as they are.
  package func show(_ lines: [String]) {
    state.withLock { state in
      clear(&state)
      finishLine(&state)
      guard !lines.isEmpty else { return }
      output.write(lines.joined(separator: "\n") + "\n")
    }
  }

  /// Shows what is wrong with a parameter.
  func show(_ error: ParameterError) {
    state.withLock { state in
      clear(&state)
      finishLine(&state)
      write(error.message, labelled: "error:", as: .error)
      if let help = error.help { write(help, labelled: "help:", as: .help) }
    }
  }

  /// Shows that Ctrl-C ended the entry, unless that was said of its reply.
  func showInterruption() {
    state.withLock { state in
      guard !state.hasToldInterruption else { return }
      state.hasToldInterruption = true
      showDim("stopped", &state)
    }
  }
}
