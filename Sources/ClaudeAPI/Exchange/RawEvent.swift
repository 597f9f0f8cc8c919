import ClaudeMessages

/// One event of an answer as it arrived: bytes, and a typed view made when asked for.
public struct RawEvent: Sendable, Equatable {
  /// How the answer was sent.
  public enum Form: Sendable, Equatable {
    /// One server-sent event of several.
    case streamed
    /// The whole message as one JSON body.
    case whole
  }

  /// The typed view of an event.
  public enum Content: Sendable {
    /// One event of a stream.
    case event(StreamEvent)
    /// The whole message.
    case message(Message)
  }

  /// How the answer was sent.
  public let form: Form
  /// The event's name: the SSE `event` field, which the data's `type` repeats, empty where the server sends none;
  /// `message` for a whole message.
  public let name: String
  /// The JSON, as it arrived.
  public let data: [UInt8]

  /// Makes an event.
  public init(form: Form = .streamed, name: String, data: [UInt8]) {
    self.form = form
    self.name = name
    self.data = data
  }

  /// Decodes the event.
  ///
  /// Unknown events, blocks and deltas decode to their unknown cases.
  ///
  /// - Throws: ``ClaudeError`` with code `invalidResponse` for data that is not JSON or lacks what every event has.
  public func decoded() throws(ClaudeError) -> Content {
    do {
      switch form {
      case .streamed: return .event(try StreamEvent(json: data))
      case .whole: return .message(try Message(json: data))
      }
    } catch {
      throw ClaudeError.undecodableEvent(name: name, reason: "\(error)")
    }
  }
}
