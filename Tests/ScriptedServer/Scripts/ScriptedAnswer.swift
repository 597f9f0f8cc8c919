import ClaudeMessages
import OrderedJSON

/// One reply of a script: what is answered, and what goes wrong.
package struct ScriptedAnswer: Sendable {
  /// What a successful answer says.
  package enum Content: Sendable {
    /// The server's own answer to what was asked.
    case automatic
    /// One text block, cut into deltas as listed.
    case text([String])
    /// Whole content blocks, as they stand in a message.
    case blocks([JSONValue])
    /// Events as they stand in a stream; nothing is added to them.
    case events([ServerSentEvent])
  }

  /// How often an answer is given.
  package enum Repetition: Sendable, Equatable {
    case times(Int)
    case forever
  }

  /// Given to requests whose last user text contains this; nil for the next request in order.
  package var match: String?
  /// Given to requests of any kind whose method and path, `GET /v1/models`, contain this; nil for a request for a message.
  package var path: String?
  /// How a request of a batch comes out instead of with a message, `expired` for instance; nil for a message or an error.
  package var batchOutcome: String?
  /// How often it is given; once in order, and forever for one with ``match``, where nothing else is said.
  package var repetition: Repetition = .times(1)
  /// The HTTP status.
  package var status = 200
  /// Headers beside the server's own.
  package var headers: [(name: String, value: String)] = []
  /// A body sent as it is, whatever was asked; nil for what ``content`` or ``error`` gives.
  package var body: String?
  /// The `error` object of a failure.
  package var error: JSONValue?
  /// Whether the message of a failure ends with the headers of the request, as that of a server which tells too much.
  package var echoesHeaders = false
  /// What a successful answer says.
  package var content = Content.automatic
  /// A thinking block before the content; nil for none, empty for one whose text is withheld.
  package var thinking: String?
  /// Why it ends; nil for what follows from the request.
  package var stopReason: String?
  /// Which stop sequence matched.
  package var stopSequence: String?
  /// The usage; nil for one computed from bytes.
  package var usage: JSONObject?
  /// What goes wrong on the way.
  package var faults = Faults()

  /// The server's own answer.
  package init() {}

  /// An answer of one text, cut into the given pieces.
  package static func text(_ pieces: String...) -> ScriptedAnswer {
    var answer = ScriptedAnswer()
    answer.content = .text(pieces)
    return answer
  }

  /// A failure with a status and an error of the API.
  package static func failure(
    _ status: Int,
    type: String,
    message: String,
    code: String? = nil,
    headers: [(name: String, value: String)] = []
  ) -> ScriptedAnswer {
    var answer = ScriptedAnswer()
    answer.status = status
    answer.headers = headers
    answer.error = .object([
      ("type", .string(type)), ("message", .string(message)),
      ("details", code.map { .object([("error_code", .string($0))]) } ?? .null),
    ])
    return answer
  }

  /// The answer with other faults.
  package func with(_ change: (inout Faults) -> Void) -> ScriptedAnswer {
    var answer = self
    change(&answer.faults)
    return answer
  }
}

/// What goes wrong on the way of an answer.
package struct Faults: Sendable {
  /// What ends a line of the stream.
  package enum LineEnding: String, Sendable {
    case lf
    case cr
    case crlf

    var bytes: [UInt8] {
      switch self {
      case .lf: [0x0A]
      case .cr: [0x0D]
      case .crlf: [0x0D, 0x0A]
      }
    }
  }

  /// The pause before the head; nil for the server's.
  package var firstDelay: Duration?
  /// The pause before each event; nil for the server's.
  package var eventDelay: Duration?
  /// The connection is closed after so many events; nil for never.
  package var cutAfter: Int?
  /// The cut comes in the middle of the next event.
  package var cutsWithinEvent = false
  /// Silence after so many events, until the client goes away; nil for never.
  package var hangAfter: Int?
  /// The bytes of a write; nil for one write an event.
  package var chunkBytes: Int?
  /// What ends a line.
  package var lineEnding = LineEnding.lf

  /// No faults.
  package init() {}

  /// Whether the answer takes its time, so that the client may leave in the meantime.
  var isSlow: Bool { hangAfter != nil || (eventDelay ?? .zero) > .zero }
}
