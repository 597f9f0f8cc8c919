import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  /// Lowers one statement.
  mutating func lower(_ statement: Statement) {
    switch statement {
    case .setting(let node): lower(node)
    case .unset(let node): lower(node)
    case .with(let node): lower(node)
    case .request(let node): lowerShown(node)
    case .turn(let node): lower(node)
    case .attachment(let node): lower(node)
    case .history(let node): lower(node)
    case .conversation(let node): lower(node)
    case .letVariable(let node): lower(node)
    case .param(let node): lower(node)
    case .assignment(let node): lower(node)
    case .print(let node): lower(node)
    case .write(let node): lower(node)
    case .fail(let node): lower(node)
    case .expect(let node): lower(node)
    case .ifElse(let node): lower(node)
    case .forEach(let node): lower(node)
    case .whileLoop(let node): lower(node)
    case .repeatLoop(let node): lower(node)
    case .jump(let node): lower(node)
    case .function(let node): lower(node)
    case .returnValue(let node): lower(node)
    case .include(let node): report(.notAtTopLevel("include", at: node.span))
    case .tryCatch(let node): lower(node)
    case .experiment(let node): lower(node)
    case .measure(let node): lower(node)
    case .schema(let node):
      if !isAtTopLevel { report(.notAtTopLevel("schema", at: node.name.span)) }
    case .tool(let node): lower(node)
    case .mcp(let node): lower(node)
    case .expression(let node): lowerAlone(node)
    case .invalid: break
    }
  }

  /// Lowers a block; its variables end with it.
  mutating func lower(_ block: Block) {
    frame.scope.openBlock()
    for statement in block.statements { lower(statement) }
    frame.scope.closeBlock()
  }

  /// Whether the current statement stands outside every block and function.
  var isAtTopLevel: Bool { frame.scope.depth == 0 && outerFrames.isEmpty }

  // MARK: - The conversation

  private mutating func lowerShown(_ request: ConversationRequest) {
    lower(request, isShown: true)
    emit(.pop, at: request.span)
  }

  /// Lowers a request; its reply stays on the stack.
  mutating func lower(_ request: ConversationRequest, isShown: Bool) {
    switch request {
    case .say(let say):
      lowerPrompt(say.text)
      guard let name = say.schema else { return emit(.say(isShown: isShown), at: say.span) }
      // Without a schema the code is never run.
      let schema = schema(ofReply: name) ?? SchemaID(rawValue: 0)
      emit(.sayAs(schema, isShown: isShown), at: say.span)
    case .send(let span): emit(.send(isShown: isShown), at: span)
    case .retry(let span): emit(.retry(isShown: isShown), at: span)
    }
  }

  private mutating func lower(_ turn: TurnStatement) {
    lowerPrompt(turn.text)
    emit(.appendTurn(turn.role == .user ? .user : .assistant), at: turn.span)
  }

  private mutating func lower(_ attachment: AttachmentStatement) {
    lowerWord(attachment.source)
    emit(.attach(attachment.kind == .image ? .image : .document), at: attachment.span)
  }

  private mutating func lower(_ history: HistoryStatement) {
    switch history.action {
    case .undo: emit(.undo, at: history.span)
    case .redo: emit(.redo, at: history.span)
    case .reset: emit(.reset, at: history.span)
    }
  }

  private mutating func lower(_ conversation: ConversationStatement) {
    lowerWord(conversation.name)
    emit(conversation.kind == .chat ? .chat : .fork, at: conversation.span)
  }

  // MARK: - Output and errors

  private mutating func lower(_ print: PrintStatement) {
    for value in print.values { lower(value) }
    emit(.print(UInt32(print.values.count)), at: print.span)
  }

  private mutating func lower(_ write: WriteStatement) {
    note(TrialDeed(write.mode.rawValue, at: write.span))
    lower(write.path)
    check(write.path, is: [.string, .reply], as: "the path", of: write.mode.rawValue)
    lower(write.value)
    emit(write.mode == .write ? .write : .append, at: write.span)
  }

  private mutating func lower(_ fail: FailStatement) {
    lower(fail.message)
    emit(.fail, at: fail.span)
  }

  /// Lowers an expression that stands alone: at the prompt its value is shown, else it is dropped.
  private mutating func lowerAlone(_ expression: Expression) {
    lower(expression)
    let isShown = mode == .prompt && frame.scope.kind == .chunk
    emit(isShown ? .show : .pop, at: expression.span)
  }

  private mutating func lower(_ tryCatch: TryStatement) {
    let handler = frame.code.newLabel()
    let end = frame.code.newLabel()
    emit(.enterTry(handler.operand), at: tryCatch.span)
    frame.regionCount += 1
    lower(tryCatch.body)
    frame.regionCount -= 1
    emit(.leave(1), at: tryCatch.body.span.afterEnd)
    emit(.jump(end.operand), at: tryCatch.body.span.afterEnd)
    frame.code.bind(handler)
    frame.scope.openBlock()
    if let name = tryCatch.name {
      let slot = frame.scope.takeSlots(1)
      emit(.setLocal(slot), at: name.span)
      declareLocal(name, slot: slot)
    } else {
      emit(.pop, at: tryCatch.handler.span)
    }
    lower(tryCatch.handler)
    frame.scope.closeBlock()
    frame.code.bind(end)
  }
}
