import ClaudeAPI
import ClaudeMessages
import LocalInference
import OrderedJSON

/// A reply being written: the engine's pieces on one side, the bytes of the API's answer on the other.
struct LocalReply: Sendable {
  private var writer: (any ReplyWriter)?
  private var message: LocalMessage
  private let isStreamed: Bool
  private let requestID: String
  private let observer: ReplyObserver?
  private var isBegun = false
  /// Whether everything was written.
  private(set) var isOver = false

  /// Begins a reply.
  ///
  /// - Parameters:
  ///   - asked: What is asked.
  ///   - id: The message's id.
  ///   - requestID: The request's id.
  ///   - tier: The capacity that the usage names. Default: standard.
  /// - Throws: ``LocalRefusal`` for a prompt that the engine does not take.
  init(
    _ asked: AskedReply,
    id: String,
    requestID: String,
    tier: ServiceTier = .standard
  ) throws(LocalRefusal) {
    message = LocalMessage(
      id: id,
      model: asked.engine.name,
      inputTokens: asked.inputTokens,
      showsThinking: asked.showsThinking,
      tier: tier
    )
    isStreamed = asked.isStreamed
    self.requestID = requestID
    observer = asked.observer
    guard let settings = asked.settings else { return }
    do throws(InferenceError) {
      writer = try asked.engine.reply(
        to: asked.prompt,
        settings: settings,
        forcing: asked.forcedCall
      )
    } catch {
      throw .invalid("messages: \(error.message)")
    }
  }

  /// Reads some of the prompt, or writes one token.
  ///
  /// - Returns: What is to be delivered now.
  mutating func advance() -> [TransportEvent] {
    guard isBegun else {
      isBegun = true
      return isStreamed ? [message.start.event] : []
    }
    guard var writer else { return finish(nil, outputTokens: 0) }
    // One reference to what the writer has read, so that writing to it copies nothing.
    self.writer = nil
    do throws(InferenceError) {
      let events = message.add(try writer.next(), outputTokens: writer.outputTokens)
      let delivered = isStreamed ? events.map(\.event) : []
      if let finish = writer.finish {
        if let account = writer.account { observer?.receive(account, requestID) }
        return delivered + self.finish(finish, outputTokens: writer.outputTokens)
      }
      self.writer = writer
      return delivered
    } catch {
      return fail(error)
    }
  }

  private mutating func finish(
    _ finish: Generation.Finish?,
    outputTokens: Int
  ) -> [TransportEvent] {
    isOver = true
    let events = message.end(finish, outputTokens: outputTokens)
    return isStreamed ? events.map(\.event) : answer(200, message.whole)
  }

  /// After the head only an event can tell of a failure.
  private mutating func fail(_ error: InferenceError) -> [TransportEvent] {
    isOver = true
    let refusal = LocalRefusal.failure(error.message)
    let body = refusal.body(requestID: requestID)
    return isStreamed ? [body.event] : answer(refusal.status, body)
  }

  private func answer(_ status: Int, _ json: JSONValue) -> [TransportEvent] {
    let headers: HeaderFields = ["content-type": "application/json", "request-id": requestID]
    return [
      .head(ResponseHead(status: status, headers: headers)), .body(JSONWriter.bytes(of: json)),
    ]
  }
}

extension JSONValue {
  /// The value as a server-sent event, named by its `type`.
  fileprivate var event: TransportEvent {
    let name = self["type"]?.stringValue ?? ""
    return .body(Array("event: \(name)\ndata: \(self)\n\n".utf8))
  }
}
