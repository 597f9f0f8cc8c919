import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization
import TerminalText

/// Replies and prints on standard output as they arrive, everything else on standard error.
package final class TextOutput: RunOutput {
  /// What is shown beside replies and prints.
  package struct Configuration: Sendable {
    /// The looks of standard error.
    package var style = TerminalStyle.plain
    /// Whether notices, progress and totals are kept back.
    package var isQuiet = false
    /// Whether thinking and totals are shown.
    package var isVerbose = false
    /// Whether a status line may be drawn over itself.
    package var redraws = false
    /// Whether standard error is a terminal, where totals end a run.
    package var showsTotals = false
    /// How long something is waited for before the status line says so.
    package var patience = Duration.seconds(2)

    /// Makes a configuration that shows replies, prints, notices and errors.
    package init() {}
  }

  private struct State {
    var isAtLineStart = true
    var isThinkingOpen = false
    var stripper = ControlSequenceStripper()
    var status = StatusLine()
    /// Whether the progress of an experiment is drawn.
    var isProgressDrawn = false
    var sources = SourceMap()
  }

  private let output: OutputStream
  private let errors: OutputStream
  private let configuration: Configuration
  private let stripsOutput: Bool
  private let state = Mutex(State())

  /// Makes an output.
  ///
  /// - Parameters:
  ///   - output: Where replies and prints go.
  ///   - errors: Where all else goes.
  ///   - configuration: What is shown.
  package init(
    output: OutputStream,
    errors: OutputStream,
    configuration: Configuration
  ) {
    self.output = output
    self.errors = errors
    self.configuration = configuration
    stripsOutput = output.isTerminal
  }

  package func receive(_ event: RunEvent) {
    state.withLock { state in
      switch event {
      case .sources(let map): state.sources = map
      case .request(let report): state.status.begin(report)
      case .progress(let progress, let tag): show(progress, of: tag, &state)
      case .text(let piece, let tag): if tag.isShown { show(piece, &state) } else { clear(&state) }
      case .thinking(let piece, let tag): if tag.isShown { showThinking(piece, &state) }
      case .cited(let numbers, let tag): if tag.isShown { showMark(numbers, &state) }
      case .requestEnded(_, let tag): end(tag, &state)
      case .toolCall(let report): show(report, &state)
      case .reply(let report): if report.tag.isShown { showFootnotes(of: report, &state) }
      case .print(let line): showLine(line, &state)
      case .shown(let value): showLine(ValueText.shown(value), &state)
      case .expectation(let expectation): show(expectation, &state)
      case .experiment(let progress): show(progress, &state)
      case .trial: break
      case .notice(let diagnostic): if !configuration.isQuiet { showErrors([diagnostic], &state) }
      case .error(let diagnostics): showErrors(diagnostics, &state)
      case .done(let summary): end(summary, &state)
      }
    }
  }

  /// Draws the status line anew when something has been waited for long enough; called a few times a second.
  package func tick() {
    guard configuration.redraws, !configuration.isQuiet else { return }
    state.withLock { state in
      guard state.isAtLineStart, !state.isThinkingOpen,
        let line = state.status.redraw(after: configuration.patience)
      else { return }
      errors.write("\r\u{1B}[K" + configuration.style.apply(.dim, to: line))
    }
  }

  // MARK: Standard output

  private func show(_ piece: String, _ state: inout State) {
    clear(&state)
    endThinking(&state)
    let shown = stripsOutput ? state.stripper.strip(piece) : piece
    guard !shown.isEmpty else { return }
    output.write(shown)
    state.isAtLineStart = shown.utf8.last == UInt8(ascii: "\n")
  }

  /// The mark of footnotes, for eyes alone: what is piped on is the reply as it came.
  private func showMark(_ numbers: [Int], _ state: inout State) {
    guard stripsOutput, !configuration.isQuiet else { return }
    output.write(FootnoteText.mark(numbers))
    state.isAtLineStart = false
  }

  private func showLine(_ line: String, _ state: inout State) {
    clear(&state)
    finishLine(&state)
    output.write((stripsOutput ? line.strippingControls : line) + "\n")
  }

  private func finishLine(_ state: inout State) {
    endThinking(&state)
    guard !state.isAtLineStart else { return }
    output.write("\n")
    state.isAtLineStart = true
  }

  private func end(_ tag: RequestTag, _ state: inout State) {
    clear(&state)
    state.status.end(tag)
    if tag.isShown {
      finishLine(&state)
      state.stripper = ControlSequenceStripper()
    }
  }

  // MARK: Standard error

  private func showFootnotes(of report: ReplyReport, _ state: inout State) {
    guard !configuration.isQuiet else { return }
    let lines = FootnoteText.lines(of: report.reply)
    guard !lines.isEmpty else { return }
    clear(&state)
    finishLine(&state)
    for line in lines {
      errors.write(configuration.style.apply(.dim, to: line.strippingControls) + "\n")
    }
  }

  private func showThinking(_ piece: String, _ state: inout State) {
    guard configuration.isVerbose, !piece.isEmpty else { return }
    clear(&state)
    errors.write(configuration.style.apply(.dim, to: piece.strippingControls))
    state.isThinkingOpen = true
  }

  private func endThinking(_ state: inout State) {
    guard state.isThinkingOpen else { return }
    errors.write("\n")
    state.isThinkingOpen = false
  }

  private func show(_ progress: RequestProgress, of tag: RequestTag, _ state: inout State) {
    state.status.update(progress, of: tag)
    guard !configuration.isQuiet, !configuration.redraws, case .retrying = progress,
      let line = state.status.line(of: tag)
    else { return }
    errors.write(configuration.style.apply(.dim, to: line) + "\n")
  }

  /// Shows a call of a tool once it is over.
  private func show(_ report: ToolCallReport, _ state: inout State) {
    clear(&state)
    state.status.take(report)
    guard !configuration.isQuiet, report.result != nil else { return }
    finishLine(&state)
    let width = errors.columns.map { $0 - 1 } ?? ToolCallLine.standardWidth
    let line = ToolCallLine.text(of: report, in: state.sources, width: width)
    errors.write(configuration.style.apply(.dim, to: line) + "\n")
  }

  /// Shows how far an experiment is: over itself on a terminal, else at its start, at its end and now and then.
  private func show(_ progress: ExperimentProgress, _ state: inout State) {
    guard !configuration.isQuiet, configuration.redraws || progress.phase != .underWay else {
      return
    }
    clear(&state)
    finishLine(&state)
    let line = progress.line
    if configuration.redraws, progress.phase != .over {
      let shown = TextFitting.cut(line, to: max(1, (errors.columns ?? 80) - 1))
      errors.write(configuration.style.apply(.dim, to: shown))
      state.isProgressDrawn = true
    } else {
      errors.write(configuration.style.apply(.dim, to: line) + "\n")
      for remark in progress.remarks {
        errors.write(
          "\(configuration.style.apply(.error, to: "error:")) \(remark.strippingControls)\n"
        )
      }
    }
  }

  private func show(_ expectation: Expectation, _ state: inout State) {
    guard !expectation.passed else { return }
    clear(&state)
    finishLine(&state)
    let renderer = ExpectationRenderer(map: state.sources, style: configuration.style)
    errors.write(renderer.render(expectation))
  }

  private func showErrors(_ diagnostics: [Diagnostic], _ state: inout State) {
    clear(&state)
    finishLine(&state)
    let renderer = DiagnosticRenderer(map: state.sources, style: configuration.style)
    errors.write(renderer.render(diagnostics))
  }

  private func end(_ summary: RunSummary, _ state: inout State) {
    clear(&state)
    finishLine(&state)
    guard !configuration.isQuiet, summary.requests > 0,
      configuration.showsTotals || configuration.isVerbose
    else { return }
    errors.write(configuration.style.apply(.dim, to: RunTotalsText.line(of: summary)) + "\n")
  }

  private func clear(_ state: inout State) {
    if state.status.clear() || state.isProgressDrawn { errors.write("\r\u{1B}[K") }
    state.isProgressDrawn = false
  }
}
