/// Whether and when a failed attempt is followed by another.
///
/// A pure value: clock and chance come from outside.
///
/// - Source: The official SDKs: `x-should-retry` decides; otherwise 408, 409, 429, 5xx and failures of the connection are
///   tried again, after `retry-after-ms` or `retry-after`, or after 0.5 s, 1 s, … 8 s less up to a quarter by chance.
public struct RetryPolicy: Sendable, Equatable {
  /// What follows a failed attempt.
  public enum Action: Sendable, Equatable {
    /// Another attempt after a pause.
    case retry(after: Duration)
    /// Nothing: the failure is final.
    case giveUp
  }

  /// Further attempts after the first, 0 or more.
  ///
  /// Default: 2.
  public var maxRetries: Int
  /// The pause before the second attempt when the server names none; it doubles each time.
  ///
  /// Default: 0.5 s.
  public var firstPause: Duration
  /// The longest pause when the server names none.
  ///
  /// Default: 8 s.
  public var longestPause: Duration
  /// The longest pause that a server may ask for; a longer one makes the failure final.
  ///
  /// Default: 10 min.
  public var longestServerPause: Duration

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - maxRetries: Further attempts after the first; below 0 counts as 0.
  ///   - firstPause: The pause before the second attempt when the server names none.
  ///   - longestPause: The longest pause when the server names none.
  ///   - longestServerPause: The longest pause that a server may ask for.
  public init(
    maxRetries: Int = 2,
    firstPause: Duration = .milliseconds(500),
    longestPause: Duration = .seconds(8),
    longestServerPause: Duration = .seconds(600)
  ) {
    self.maxRetries = max(0, maxRetries)
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.longestServerPause = longestServerPause
  }

  /// Decides what follows a failure.
  ///
  /// - Parameters:
  ///   - failure: How the attempt failed.
  ///   - attempt: The attempt that failed, 1 for the first.
  ///   - contentWasDelivered: Whether the caller has seen content of the message; then nothing is repeated.
  ///   - jitter: A number in 0 ..< 1, by chance.
  /// - Returns: Whether to try again, and when.
  public func next(
    after failure: ClaudeError,
    attempt: Int,
    contentWasDelivered: Bool = false,
    jitter: Double
  ) -> Action {
    guard attempt <= maxRetries, !contentWasDelivered, isRepeatable(failure) else {
      return .giveUp
    }
    if let asked = failure.retryAfter, asked > .zero {
      return asked <= longestServerPause ? .retry(after: asked) : .giveUp
    }
    return .retry(after: pause(before: attempt + 1, jitter: jitter))
  }

  /// The pause before an attempt when the server names none.
  private func pause(before attempt: Int, jitter: Double) -> Duration {
    var pause = firstPause
    for _ in 2..<max(2, attempt) where pause < longestPause { pause *= 2 }
    let share = 1 - 0.25 * min(max(jitter, 0), 1)
    return min(pause, longestPause) * share
  }

  private func isRepeatable(_ failure: ClaudeError) -> Bool {
    if failure.code == .spendLimit || failure.code == .cancelled { return false }
    if let asked = failure.shouldRetry { return asked }
    return Self.repeatable.contains(failure.code)
  }

  /// A TLS failure is not among them: a certificate does not mend itself, and the user waits for the message.
  private static let repeatable: Set<ClaudeError.Code> = [
    .conflict, .rateLimited, .serverError, .overloaded, .serverTimeout, .nameNotFound,
    .connectionRefused, .connectionFailed, .connectionLost, .connectTimeout, .idleTimeout,
    .totalTimeout, .truncated,
  ]
}
