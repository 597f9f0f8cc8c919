import ClaudeMessages
import OrderedJSON
import ParleyRuntime

/// What the requests of one `say`, `send` or `retry` brought together: the last text, the sum of usage and cost.
struct StatementReply: Sendable {
  private var last: ReceivedMessage
  private var text: String
  private var usage: TokenCounts
  private var cost: Int64?
  private var latency: Duration
  private let firstToken: Duration?

  /// Starts with the first request of the statement.
  init(_ received: ReceivedMessage) {
    last = received
    text = received.message.text
    usage = TokenCounts(received.message.usage)
    cost = received.cost
    latency = received.latency
    firstToken = received.firstToken
  }

  /// The reply with a further request, which went on where the one before had paused.
  func adding(_ received: ReceivedMessage) -> StatementReply {
    var sum = self
    sum.last = received
    let text = received.message.text
    // An interrupt may come before the first word: the text stays the last there is.
    if !text.isEmpty || !received.isInterrupted { sum.text = text }
    sum.usage.add(TokenCounts(received.message.usage))
    sum.cost = cost.flatMap { cost in received.cost.map { cost.saturatingSum($0) } }
    sum.latency += received.latency
    return sum
  }

  /// The reply as a script reads it.
  var value: ReplyValue {
    let message = last.message
    return ReplyValue(
      text: text,
      fields: MapValue([
        ("thinking", .text(message.thinking)),
        ("stop_reason", message.stopReason.map { .text($0.rawValue) } ?? .null),
        ("stop_sequence", message.stopSequence.map { .text($0) } ?? .null),
        ("usage", .map(usage.map)),
        ("cost", cost.map { .float(dollars($0)) } ?? .null),
        ("model", .text(message.model.rawValue)),
        ("id", .text(message.id)),
        ("request_id", last.requestID.map { .text($0) } ?? .null),
        ("latency", .float(latency.seconds)),
        ("first_token", firstToken.map { .float($0.seconds) } ?? .null),
        ("data", .null),
        ("citations", Footnotes(of: message.content).value),
        ("tool_calls", .list(message.toolUses.map(\.value))),
        ("interrupted", .bool(last.isInterrupted)),
      ])
    )
  }
}

extension ToolUseBlock {
  /// The call as a script reads it; arguments that no value can hold are given as their JSON text.
  fileprivate var value: Value {
    let arguments =
      (try? JSONReading.value(of: input, called: "the input")) ?? .text(input.description)
    return ["id": .text(id), "name": .text(name), "input": arguments]
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
