import ClaudeMessages
import Gateway
import RunStorage
import Testing

extension TokenRecord {
  /// A token of a client, whose text is `parley_` and the name.
  static func sample(
    _ name: String,
    limits: TokenLimits = TokenLimits(),
    expiresAt: Int64? = nil,
    revokedAt: Int64? = nil
  ) -> TokenRecord {
    TokenRecord(
      id: "token-\(name)",
      name: name,
      digest: TokenDigest.of("parley_\(name)"),
      limits: limits,
      createdAt: 0,
      expiresAt: expiresAt,
      revokedAt: revokedAt
    )
  }
}

extension MessageRequest {
  /// A short request.
  static func sample(_ model: ModelID = "claude-haiku-5-5", maxTokens: Int = 100) -> MessageRequest
  {
    MessageRequest(
      model: model,
      maxTokens: maxTokens,
      messages: [InputMessage(role: .user, content: .text("hi"))]
    )
  }
}

extension MeteredReply {
  /// A reply that came to its end.
  static func whole(_ input: Int, _ output: Int, model: ModelID? = nil) -> MeteredReply {
    var reply = MeteredReply()
    reply.isFree = false
    reply.isComplete = true
    reply.stopReason = .endTurn
    reply.model = model
    reply.usage = Usage(inputTokens: input, outputTokens: output)
    return reply
  }

  /// A reply that was cut, of which the prompt's tokens are known unless they are nil.
  static func cut(input: Int?, outputBound: Int = 0) -> MeteredReply {
    var reply = MeteredReply()
    reply.isFree = false
    reply.usage.inputTokens = input
    reply.outputBound = outputBound
    return reply
  }
}

/// The refusal that an operation ends with.
func refusal(
  of operation: () async throws -> Void,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Refusal {
  do {
    try await operation()
  } catch let refusal as Refusal {
    return refusal
  }
  Issue.record("nothing was refused", sourceLocation: sourceLocation)
  throw NothingWasRefused()
}

/// A refusal was expected in vain.
struct NothingWasRefused: Error {}
