import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON

/// One request under way: takes in what its provider delivers, and holds what has arrived.
struct Transmission: Sendable {
  /// What a delivered piece means to whoever watches.
  enum Sight: Sendable {
    case progress(RequestProgress)
    case text(String)
    case thinking(String)
    /// The text so far belongs to these footnotes.
    case cited([Int])
  }

  private var accumulator = MessageAccumulator()
  /// The footnotes of the statement's requests before this one.
  private let earlierFootnotes: Footnotes
  private var footnotes: Footnotes
  /// What the blocks that have not ended cite, by their places.
  private var citations: [Int: [JSONValue]] = [:]
  private var whole: Message?
  /// The status and headers of the answer; nil until it came.
  private(set) var head: ResponseHead?
  /// When the first piece of the reply came, from the start of the request; nil until it did.
  private(set) var firstToken: Duration?
  /// Whether the provider said that the answer is complete.
  private(set) var isComplete = false
  /// How many attempts ended without an answer that tells whether they cost something.
  private(set) var doubtfulAttempts = 0
  /// Whether the attempt under way has gone out.
  private(set) var isSent = false

  /// Makes a request of which nothing has been delivered.
  ///
  /// - Parameter footnotes: Those of the requests of the same statement before it, which its own follow. Default: none.
  init(after footnotes: Footnotes = Footnotes()) {
    earlierFootnotes = footnotes
    self.footnotes = footnotes
  }

  /// A message as far as it has arrived.
  struct Arrival: Sendable {
    /// The message.
    let message: Message
    /// Whether it is whole.
    let isComplete: Bool
    /// The places of the blocks that are not.
    let unfinishedBlocks: Set<Int>
    /// The arguments of calls that came and are no JSON, by the places of the calls' blocks.
    let brokenInputs: [Int: String]
  }

  /// The message as far as it has arrived; nil when it has not begun.
  ///
  /// - Complexity: Linear in the size of the message.
  var arrived: Arrival? {
    if let whole {
      return Arrival(message: whole, isComplete: true, unfinishedBlocks: [], brokenInputs: [:])
    }
    return accumulator.accumulated.map { accumulated in
      let unfinished = accumulated.unfinishedBlocks
      let broken = unfinished.compactMap { block in block.brokenInput.map { (block.position, $0) } }
      return Arrival(
        message: accumulated.message,
        isComplete: accumulated.isComplete,
        unfinishedBlocks: Set(unfinished.map(\.position)),
        brokenInputs: Dictionary(broken) { first, _ in first }
      )
    }
  }

  /// Takes in an event, and says what there is to see of it.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - elapsed: The time since the start of the request.
  /// - Returns: What to show, in order.
  /// - Throws: ``ClaudeError`` for an event that cannot be read.
  mutating func take(
    _ event: ProviderEvent,
    at elapsed: Duration
  ) throws(ClaudeError) -> [Sight] {
    switch event {
    case .progress(let progress):
      return [.progress(take(progress))]
    case .head(let head):
      self.head = head
      let gateway = GatewayTimes(head.headers)
      return [
        .progress(.answered(status: head.status, requestID: head.requestID, gateway: gateway))
      ]
    case .event(let event):
      return try take(event, at: elapsed)
    case .end:
      isComplete = true
      return []
    }
  }

  private mutating func take(_ progress: ExchangeProgress) -> RequestProgress {
    switch progress {
    case .connecting(let attempt, let attempts):
      // What an earlier attempt delivered is void.
      accumulator = MessageAccumulator()
      footnotes = earlierFootnotes
      citations = [:]
      whole = nil
      head = nil
      firstToken = nil
      isSent = false
      return .connecting(attempt: attempt, of: attempts)
    case .sent:
      isSent = true
      return .sent
    case .waiting(let wait):
      // An answer with an error status is not billed; one that never came may be.
      if isSent && wait.cause.isNetworkFailure { doubtfulAttempts += 1 }
      return .retrying(
        attempt: wait.attempt,
        of: wait.attempts,
        // As precisely as it is recorded, so that a replay tells the same.
        after: .nanoseconds(wait.duration.nanoseconds),
        because: wait.cause.message
      )
    case .version(let version):
      return .olderVersion(version.rawValue)
    }
  }

  private mutating func take(
    _ event: RawEvent,
    at elapsed: Duration
  ) throws(ClaudeError) -> [Sight] {
    switch try event.decoded() {
    case .message(let message):
      whole = message
      firstToken = elapsed
      return sights(of: message)
    case .event(let event):
      accumulator.append(event)
      return see(event, at: elapsed).map { [$0] } ?? []
    }
  }

  /// What there is to see of a reply that came in one piece.
  private mutating func sights(of message: Message) -> [Sight] {
    var sights: [Sight] = []
    for block in message.content {
      if case .thinking(let thinking) = block.content, !thinking.thinking.isEmpty {
        sights.append(.thinking(thinking.thinking))
      }
      if let text = block.text, !text.isEmpty { sights.append(.text(text)) }
      let numbers = footnotes.take(block.citations)
      if !numbers.isEmpty { sights.append(.cited(numbers)) }
    }
    return sights
  }

  private mutating func see(_ event: StreamEvent, at elapsed: Duration) -> Sight? {
    switch event {
    case .contentBlockStart(let index, let block):
      if !block.citations.isEmpty { citations[index] = block.citations }
      guard let text = block.text, !text.isEmpty else { return nil }
      firstToken = firstToken ?? elapsed
      return .text(text)
    case .contentBlockDelta(let index, let delta):
      firstToken = firstToken ?? elapsed
      switch delta {
      case .text(let text): return .text(text)
      case .thinking(let text): return text.isEmpty ? nil : .thinking(text)
      case .citation(let citation):
        citations[index, default: []].append(citation)
        return nil
      default: return nil
      }
    case .contentBlockStop(let index):
      guard let cited = citations.removeValue(forKey: index) else { return nil }
      return .cited(footnotes.take(cited))
    default:
      return nil
    }
  }
}
