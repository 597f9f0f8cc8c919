import ClaudeMessages
import OrderedJSON

/// What the gateway tells of one request: `GET /parley/exchanges/{request-id}`.
///
/// Times are milliseconds since the request's head arrived. What happened before and after that is the client's to know.
///
/// | member | what it is |
/// | --- | --- |
/// | `request_id`, `status`, `is_streamed`, `is_complete` | the request and its answer |
/// | `model` | `asked`, `answered` (null before the reply told it) |
/// | `request_bytes`, `reply_bytes` | the sizes of the bodies |
/// | `marks` | `received`, `admitted`, `sent`, `head`, `first_byte`, `end`: when each was (or null) |
/// | `steps` | `client`, `server`, `api`, `model`, `back`: `place`, `action`, `from`, `to` (null where the gateway cannot see it), `is_shared` |
/// | `usage`, `stop_reason`, `stop_sequence` | what the reply told of itself (or null) |
/// | `is_built_in` | whether the model of this process answered |
/// | `explanation`, `why_not` | how the model made the reply, as `parley explain --output json`; or the sentence why that is not told |
struct ExchangeReport {
  private let timeline: ExchangeTimeline
  private let isBuiltIn: Bool

  /// Takes a request.
  init(_ timeline: ExchangeTimeline, isBuiltIn: Bool) {
    self.timeline = timeline
    self.isBuiltIn = isBuiltIn
  }

  /// The report as JSON.
  ///
  /// - Parameters:
  ///   - explanation: How the reply was made; nil where that is not told.
  ///   - whyNot: The sentence that says why; nil with an explanation.
  /// - Returns: The object.
  func bytes(explanation: RawJSON?, whyNot: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for member in members.members {
      writer.key(member.key)
      writer.write(member.value)
    }
    writer.key("usage")
    timeline.reply.usage.write(to: &writer)
    writer.key("explanation")
    if let explanation { writer.write(explanation) } else { writer.write(JSONValue.null) }
    writer.key("why_not")
    writer.write(whyNot.map(JSONValue.string) ?? .null)
    writer.endObject()
    return writer.bytes
  }

  private var members: JSONObject {
    let reply = timeline.reply
    return [
      "request_id": .string(timeline.requestID),
      "status": timeline.status.map(JSONValue.int) ?? .null,
      "is_streamed": .bool(timeline.isStreamed), "is_complete": .bool(reply.isComplete),
      "model": [
        "asked": .string(timeline.model),
        "answered": reply.model.map { .string($0.rawValue) } ?? .null,
      ],
      "request_bytes": .int(timeline.requestBytes), "reply_bytes": .int(timeline.replyBytes),
      "marks": marks, "steps": .array(steps.map(\.json)),
      "stop_reason": reply.stopReason.map { .string($0.rawValue) } ?? .null,
      "stop_sequence": reply.stopSequence.map(JSONValue.string) ?? .null,
      "is_built_in": .bool(isBuiltIn),
    ]
  }

  /// Why it is not known how the reply was made.
  var obstacle: String {
    guard isBuiltIn else {
      return
        "The inside of this model cannot be seen: the API tells the reply and its usage, not the numbers behind them. Ask the built-in model (parley serve --provider local), and every stage is shown."
    }
    if let status = timeline.status, status >= 400 {
      return "The request was refused, so the model wrote nothing."
    }
    if timeline.end == nil { return "The reply is still being written." }
    return timeline.reply.isComplete
      ? "The gateway no longer remembers how this reply was made; it keeps the last ones only."
      : "The reply was stopped before its end, and only whole replies are told in full."
  }

  private var marks: JSONValue {
    [
      "received": Self.milliseconds(timeline.received),
      "admitted": Self.milliseconds(timeline.admitted), "sent": Self.milliseconds(timeline.sent),
      "head": Self.milliseconds(timeline.head),
      "first_byte": Self.milliseconds(timeline.firstByte), "end": Self.milliseconds(timeline.end),
    ]
  }

  // MARK: Steps

  private struct Step {
    let place: String
    let action: String
    let from: Duration?
    let to: Duration?
    var isShared = false

    var json: JSONValue {
      [
        "place": .string(place), "action": .string(action), "from": milliseconds(from),
        "to": milliseconds(to), "is_shared": .bool(isShared),
      ]
    }
  }

  private var steps: [Step] {
    let streams = timeline.isStreamed
    return [
      Step(
        place: "client",
        action: "sends the request: \(timeline.requestBytes) bytes, without the API key",
        from: nil,
        to: .zero
      ),
      Step(place: "server", action: serverAction, from: .zero, to: timeline.sent),
      Step(
        place: "api",
        action: streams
          ? "checks the request and begins the answer" : "checks the request",
        from: timeline.sent,
        to: timeline.head,
        isShared: !streams
      ),
      Step(
        place: "model",
        action: streams
          ? "reads the prompt and writes the reply, token by token"
          : "reads the prompt and writes the reply; without streaming its time and the API's are one",
        from: streams ? timeline.head : timeline.sent,
        to: streams ? timeline.end : timeline.head,
        isShared: !streams
      ),
      Step(
        place: "back",
        action: streams
          ? "hands each piece on as it comes: \(timeline.replyBytes) bytes"
          : "hands the whole reply on: \(timeline.replyBytes) bytes",
        from: timeline.firstByte ?? timeline.head,
        to: timeline.end
      ),
    ]
  }

  private var serverAction: String {
    isBuiltIn
      ? "checks who asks and what it may cost; the built-in model needs no key"
      : "checks who asks and what it may cost, and adds the key, which only it has"
  }

  /// A time to a microsecond.
  private static func milliseconds(_ duration: Duration?) -> JSONValue {
    guard let duration else { return .null }
    let microseconds = (duration / .microseconds(1)).rounded()
    return JSONNumber(microseconds / 1000).map(JSONValue.number) ?? .null
  }
}
