import AsyncHTTPClient
import NIOCore

/// What a ``ResponseChannel`` guards: what has arrived and was not taken, and how the exchange ended.
struct ResponseState {
  /// What a consumer can take.
  enum Taken {
    /// An event; the promise lets the connection be read on.
    case event(TransportEvent, resume: EventLoopPromise<Void>?)
    /// The body is complete.
    case end
    /// The exchange failed.
    case failure(ClaudeError)
    /// Nothing yet.
    case nothing
  }

  /// What follows when a part of the body has arrived.
  enum Reception {
    /// The next part may come.
    case readOn
    /// The next part comes when the promise is kept.
    case pause
    /// The body is larger than it may be.
    case tooLarge
  }

  /// Unread bytes from which on the connection is no longer read.
  static let highWaterMark = 64 << 10

  /// What is to be done, outside the lock, when an exchange ends.
  struct Closing {
    var check: Scheduled<Void>?
    var pause: EventLoopPromise<Void>?
    var waiter: CheckedContinuation<Void, Never>?
    var task: HTTPClient.Task<Void>?
  }

  /// When the exchange has waited too long.
  var deadlines: Deadlines
  /// Whether the request was handed to the HTTP client.
  var isStarted = false
  /// The running request.
  var task: HTTPClient.Task<Void>?
  /// The timer of the next look at the deadlines.
  var check: Scheduled<Void>?
  /// The consumer, when it waits.
  var waiter: CheckedContinuation<Void, Never>?
  /// Whether the request went out and the consumer was not told yet.
  var isSentPending = false
  /// The head, until it is taken.
  var head: ResponseHead? {
    didSet { if head != nil { hasHead = true } }
  }
  /// Whether a head has arrived.
  private(set) var hasHead = false
  /// Bytes of the body that were not taken.
  private var bytes: [UInt8] = []
  private var receivedBytes = 0
  /// Holds the connection back; nil while it is read.
  private(set) var pause: EventLoopPromise<Void>?
  /// Whether the consumer needs no more.
  private(set) var isDiscarding = false
  /// How it ended; nil while it runs.
  private(set) var ending: Result<Void, ClaudeError>?

  init(deadlines: Deadlines) { self.deadlines = deadlines }

  /// Whether ``take()`` would give something.
  var hasNews: Bool { isSentPending || head != nil || !bytes.isEmpty || ending != nil }

  /// Takes the next event.
  ///
  /// What arrived before a failure comes before it.
  mutating func take() -> Taken {
    if case .failure(let error) = ending, error.code == .cancelled { return .failure(error) }
    if isSentPending {
      isSentPending = false
      return .event(.sent, resume: nil)
    }
    if let head {
      self.head = nil
      return .event(.head(head), resume: nil)
    }
    if !bytes.isEmpty {
      defer { bytes = [] }
      return .event(.body(bytes), resume: pause.take())
    }
    switch ending {
    case .success: return .end
    case .failure(let error): return .failure(error)
    case nil: return .nothing
    }
  }

  /// Keeps a part of the body; of an exchange that was left, nothing.
  ///
  /// - Parameters:
  ///   - part: The bytes that arrived.
  ///   - limit: The most bytes that the body may have.
  ///   - pause: The promise to keep when the consumer has taken enough, for the answer ``Reception/pause``.
  /// - Returns: What follows.
  mutating func receive(
    _ part: some Collection<UInt8>,
    limit: Int,
    pause: EventLoopPromise<Void>
  ) -> Reception {
    receivedBytes += part.count
    if receivedBytes > (isDiscarding ? Self.highWaterMark : limit) { return .tooLarge }
    guard !isDiscarding, ending == nil else { return .readOn }
    bytes.append(contentsOf: part)
    guard bytes.count >= Self.highWaterMark else { return .readOn }
    self.pause = pause
    return .pause
  }

  /// Drops what was not taken and what still comes.
  mutating func discard() -> EventLoopPromise<Void>? {
    guard ending == nil else { return nil }
    isDiscarding = true
    receivedBytes = 0
    bytes = []
    return pause.take()
  }

  /// Ends the exchange, unless it has ended.
  mutating func end(_ ending: Result<Void, ClaudeError>) -> Closing {
    // The owner of a discarded exchange has gone; its connection may still reach its end by itself.
    guard self.ending == nil else { return Closing() }
    self.ending = ending
    var closing = Closing(check: check.take(), pause: pause.take(), waiter: waiter.take())
    if case .failure = ending { closing.task = task }
    task = nil
    return closing
  }
}
