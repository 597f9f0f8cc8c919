import ParleyDiagnostics

/// A statement that sends a request and gives a reply: alone on its line, or on the right of `let`, `=` and `return`.
package enum ConversationRequest: Sendable {
  /// `say TEXT`, `> TEXT`.
  case say(SayRequest)
  /// `send`, with its span.
  case send(SourceSpan)
  /// `retry`, with its span.
  case retry(SourceSpan)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .say(let node): node.span
    case .send(let span), .retry(let span): span
    }
  }

  /// The schema that it names for the reply; nil for none.
  package var schema: Identifier? {
    if case .say(let node) = self { node.schema } else { nil }
  }
}

/// `say TEXT`, `say "…" as NAME`: appends a user turn, sends, appends the reply.
package struct SayRequest: Sendable {
  /// The user turn.
  package let text: TextTemplate
  /// The schema that the reply is to keep; nil for none.
  package let schema: Identifier?
  /// From the verb to the end of the text or of the schema's name.
  package let span: SourceSpan
}
