import ParleyDiagnostics

/// What happens next.
package indirect enum Statement: Sendable {
  /// `model haiku` and every other setting.
  case setting(SettingStatement)
  /// `unset NAME`.
  case unset(UnsetStatement)
  /// `with … { }`.
  case with(WithStatement)
  /// `say`, `>`, `send`, `retry` with the reply shown.
  case request(ConversationRequest)
  /// `user`, `assistant`.
  case turn(TurnStatement)
  /// `image`, `document`.
  case attachment(AttachmentStatement)
  /// `undo`, `redo`, `reset`.
  case history(HistoryStatement)
  /// `chat NAME`, `fork NAME`.
  case conversation(ConversationStatement)
  /// `let x = …`.
  case letVariable(LetStatement)
  /// `param NAME = DEFAULT "…"`.
  case param(ParamStatement)
  /// `x = …`, `x += …`, `x.field = …`, `x[i] = …`.
  case assignment(AssignmentStatement)
  /// `print …`.
  case print(PrintStatement)
  /// `write PATH, …`, `append PATH, …`.
  case write(WriteStatement)
  /// `fail EXPR`.
  case fail(FailStatement)
  /// `expect EXPR, "…"`.
  case expect(ExpectStatement)
  /// `if … { } else { }`.
  case ifElse(IfStatement)
  /// `for x in EXPR { }`.
  case forEach(ForStatement)
  /// `while COND { }`.
  case whileLoop(WhileStatement)
  /// `repeat N { }`.
  case repeatLoop(RepeatStatement)
  /// `break`, `continue`.
  case jump(JumpStatement)
  /// `def name(…) { }`.
  case function(FunctionStatement)
  /// `return …`.
  case returnValue(ReturnStatement)
  /// `include "…"`.
  case include(IncludeStatement)
  /// `try { } catch e { }`.
  case tryCatch(TryStatement)
  /// `experiment NAME { … }`.
  case experiment(ExperimentStatement)
  /// `score NAME = EXPR`, `record NAME = EXPR`.
  case measure(MeasureStatement)
  /// `schema NAME { … }`.
  case schema(SchemaStatement)
  /// `tool NAME(…) "…" { … }`.
  case tool(ToolStatement)
  /// `mcp "…"`.
  case mcp(MCPStatement)
  /// An expression alone: a call, or at the prompt any expression.
  case expression(Expression)
  /// What could not be read; an error was reported there.
  case invalid(SourceSpan)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .setting(let node): node.span
    case .unset(let node): node.span
    case .with(let node): node.span
    case .request(let node): node.span
    case .turn(let node): node.span
    case .attachment(let node): node.span
    case .history(let node): node.span
    case .conversation(let node): node.span
    case .letVariable(let node): node.span
    case .param(let node): node.span
    case .assignment(let node): node.span
    case .print(let node): node.span
    case .write(let node): node.span
    case .fail(let node): node.span
    case .expect(let node): node.span
    case .ifElse(let node): node.span
    case .forEach(let node): node.span
    case .whileLoop(let node): node.span
    case .repeatLoop(let node): node.span
    case .jump(let node): node.span
    case .function(let node): node.span
    case .returnValue(let node): node.span
    case .include(let node): node.span
    case .tryCatch(let node): node.span
    case .experiment(let node): node.span
    case .measure(let node): node.span
    case .schema(let node): node.span
    case .tool(let node): node.span
    case .mcp(let node): node.span
    case .expression(let node): node.span
    case .invalid(let span): span
    }
  }
}
