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
    case lines
    case failure
  }

  /// The head; nil before it arrived.
  private(set) var head: ResponseHead?
  /// Whether an event that carries content was read.
  private(set) var hasContent = false
  private let limits: ResponseLimits
  private let unixTime: Int64
  private var form = Form.whole
  private var body: [UInt8] = []
  private var parser: ServerSentEventParser
  private var lines: BatchResultParser

  /// Starts to read an answer.
  ///
  /// - Parameters:
  ///   - limits: How much of it is taken.
  ///   - unixTime: Seconds since 1970, for a `retry-after` that names a date.
  init(limits: ResponseLimits, unixTime: Int64) {
    self.limits = limits
    self.unixTime = unixTime
    parser = ServerSentEventParser(maximumEventBytes: limits.eventBytes)
    lines = BatchResultParser(maximumLineBytes: limits.eventBytes)
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
    guard !call.answersInLines else {
      form = .lines
      return true
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
      // Enough to tell the error by; a server may go on without end.
      if let head, body.count >= limits.errorBytes { throw failure(head) }
      return Step()
    case .whole:
      body.append(contentsOf: bytes)
      return Step()
    case .streamed:
      return try addEvents(bytes)
    case .lines:
      return try addLines(bytes)
    }
  }

  /// Takes the end of the body.
  mutating func end(server: BaseURL) throws(ClaudeError) -> Step {
    guard let head else {
      throw .connectionLost(server)
    }
    switch form {
    case .failure:
      if (300..<400).contains(head.status) { throw .redirectRefused(head, server: server) }
      throw failure(head)
    case .streamed:
      // An event whose blank line was cut off counts when it is the last one: its data is whole.
      guard let event = parser.finish(), event.kind == .stop else { throw .truncated(head: head) }
      return Step(events: [.event(RawEvent(event))], outcome: .complete)
    case .lines:
      guard let line = lines.finish() else { return Step(outcome: .complete) }
      // A line without its end may be the start of one.
      guard (try? JSONParser().parse(line)) != nil else { throw .truncated(head: head) }
      return Step(events: [.event(RawEvent(line: line))], outcome: .complete)
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

  /// The failure that a lost connection ends: a failed answer counts for what its status says, however much of it came.
  func failure(endedBy error: ClaudeError) -> ClaudeError {
    guard form == .failure, let head, head.status >= 400, error.code != .cancelled else {
      return error
    }
    return failure(head)
  }

  private func failure(_ head: ResponseHead) -> ClaudeError {
    .answer(head, body: body, unixTime: unixTime)
  }

  private mutating func addLines(_ bytes: [UInt8]) throws(ClaudeError) -> Step {
    do {
      try lines.append(bytes)
    } catch {
      throw .bodyTooLarge(limit: error.maximumLineBytes)
    }
    var step = Step()
    while let line = lines.next() { step.events.append(.event(RawEvent(line: line))) }
    if !step.events.isEmpty { hasContent = true }
    return step
  }

  private mutating func addEvents(_ bytes: [UInt8]) throws(ClaudeError) -> Step {
    do {
      try parser.append(bytes)
    } catch {
      throw .bodyTooLarge(limit: error.maximumEventBytes)
    }
    var step = Step()
    while let event = parser.next() {
      step.events.append(.event(RawEvent(event)))
      // What follows the end, or an error, is not part of the answer.
      switch event.kind {
      case .stop:
        step.outcome = .complete
        return step
      case .error:
        step.outcome = .failure(.event(event.data, head: head))
        return step
      case .opening: break
      case .content: hasContent = true
      }
    }
    return step
  }
}

extension RawEvent {
  fileprivate init(_ event: ServerSentEvent) {
    self.init(name: event.name, data: event.data)
  }

  /// One line of an answer in lines.
  fileprivate init(line: [UInt8]) {
    self.init(form: .whole, name: "result", data: line)
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
