import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import TerminalText

/// Replies while they arrive, and what is said about them.
extension PromptDisplay {
  func begin(_ report: RequestReport, _ state: inout State) {
    state.lastRequest = report
    state.status.begin(report)
    state.reply = nil
  }

  func show(_ progress: RequestProgress, of tag: RequestTag, _ state: inout State) {
    state.status.update(progress, of: tag)
    guard !configuration.isQuiet, !configuration.redraws, case .retrying = progress,
      let line = state.status.line(of: tag)
    else { return }
    showDim(line, &state)
  }

  func show(_ piece: String, _ state: inout State) {
    guard !state.isSilent else { return }
    clear(&state)
    endThinking(&state)
    if let exact {
      guard let last = piece.utf8.last else { return }
      exact(piece)
      state.isExactAtLineStart = last == UInt8(ascii: "\n")
      return
    }
    let looks = configuration.rendersMarkdown && !state.isRaw ? configuration.style : .plain
    var reply = state.reply ?? MarkdownRenderer(columns: columns, style: looks)
    reply.columns = columns
    emit(reply.append(piece), endsLine: reply.isAtLineStart, &state)
    state.reply = reply
  }

  /// The mark of footnotes; not where replies are handed on exactly as they come.
  func showMark(_ numbers: [Int], _ state: inout State) {
    guard exact == nil, !configuration.isQuiet else { return }
    show(FootnoteText.mark(numbers), &state)
  }

  /// The footnotes of a reply, each at the start of a line.
  private func showFootnotes(of report: ReplyReport, _ state: inout State) {
    guard report.tag.isShown, !configuration.isQuiet else { return }
    for line in FootnoteText.lines(of: report.reply) { showDim(line, &state) }
  }

  func showThinking(_ piece: String, _ state: inout State) {
    guard !configuration.isQuiet, !state.isSilent, !piece.isEmpty else { return }
    clear(&state)
    if !state.isThinkingOpen {
      finishReply(&state)
      output.write(configuration.style.apply(.dim, to: "thinking:") + "\n")
      state.isThinkingOpen = true
    }
    let shown = piece.strippingControls
    output.write(configuration.style.apply(.dim, to: shown))
    state.isAtLineStart = shown.utf8.last == UInt8(ascii: "\n")
  }

  /// A request is over.
  func end(_ tag: RequestTag, _ state: inout State) {
    clear(&state)
    state.status.end(tag)
    if tag.isShown { finishLine(&state) }
  }

  /// A tool is called, or a call is over, which then has its line.
  func show(_ report: ToolCallReport, _ state: inout State) {
    clear(&state)
    state.status.take(report)
    guard report.result != nil, !configuration.isQuiet, !state.isSilent else { return }
    finishLine(&state)
    let line = ToolCallLine.text(of: report, in: state.sources, width: columns - 1)
    output.write(configuration.style.apply(.dim, to: line) + "\n")
  }

  /// A statement has its reply.
  func show(_ report: ReplyReport, _ state: inout State) {
    state.stopReason = report.reply.fields["stop_reason"]?.textual?.string
    showFootnotes(of: report, &state)
    if ReplyLine.isInterrupted(report.reply) {
      state.hasToldInterruption = true
      let isEmpty = report.reply.text.string.allSatisfy(\.isWhitespace)
      showDim(
        isEmpty
          ? "stopped before any text came; retry asks again"
          : "stopped; what came is reply (reply.interrupted is true)",
        &state
      )
    } else if report.tag.isShown, !configuration.isQuiet {
      showDim(ReplyLine.text(of: report.reply), &state)
    }
    showRemarks(&state)
  }

  /// What is worth knowing about a reply waits for its line; all else is shown at once.
  func take(_ notice: Diagnostic, _ state: inout State) {
    guard !configuration.isQuiet, !state.isSilent else { return }
    if notice.id.rawValue.hasPrefix("reply.") {
      state.remarks.append(notice)
    } else {
      showErrors([notice], &state)
    }
  }

  /// Shows what waits to be said about the reply, without the statement that asked for it.
  func showRemarks(_ state: inout State) {
    let remarks = state.isSilent ? [] : state.remarks
    state.remarks = []
    for remark in remarks {
      if remark.id == .replyCut, let limit = Self.maxTokens(of: state.lastRequest) {
        let more = limit.multipliedReportingOverflow(by: 2).partialValue
        showDim(
          "… cut at max_tokens \(limit): send goes on, max_tokens \(more) allows more",
          &state
        )
        continue
      }
      finishLine(&state)
      write(remark.message, labelled: "warning:", as: .warning)
      for line in remark.help { write(line, labelled: "help:", as: .help) }
    }
  }

  private static func maxTokens(of report: RequestReport?) -> Int? {
    guard let report, let body = try? JSONParser().parse(report.body) else { return nil }
    return body["max_tokens"]?.intValue
  }
}
