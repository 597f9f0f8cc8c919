import ParleyDiagnostics

extension Parser {
  /// Reads a statement that sends a request.
  ///
  ///     request ::= say-request | "send" | "retry"
  mutating func parseRequest() throws(ParseError) -> ConversationRequest {
    note(.request)
    let next = peek()
    if spells(next, "say") {
      note(.sayRequest)
      let verb = try takeVerb(.text)
      let text = try parseTextArgument(of: verb)
      let schema = try parseSchemaOfReply()
      return .say(SayRequest(text: text, schema: schema, span: span(from: verb.start)))
    }
    let verb = try takeVerb(.other)
    return spells(verb, "send") ? .send(span(verb)) : .retry(span(verb))
  }

  /// Reads `> TEXT`.
  ///
  ///     say-request ::= ("say" | ">") (bare-text | text ("as" name)?)
  mutating func parseArrowSay() throws(ParseError) -> Statement {
    note(.request)
    note(.sayRequest)
    let start = peek().start
    recordTrivia(from: position, to: start)
    move(to: start)
    advance(to: start + 1, as: .name)
    let text = try parseTextArgument(of: Token(.name, start, start + 1))
    let schema = try parseSchemaOfReply()
    return .request(.say(SayRequest(text: text, schema: schema, span: span(from: start))))
  }

  /// Reads a turn that is appended without sending.
  ///
  ///     turn-statement ::= ("user" | "assistant") text-argument
  mutating func parseTurnStatement(_ role: TurnStatement.Role) throws(ParseError) -> Statement {
    let verb = try takeVerb(.text)
    note(.turnStatement)
    let text = try parseTextArgument(of: verb)
    return .turn(TurnStatement(role: role, text: text, span: span(from: verb.start)))
  }

  /// Reads a picture or document for the next user turn.
  ///
  ///     attachment-statement ::= ("image" | "document") word-argument
  mutating func parseAttachmentStatement(
    _ kind: AttachmentStatement.Kind
  ) throws(ParseError) -> Statement {
    let verb = try takeVerb(.setting)
    note(.attachmentStatement)
    let source = try parseWordArgument(of: kind.rawValue)
    return .attachment(
      AttachmentStatement(kind: kind, source: source, span: span(from: verb.start))
    )
  }

  /// Reads a change of the turns there are.
  ///
  ///     history-statement ::= "undo" | "redo" | "reset"
  mutating func parseHistoryStatement(
    _ action: HistoryStatement.Action
  ) throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.historyStatement)
    return .history(HistoryStatement(action: action, span: span(verb)))
  }

  /// Reads a switch of conversations.
  ///
  ///     conversation-statement ::= ("chat" | "fork") word-argument
  mutating func parseConversationStatement(
    _ kind: ConversationStatement.Kind
  ) throws(ParseError) -> Statement {
    let verb = try takeVerb(.setting)
    note(.conversationStatement)
    let name = try parseWordArgument(of: kind.rawValue)
    return .conversation(
      ConversationStatement(kind: kind, name: name, span: span(from: verb.start))
    )
  }
}
