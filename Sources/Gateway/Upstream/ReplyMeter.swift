import ClaudeMessages

/// Reads what a reply consumed from its bytes as they pass, however they are cut, and changes nothing of them.
///
/// Of a stream only its start, its end and errors are read; of everything between, only how long it is. What is not understood is passed
/// over: the reply then counts as one whose usage was not told to the end.
package struct ReplyMeter: Sendable {
  /// The most bytes of a reply, or of one event, that are kept for reading.
  static let memoryLimit = 8 << 20

  private enum Form: Sendable {
    case events(ServerSentEventParser)
    case whole([UInt8])
    /// Nothing more is read.
    case passed
  }

  private var form: Form
  private let maxTokens: Int
  private var hidesLength = false
  private var meter = MeteredReply()

  /// Makes a meter at the start of a reply.
  ///
  /// - Parameters:
  ///   - status: The HTTP status.
  ///   - type: The `content-type`.
  ///   - maxTokens: The most tokens that the reply may have.
  package init(status: Int, type: String?, maxTokens: Int) {
    self.maxTokens = maxTokens
    guard (200..<300).contains(status) else {
      form = .passed
      return
    }
    meter.isFree = false
    let isStream = type?.lowercased().hasPrefix("text/event-stream") ?? false
    form =
      isStream ? .events(ServerSentEventParser(maximumEventBytes: Self.memoryLimit)) : .whole([])
    // Until its end a whole reply shows nothing of its length.
    hidesLength = !isStream
  }

  /// What was read so far.
  package var reply: MeteredReply {
    var reply = meter
    if reply.isFree || reply.isComplete { return reply }
    reply.outputBound = hidesLength ? maxTokens : min(reply.outputBound, maxTokens)
    return reply
  }

  /// Takes bytes of the reply's body.
  package mutating func add(_ bytes: [UInt8]) {
    // The form is moved out and back, so that nothing it holds is copied.
    var form = Form.passed
    swap(&form, &self.form)
    switch form {
    case .passed: break
    case .whole(var body):
      form = .passed
      body.append(contentsOf: bytes)
      if body.count <= Self.memoryLimit { self.form = .whole(body) }
    case .events(var parser):
      form = .passed
      do throws(ServerSentEventError) {
        try parser.append(bytes)
        while let event = parser.next() { read(event) }
        self.form = .events(parser)
      } catch {
        hidesLength = true
      }
    }
  }

  /// Takes the end of the reply's body.
  package mutating func end() {
    switch form {
    case .passed: break
    case .whole(let body): readWhole(body)
    case .events(var parser):
      // An event whose blank line was cut off: its data is whole, or it is not understood.
      if let event = parser.finish() { read(event) }
    }
    form = .passed
  }

  private mutating func readWhole(_ body: [UInt8]) {
    guard let message = try? Message(json: body) else { return }
    meter.model = message.model
    meter.usage.update(with: message.usage)
    meter.stopReason = message.stopReason
    meter.stopSequence = message.stopSequence
    meter.stopDetails = message.stopDetails
    meter.hasOutput = !message.content.isEmpty
    meter.isComplete = true
  }

  private mutating func read(_ event: ServerSentEvent) {
    switch event.name {
    case "content_block_delta":
      // A token has at least one byte, and so much of an event is not of the reply.
      meter.outputBound += max(1, event.data.count - 60)
    case "content_block_stop", "ping": break
    case "message_stop": meter.isComplete = true
    default: readWithCare(event)
    }
  }

  /// Reads an event that tells something of the whole reply, or that came without a name.
  private mutating func readWithCare(_ event: ServerSentEvent) {
    guard let typed = try? StreamEvent(event) else {
      hidesLength = true
      return
    }
    switch typed {
    case .messageStart(let message):
      meter.model = message.model
      meter.usage.update(with: message.usage)
    case .messageDelta(let delta):
      meter.usage.update(with: delta.usage)
      meter.stopReason = delta.stopReason ?? meter.stopReason
      meter.stopSequence = delta.stopSequence ?? meter.stopSequence
      meter.stopDetails = delta.stopDetails ?? meter.stopDetails
    case .messageStop: meter.isComplete = true
    case .contentBlockStart(_, let block):
      meter.hasOutput = true
      meter.outputBound += event.data.count
      // Thinking may be withheld or shortened, so its length says nothing.
      switch block.content {
      case .thinking, .redactedThinking: hidesLength = true
      default: break
      }
    case .contentBlockDelta: hidesLength = true
    case .contentBlockStop, .ping, .error, .unknown: break
    }
  }
}
