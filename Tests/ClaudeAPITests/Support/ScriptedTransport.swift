import ClaudeAPI
import ClaudeMessages
import Synchronization

/// A transport that plays prepared exchanges in order.
final class ScriptedTransport: Transport {
  /// One thing that happens in an exchange.
  enum Step: Sendable {
    case event(TransportEvent)
    case fail(ClaudeError)
    /// Nothing more until the task is cancelled.
    case hang
  }

  private struct State {
    var exchanges: [[Step]]
    var requests: [TransportRequest] = []
    var closings: [TransportExchange.Closing] = []
  }

  private let state: Mutex<State>

  init(_ exchanges: [[Step]]) { state = Mutex(State(exchanges: exchanges)) }

  var requests: [TransportRequest] { state.withLock { $0.requests } }
  var closings: [TransportExchange.Closing] { state.withLock { $0.closings } }

  func send(_ request: TransportRequest) -> TransportExchange {
    let steps = state.withLock { state -> [Step] in
      state.requests.append(request)
      return state.exchanges.isEmpty
        ? [.fail(ClaudeError(.connectionFailed, "no exchange is left"))]
        : state.exchanges.removeFirst()
    }
    let left = Mutex(steps[...])
    return TransportExchange(
      next: { () async throws(ClaudeError) in
        switch left.withLock({ $0.popFirst() }) {
        case .event(let event): return event
        case .fail(let error): throw error
        case .hang:
          while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
          throw .cancelled()
        case nil: return nil
        }
      },
      close: { [weak self] closing in self?.state.withLock { $0.closings.append(closing) } }
    )
  }
}

extension [ScriptedTransport.Step] {
  /// An answer with a status, headers and a body in the given pieces.
  static func answer(
    _ status: Int = 200,
    headers: HeaderFields = ["request-id": "req_1"],
    _ body: String...
  ) -> Self {
    [.event(.sent), .event(.head(ResponseHead(status: status, headers: headers)))]
      + body.map { .event(.body([UInt8]($0.utf8))) }
  }

  /// A streamed answer of the given events.
  static func stream(_ events: [String], headers: HeaderFields = [:]) -> Self {
    var headers = headers
    headers["content-type"] = "text/event-stream"
    if headers["request-id"] == nil { headers["request-id"] = "req_1" }
    return [.event(.sent), .event(.head(ResponseHead(status: 200, headers: headers)))]
      + events.map { .event(.body([UInt8]($0.utf8))) }
  }

  /// A failure of the API.
  static func failure(
    _ status: Int,
    _ type: String,
    code: String? = nil,
    message: String = "told by the server",
    headers: HeaderFields = [:]
  ) -> Self {
    let details = code.map { #"{"error_code":"\#($0)"}"# } ?? "null"
    var headers = headers
    headers["request-id"] = "req_failed"
    return answer(
      status,
      headers: headers,
      #"{"type":"error","error":{"type":"\#(type)","message":"\#(message)","details":\#(details)},"request_id":"req_body"}"#
    )
  }
}

/// The text of events as they stand in a stream.
enum SSE {
  static let start = event(
    #"{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1}}}"#
  )
  static let ping = event(#"{"type":"ping"}"#)
  static let blockStart = event(
    #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#
  )
  static let blockStop = event(#"{"type":"content_block_stop","index":0}"#)
  static let delta = event(
    #"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}"#
  )
  static let stop = event(#"{"type":"message_stop"}"#)
  static let whole = [
    start, ping, blockStart, text("Hel"), text("lo"), blockStop, delta, stop,
  ]

  static func text(_ text: String) -> String {
    event(
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"\#(text)"}}"#
    )
  }

  static func error(_ type: String, code: String? = nil) -> String {
    let details = code.map { #"{"error_code":"\#($0)"}"# } ?? "null"
    return event(
      #"{"type":"error","error":{"type":"\#(type)","message":"told in the stream","details":\#(details)},"request_id":"req_event"}"#
    )
  }

  static func event(_ json: String) -> String {
    let name = (try? JSONParser().parse(json))?["type"]?.stringValue ?? ""
    return "event: \(name)\ndata: \(json)\n\n"
  }
}
