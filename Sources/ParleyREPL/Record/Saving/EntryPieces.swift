import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import ParleySyntax

/// Takes an entry apart into the pieces of a saved script: what took effect stays, what did not becomes a comment.
struct EntryPieces {
  /// The pieces, in order.
  private(set) var pieces: [SavedPiece] = []
  private let entry: LoggedEntry

  /// Takes an entry apart.
  init(_ entry: LoggedEntry) {
    self.entry = entry
    switch (entry.typed.kind, entry.outcome) {
    case (.command, _): pieces = [.comment(entry.typed.text)]
    case (.said, _): addSaid()
    case (.statements, .refused(let message)):
      pieces = [.comment(entry.typed.text), .comment("error: \(message)")]
    case (.statements, _): addStatements()
    }
  }

  // MARK: - Texts that were said

  private mutating func addSaid() {
    let say = LiteralStatement.say(entry.typed.text)
    switch entry.outcome {
    case .done:
      pieces.append(.code(say))
      offerCheck()
    case .interrupted where entry.keepsInterruptedReply:
      pieces += [.code(say), .comment(Self.cutReply)]
    case .interrupted: pieces += [.comment(say), .comment(Self.nothingCame)]
    case .failed(let stop): pieces += [.comment(say), .comment("error: \(stop.message)")]
    case .refused(let message): pieces += [.comment(say), .comment("error: \(message)")]
    }
  }

  private mutating func offerCheck() {
    guard let reason = entry.stopReason else { return }
    pieces.append(
      .comment("expect reply.stop_reason == \(LiteralStatement.quoted(reason))")
    )
  }

  private static let cutReply = "the reply was cut short here"
  private static let nothingCame = "stopped by Ctrl-C before anything came"
  private static let cutStatement = "stopped by Ctrl-C: what it had done is not in this script"

  // MARK: - Statements

  private mutating func addStatements() {
    var statements = Self.statements(of: entry.typed)
    restate(&statements)
    let stop: LoggedEntry.Stop? =
      switch entry.outcome {
      case .failed(let stop), .interrupted(let stop): stop
      case .done, .refused: nil
      }
    guard let stop else {
      pieces += statements.map(SavedPiece.statement)
      offerCheck()
      return
    }
    let place = Self.place(of: stop, in: statements)
    for (index, statement) in statements.enumerated() {
      if index < place || statement.takesEffectUnrun {
        pieces.append(.statement(statement))
      } else if index == place {
        addStopped(statement, by: stop)
      } else {
        pieces.append(.comment(statement.text))
      }
    }
  }

  private mutating func addStopped(_ statement: SavedStatement, by stop: LoggedEntry.Stop) {
    switch stop.kind {
    case .interrupt where entry.keepsInterruptedReply && statement.statement.request != nil:
      pieces += [.statement(statement), .comment(Self.cutReply)]
    case .interrupt:
      let isPlain = statement.statement.request != nil
      pieces += [
        .comment(statement.text), .comment(isPlain ? Self.nothingCame : Self.cutStatement),
      ]
    case .value, .file, .api, .network, .limit, .fail:
      // A reply that came and does not fit its schema is part of the conversation all the same.
      let hasReply =
        stop.kind == .value && statement.statement.request != nil && entry.stopReason != nil
      guard hasReply || statement.mayHaveHadEffects else { fallthrough }
      var tried = statement
      tried.isTried = true
      pieces += [.statement(tried), .comment("error: \(stop.message)")]
    case .budget, .permission:
      pieces += [.comment(statement.text), .comment("error: \(stop.message)")]
    }
  }

  /// The number of the statement at which an entry ended.
  private static func place(of stop: LoggedEntry.Stop, in statements: [SavedStatement]) -> Int {
    guard let offset = stop.offset, let base = statements.first?.entryBase else {
      // It failed in a file that was included.
      return statements.firstIndex { $0.isInclude } ?? 0
    }
    return statements.lastIndex { Int($0.statement.span.start - base) <= offset } ?? 0
  }

  /// Puts in place of the first `retry` or `send` what it meant where its reply was not to be had.
  private func restate(_ statements: inout [SavedStatement]) {
    let first = statements.indices.first { !statements[$0].leavesConversationsAlone }
    guard let first, let request = statements[first].statement.request else { return }
    switch (request, entry.beginning.unanswered) {
    case (.retry(let span), .say(let text)?):
      statements[first].edits.append(.init(span: span, text: LiteralStatement.say(text)))
    case (.retry(let span), .send?):
      statements[first].edits.append(.init(span: span, text: "send"))
    case (.send(let span), _) where entry.beginning.followsInterruptedReply:
      let text = LiteralStatement.say(Conversation.continuation)
      statements[first].edits.append(.init(span: span, text: text))
    default: return
    }
  }

  /// The statements of an entry, each with the text up to the next.
  static func statements(of typed: TypedEntry) -> [SavedStatement] {
    let source = SourceText.normalized(Array(typed.text.utf8))
    var map = SourceMap()
    guard let file = map.add(path: "prompt", text: source.text) else { return [] }
    let statements = Parser.parse(file, mode: .prompt).tree.statements
    return statements.indices.map { index in
      let start = index == 0 ? file.base : statements[index].span.start
      let next = index + 1 < statements.count ? statements[index + 1].span.start : file.span.end
      var bytes = file.text[Int(start - file.base)..<Int(next - file.base)]
      while let last = bytes.last, [0x0A, 0x20, 0x09].contains(last) { bytes.removeLast() }
      return SavedStatement(
        statement: statements[index],
        bytes: Array(bytes),
        base: start,
        entryBase: file.base,
        origin: typed.origin
      )
    }
  }
}

extension SavedStatement {
  /// Whether it includes a file.
  fileprivate var isInclude: Bool { if case .include = statement { true } else { false } }

  /// Whether it makes a name known wherever it stands, also when what stands before it fails.
  fileprivate var takesEffectUnrun: Bool {
    switch statement {
    case .function, .schema: true
    default: false
    }
  }

  /// Whether it neither adds to a conversation nor chooses one.
  fileprivate var leavesConversationsAlone: Bool {
    switch statement {
    case .setting, .unset, .attachment, .param, .print, .write, .expect, .function, .experiment,
      .schema, .tool, .mcp:
      true
    case .letVariable, .assignment: statement.request == nil && !callsFunction
    default: false
    }
  }

  /// Whether some of it may have been done before it failed.
  fileprivate var mayHaveHadEffects: Bool {
    switch statement {
    // What a trial does stays in it, and `try` holds no experiment; the body of a tool does nothing yet.
    case .experiment, .tool: return false
    default: break
    }
    return !statement.blocks.isEmpty || callsFunction
  }

  private var callsFunction: Bool {
    statement.expressions.contains { expression in
      expression.contains { part in
        guard case .call(let call) = part else { return false }
        guard case .name(let name) = call.function else { return true }
        return Builtin(rawValue: name.text) == nil
      }
    }
  }
}
