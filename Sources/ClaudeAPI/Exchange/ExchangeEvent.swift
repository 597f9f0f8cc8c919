import ClaudeMessages

/// What happens to a request, in order: attempts and waits, the head of the answer, its events, its end.
///
/// Each attempt begins with ``ExchangeProgress/connecting(attempt:of:)``: what an earlier attempt had delivered is void
/// then, and a consumer starts its message anew. Nothing is attempted again once content of the message was delivered.
public enum ExchangeEvent: Sendable {
  /// An attempt, a wait, a phase of the connection.
  case progress(ExchangeProgress)
  /// The status and headers of a successful answer.
  case head(ResponseHead)
  /// One event of the stream, or the whole message when it was not streamed.
  case event(RawEvent)
  /// The answer is complete. The last event.
  case end(ExchangeEnd)
}

/// A step on the way to an answer.
public enum ExchangeProgress: Sendable {
  /// An attempt starts, 1 … `of`.
  case connecting(attempt: Int, of: Int)
  /// The request went out over a connection; the server has not answered yet.
  case sent
  /// An attempt failed, and another follows after a pause.
  case waiting(RetryWait)
  /// The server does not know the API version; the attempt is repeated with an older one.
  case version(APIVersion)
}

/// A pause before another attempt.
public struct RetryWait: Sendable {
  /// How long it takes.
  public let duration: Duration
  /// The attempt that follows, 2 … `attempts`.
  public let attempt: Int
  /// The attempts that are made at most.
  public let attempts: Int
  /// Why the attempt before failed.
  public let cause: ClaudeError

  /// Makes a pause.
  public init(duration: Duration, attempt: Int, attempts: Int, cause: ClaudeError) {
    self.duration = duration
    self.attempt = attempt
    self.attempts = attempts
    self.cause = cause
  }
}

/// The status line and headers of an answer.
public struct ResponseHead: Sendable, Equatable {
  /// The HTTP status.
  public let status: Int
  /// The headers.
  public let headers: HeaderFields

  /// Makes a head.
  public init(status: Int, headers: HeaderFields = HeaderFields()) {
    self.status = status
    self.headers = headers
  }

  /// The server's name for the request; nil when it sends none.
  public var requestID: String? { headers["request-id"] }
}

/// How an answer ended.
public struct ExchangeEnd: Sendable, Equatable {
  /// The attempts that were made, 1 for none repeated.
  public let attempts: Int

  /// Makes an end.
  public init(attempts: Int) { self.attempts = attempts }
}
