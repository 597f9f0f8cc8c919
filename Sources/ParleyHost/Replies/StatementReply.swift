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
  private var calls: [AnsweredCall]
  private var isInterrupted: Bool
  /// What its requests cite, all of them together: a text that is on the screen keeps its footnotes.
  private(set) var footnotes: Footnotes
  /// `data`: what the text is as a value of a schema.
  var data = Value.null

  /// Starts with the first request of the statement.
  init(_ received: ReceivedMessage) {
    last = received
    text = received.message.text
    usage = TokenCounts(received.message.usage)
    cost = received.cost
    latency = received.latency
    firstToken = received.firstToken
    calls = received.message.toolUses.map { AnsweredCall(call: $0) }
    isInterrupted = received.isInterrupted
    footnotes = Footnotes(of: received.message.content)
  }

  /// The reply of a statement that was interrupted while tools ran.
  ///
  /// - Parameter reply: What its requests brought; nil where none was sent.
  /// - Returns: The reply.
  static func interrupted(_ reply: StatementReply?) -> StatementReply {
    var interrupted = reply ?? StatementReply(.nothing(of: ModelID(rawValue: "")))
    interrupted.isInterrupted = true
    return interrupted
  }

  /// Takes in what calls came to, those of the message before.
  mutating func take(_ answered: [AnsweredCall]) {
    calls.replaceSubrange((calls.count - min(calls.count, answered.count))..., with: answered)
  }

  /// What the text is as a value of a schema.
  func structured(as schema: DataSchema) -> StructuredReply {
    StructuredReply(
      text,
      as: schema,
      stoppedBy: last.message.stopReason,
      isInterrupted: isInterrupted
    )
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
    sum.calls += received.message.toolUses.map { AnsweredCall(call: $0) }
    sum.isInterrupted = received.isInterrupted
    sum.footnotes.take(received.message.content)
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
        ("data", data),
        ("citations", footnotes.value),
        ("tool_calls", .list(calls.map(\.value))),
        ("interrupted", .bool(isInterrupted)),
      ])
    )
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
