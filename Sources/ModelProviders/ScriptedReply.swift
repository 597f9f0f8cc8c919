import ClaudeAPI
import ClaudeMessages
import OrderedJSON

/// One prepared answer of a ``ScriptedProvider``.
package struct ScriptedReply: Sendable {
  /// One thing that happens in an answer.
  package enum Step: Sendable {
    /// An event is delivered.
    case event(ProviderEvent)
    /// The exchange fails.
    case fail(ClaudeError)
    /// Nothing more happens until the task is cancelled.
    case hang
  }

  private let make: @Sendable (ProviderRequest) -> [Step]

  /// Makes a reply from its steps.
  package init(_ steps: [Step]) { make = { _ in steps } }

  private init(make: @escaping @Sendable (ProviderRequest) -> [Step]) { self.make = make }

  /// The steps for a request; whether they are streamed is the request's choice.
  func steps(for request: ProviderRequest) -> [Step] { make(request) }

  /// A reply of one text block, streamed in the given pieces when the request asks for a stream.
  ///
  /// - Parameters:
  ///   - pieces: The text, as it is cut into deltas.
  ///   - stopReason: Why it ends.
  ///   - inputTokens: The input tokens of its usage.
  ///   - outputTokens: The output tokens of its usage.
  /// - Returns: The reply.
  package static func text(
    _ pieces: String...,
    stopReason: String = "end_turn",
    inputTokens: Int = 10,
    outputTokens: Int = 5
  ) -> ScriptedReply {
    ScriptedReply { request in
      let message = ScriptedMessage(
        model: request.message.model.rawValue,
        pieces: pieces,
        stopReason: stopReason,
        inputTokens: inputTokens,
        outputTokens: outputTokens
      )
      return opening
        + (request.isStreamed ? message.events : [message.whole]).map { .event(.event($0)) }
        + [.event(.end(ExchangeEnd(attempts: 1)))]
    }
  }

  /// A streamed reply from the JSON of its events, one text each; its end is that of the list.
  package static func events(_ json: [String]) -> ScriptedReply {
    ScriptedReply(
      opening + json.map { .event(.event(RawEvent(json: $0))) }
        + [.event(.end(ExchangeEnd(attempts: 1)))]
    )
  }

  /// A reply that was not streamed, from the JSON of its message.
  package static func message(_ json: String) -> ScriptedReply {
    ScriptedReply(
      opening + [
        .event(.event(RawEvent(form: .whole, name: "message", data: Array(json.utf8)))),
        .event(.end(ExchangeEnd(attempts: 1))),
      ]
    )
  }

  /// A request that fails before an answer.
  package static func failure(_ error: ClaudeError) -> ScriptedReply {
    ScriptedReply([.event(.progress(.connecting(attempt: 1, of: 1))), .fail(error)])
  }

  /// Some events, and then silence until the task is cancelled.
  package static func hang(after json: [String] = []) -> ScriptedReply {
    ScriptedReply(opening + json.map { .event(.event(RawEvent(json: $0))) } + [.hang])
  }

  /// Some events, and then a failure.
  package static func cut(after json: [String], by error: ClaudeError) -> ScriptedReply {
    ScriptedReply(opening + json.map { .event(.event(RawEvent(json: $0))) } + [.fail(error)])
  }

  private static let opening: [Step] = [
    .event(.progress(.connecting(attempt: 1, of: 1))),
    .event(.progress(.sent)),
    .event(.head(ResponseHead(status: 200, headers: ["request-id": "req_scripted"]))),
  ]
}
