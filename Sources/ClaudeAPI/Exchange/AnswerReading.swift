import ClaudeMessages
import OrderedJSON

/// Reads one answer: tells events from a whole body, errors from successes, the end from a cut.
struct AnswerReading {
  /// What some bytes, or the end of them, gave.
  struct Step {
    /// Whether the answer goes on.
    enum Outcome {
      case unfinished
      case complete
      case failure(ClaudeError)
    }

    /// The events that became complete.
    var events: [ExchangeEvent] = []
    /// Whether the answer goes on.
    var outcome = Outcome.unfinished
  }

  private enum Form {
    case streamed
    case whole
    case failure
  }

  /// The head; nil before it arrived.
  private(set) var head: ResponseHead?
  /// Whether an event that carries content was read.
  private(set) var hasContent = false
  private let limits: ResponseLimits
  private var form = Form.whole
  private var body: [UInt8] = []
  private var parser: ServerSentEventParser

  /// Starts to read an answer of limited size.
  init(limits: ResponseLimits) {
    self.limits = limits
    parser = ServerSentEventParser(maximumEventBytes: limits.eventBytes)
  }

  /// Takes the head.
  ///
  /// - Returns: Whether it is that of a successful answer, to be told to the consumer.
  mutating func begin(_ head: ResponseHead, call: Call) -> Bool {
    self.head = head
    guard (200..<300).contains(head.status) else {
      form = .failure
      return false
    }
    // The answer's own word counts: some servers stream nothing, some stream always.
    let type = head.headers["content-type"]?.lowercased()
    let isStreamed = type.map { $0.hasPrefix("text/event-stream") } ?? call.isStreamed
    form = isStreamed ? .streamed : .whole
    return true
  }

  /// Takes some bytes of the body.
  mutating func add(_ bytes: [UInt8]) throws(ClaudeError) -> Step {
    switch form {
    case .failure:
      body.append(contentsOf: bytes.prefix(max(0, limits.errorBytes - body.count)))
      return Step()
    case .whole:
      body.append(contentsOf: bytes)
      return Step()
    case .streamed:
      return try addEvents(bytes)
    }
  }

  /// Takes the end of the body.
  mutating func end(server: BaseURL, unixTime: Int64) throws(ClaudeError) -> Step {
    guard let head else {
      throw .connectionLost(server)
    }
    switch form {
    case .failure:
      if (300..<400).contains(head.status) { throw .redirectRefused(head, server: server) }
      throw .answer(head, body: body, unixTime: unixTime)
    case .streamed:
      // An event whose blank line was cut off counts when it is the last one: its data is whole.
      if let event = parser.finish(), event.kind == .stop { return step(for: event, head: head) }
      throw .truncated(head: head)
    case .whole:
      guard let json = try? JSONParser().parse(body), json.objectValue != nil else {
        throw .notJSON(head, body: body)
      }
      if json["type"]?.stringValue == "error" { throw .event(body, head: head) }
      hasContent = true
      let event = RawEvent(form: .whole, name: "message", data: body)
      return Step(events: [.event(event)], outcome: .complete)
    }
  }

  private mutating func addEvents(_ bytes: [UInt8]) throws(ClaudeError) -> Step {
    guard let head else { return Step() }
    do {
      try parser.append(bytes)
    } catch {
      throw .bodyTooLarge(limit: error.maximumEventBytes)
    }
    var whole = Step()
    while let event = parser.next() {
      let step = step(for: event, head: head)
      whole.events += step.events
      whole.outcome = step.outcome
      if case .unfinished = step.outcome { continue }
      // What follows the end, or an error, is not part of the answer.
      return whole
    }
    return whole
  }

  private mutating func step(for event: ServerSentEvent, head: ResponseHead) -> Step {
    let raw = ExchangeEvent.event(RawEvent(name: event.name, data: event.data))
    switch event.kind {
    case .stop: return Step(events: [raw], outcome: .complete)
    case .error: return Step(events: [raw], outcome: .failure(.event(event.data, head: head)))
    case .opening: return Step(events: [raw])
    case .content:
      hasContent = true
      return Step(events: [raw])
    }
  }
}

extension ServerSentEvent {
  /// What an event means for the course of an answer.
  fileprivate enum Kind {
    /// The answer is complete.
    case stop
    /// The answer failed.
    case error
    /// A sign of life, or the start of a message that says nothing yet.
    case opening
    /// Anything else: after it nothing is tried again.
    case content
  }

  fileprivate var kind: Kind {
    switch name {
    case "message_stop": .stop
    case "error": .error
    case "ping", "message_start": .opening
    case "": Self(name: namedByData, data: data).named
    default: .content
    }
  }

  private var named: Kind { name.isEmpty ? .content : kind }

  /// The name for an event that came without one, as some servers leave it to the data's `type`.
  private var namedByData: String {
    (try? JSONParser().parse(data))?["type"]?.stringValue ?? ""
  }
}
