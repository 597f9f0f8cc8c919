import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import TerminalText

/// Lines of any kind, each at the start of a line.
extension PromptDisplay {
  func showLine(_ line: String, _ state: inout State) {
    guard !state.isSilent else { return }
    clear(&state)
    finishLine(&state)
    output.write(line.strippingControls + "\n")
  }

  func print(_ line: String, _ state: inout State) {
    guard let exact else { return showLine(line, &state) }
    guard !state.isSilent else { return }
    clear(&state)
    finishLine(&state)
    exact(line + "\n")
  }

  func showDim(_ line: String, _ state: inout State) {
    guard !state.isSilent else { return }
    clear(&state)
    finishLine(&state)
    for line in dimLines(of: line) { output.write(line + "\n") }
  }

  /// A text as dim lines that fit the terminal, without control sequences of its own.
  package func dimLines(of text: String) -> [String] {
    let text = text.strippingControls
    let width = columns
    let lines = text.displayWidth > width ? TextFitting.lines(of: text, width: width) : [text]
    return lines.map { configuration.style.apply(.dim, to: $0) }
  }

  /// Writes a text behind a label such as `warning:`, in lines that fit the terminal.
  func write(_ text: String, labelled label: String, as role: TerminalStyle.Role) {
    let lines = configuration.style.lines(
      of: text.strippingControls,
      labelled: label,
      as: role,
      width: columns
    )
    output.write(lines.map { $0 + "\n" }.joined())
  }

  func show(_ expectation: Expectation, _ state: inout State) {
    guard !expectation.passed else {
      state.passedCount += 1
      return
    }
    guard state.silence != .all else { return }
    clear(&state)
    finishLine(&state)
    let renderer = ExpectationRenderer(
      map: state.sources,
      style: configuration.style,
      width: columns
    )
    output.write(renderer.render(expectation))
  }

  /// Shows how far an experiment is: over itself where a line can be redrawn, else at its start and its end.
  func show(_ progress: ExperimentProgress, _ state: inout State) {
    guard !configuration.isQuiet, !state.isSilent,
      configuration.redraws || progress.phase != .underWay
    else { return }
    guard configuration.redraws, progress.phase != .over else {
      showDim(progress.line, &state)
      for remark in progress.remarks { write(remark, labelled: "error:", as: .error) }
      return
    }
    clear(&state)
    finishLine(&state)
    let shown = TextFitting.cut(progress.line, to: max(1, columns - 1))
    output.write(configuration.style.apply(.dim, to: shown))
    state.isProgressDrawn = true
  }

  /// How many checks of the entry held.
  func showPassed(_ state: inout State) {
    guard state.passedCount > 0, !configuration.isQuiet, !state.isSilent else { return }
    let line = state.passedCount == 1 ? "the check holds" : "\(state.passedCount) checks hold"
    state.passedCount = 0
    output.write(configuration.style.apply(.success, to: line) + "\n")
  }

  func showErrors(_ diagnostics: [Diagnostic], _ state: inout State) {
    guard state.silence != .all else { return }
    clear(&state)
    finishLine(&state)
    let renderer = DiagnosticRenderer(
      map: state.sources,
      style: configuration.style,
      width: columns
    )
    output.write(renderer.render(diagnostics))
  }

  /// Writes a text that may end within a line.
  func emit(_ text: String, endsLine: Bool, _ state: inout State) {
    guard !text.isEmpty else { return }
    output.write(text)
    state.isAtLineStart = endsLine
  }

  /// Ends the reply and the thinking that are being shown, and goes to the start of a line.
  func finishLine(_ state: inout State) {
    endThinking(&state)
    finishReply(&state)
  }

  func finishReply(_ state: inout State) {
    if var reply = state.reply {
      state.reply = nil
      let rest = reply.finish()
      emit(rest, endsLine: reply.isAtLineStart, &state)
    }
    if !state.isExactAtLineStart {
      state.isExactAtLineStart = true
      exact?("\n")
    }
    guard !state.isAtLineStart else { return }
    output.write("\n")
    state.isAtLineStart = true
  }

  func endThinking(_ state: inout State) {
    guard state.isThinkingOpen else { return }
    state.isThinkingOpen = false
    output.write(state.isAtLineStart ? "\n" : "\n\n")
    state.isAtLineStart = true
  }

  /// Takes the line away that says what is waited for.
  func clear(_ state: inout State) {
    if state.status.clear() || state.isProgressDrawn { output.write("\r\u{1B}[K") }
    state.isProgressDrawn = false
  }
}
