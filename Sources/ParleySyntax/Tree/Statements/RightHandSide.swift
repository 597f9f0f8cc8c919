import ParleyDiagnostics

/// What may stand to the right of `let x =`, `x =` and `return`.
package enum RightHandSide: Sendable {
  /// A value.
  case expression(Expression)
  /// A request whose reply is the value; it is not shown.
  case conversation(ConversationRequest)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .expression(let node): node.span
    case .conversation(let node): node.span
    }
  }
}
