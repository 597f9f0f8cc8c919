import ClaudeMessages
import ParleyDiagnostics

/// The wording of what is worth knowing about a reply that is no error.
extension Diagnostic {
  /// What a reply's end gives to know; nil for a reply that ended as it should.
  static func notice(
    about message: Message,
    maxTokens: Int,
    at span: SourceSpan
  ) -> Diagnostic? {
    switch message.stopReason {
    case .endTurn? where message.isWordless: wordless(message, at: span)
    case nil, .endTurn?, .stopSequence?, .pauseTurn?: nil
    case .maxTokens?: cut(message, at: maxTokens, span)
    case .refusal?: refused(message, at: span)
    case .modelContextWindowExceeded?: windowFull(at: span)
    case .toolUse?: toolCalled(message, at: span)
    case let other?: unknownStop(other, at: span)
    }
  }

  private static func cut(
    _ message: Message,
    at maxTokens: Int,
    _ span: SourceSpan
  ) -> Diagnostic? {
    // No token was asked for: such a request only fills the cache.
    guard maxTokens > 0 else { return nil }
    if message.text.isEmpty, message.content.contains(where: \.isThinking) || message.isAllThinking
    {
      return Diagnostic(
        .replyAllThinking,
        "all \(maxTokens) tokens of the reply went to thinking",
        at: span,
        severity: .warning,
        help: ["raise max_tokens, which covers thinking too, or lower effort"]
      )
    }
    return Diagnostic(
      .replyCut,
      "the reply was cut at max_tokens \(maxTokens)",
      at: span,
      severity: .warning,
      help: ["raise max_tokens, or write send to have it go on"]
    )
  }

  private static func refused(_ message: Message, at span: SourceSpan) -> Diagnostic {
    let category = message.stopDetails?.category.map { " (\($0.rawValue))" } ?? ""
    var help = ["change the question: a repeated one is refused again; undo takes the turn back"]
    if !message.text.isEmpty {
      help.append("what had come stays in reply.text, and is not sent back")
    }
    if let explanation = message.stopDetails?.explanation { help.insert(explanation, at: 0) }
    return Diagnostic(
      .replyRefused,
      "\(message.model) refused to answer\(category)",
      at: span,
      severity: .warning,
      help: help
    )
  }

  private static func windowFull(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .replyWindowFull,
      "the reply was cut: the context window is full",
      at: span,
      severity: .warning,
      help: ["start anew with reset or chat NAME, and bring along what is needed"]
    )
  }

  private static func toolCalled(_ message: Message, at span: SourceSpan) -> Diagnostic {
    let names = message.toolUses.map(\.name).joined(separator: ", ")
    return Diagnostic(
      .replyToolCall,
      "the model called a tool that nothing answers: \(names)",
      at: span,
      severity: .warning,
      help: ["read the call from reply.tool_calls; undo takes the turn back"]
    )
  }

  private static func wordless(_ message: Message, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .replyWordless,
      "\(message.model) ended its turn without a word",
      at: span,
      severity: .warning,
      help: ["write say Please go on.: the same request would likely end the same way"]
    )
  }

  private static func unknownStop(_ reason: StopReason, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .replyUnknownStop,
      "the reply ended for a reason that is not known here: \(reason)",
      at: span,
      severity: .warning
    )
  }

  /// The server paused its tools too often; the reply is what there was until then.
  static func pausedTooOften(rounds: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .replyPaused,
      "the server paused its tools \(rounds) times without finishing the reply",
      at: span,
      severity: .warning,
      help: ["write send to have it go on"]
    )
  }
}

extension Diagnostic.ID {
  /// A reply was cut at `max_tokens`.
  package static let replyCut = Diagnostic.ID(rawValue: "reply.cut")
  /// A reply has no text because all its tokens went to thinking.
  package static let replyAllThinking = Diagnostic.ID(rawValue: "reply.all-thinking")
  /// The model refused.
  package static let replyRefused = Diagnostic.ID(rawValue: "reply.refused")
  /// The model ended its turn without a text.
  package static let replyWordless = Diagnostic.ID(rawValue: "reply.wordless")
  /// The context window is full.
  package static let replyWindowFull = Diagnostic.ID(rawValue: "reply.window-full")
  /// The model called a tool that nothing answers.
  package static let replyToolCall = Diagnostic.ID(rawValue: "reply.tool-call")
  /// A stop reason that is not known here.
  package static let replyUnknownStop = Diagnostic.ID(rawValue: "reply.unknown-stop")
  /// A server tool paused more often than a statement goes on by itself.
  package static let replyPaused = Diagnostic.ID(rawValue: "reply.paused")
}

extension Message {
  /// Whether it has neither text nor a call of a tool.
  fileprivate var isWordless: Bool { text.allSatisfy(\.isWhitespace) && toolUses.isEmpty }

  /// Whether every token of the reply was one of thinking, as far as the server tells.
  fileprivate var isAllThinking: Bool {
    guard let thinking = usage.thinkingTokens, let output = usage.outputTokens else { return false }
    return thinking > 0 && thinking >= output
  }
}
