import ClaudeAPI
import Testing

struct RetryPolicyTests {
  private let policy = RetryPolicy()

  private func failure(
    _ code: ClaudeError.Code,
    retryAfter: Duration? = nil,
    shouldRetry: Bool? = nil
  ) -> ClaudeError {
    var error = ClaudeError(code, "a failure")
    error.retryAfter = retryAfter
    error.shouldRetry = shouldRetry
    return error
  }

  @Test(arguments: [
    ClaudeError.Code.conflict, .rateLimited, .serverError, .overloaded, .serverTimeout,
    .nameNotFound, .connectionRefused, .connectionFailed, .connectionLost, .connectTimeout,
    .idleTimeout, .totalTimeout, .truncated,
  ])
  func passingFailuresAreTriedAgain(code: ClaudeError.Code) {
    #expect(
      policy.next(after: failure(code), attempt: 1, jitter: 0) == .retry(after: .milliseconds(500))
    )
  }

  @Test(arguments: [
    ClaudeError.Code.invalidRequest, .authentication, .billing, .permission, .notFound,
    .requestTooLarge, .spendLimit, .unexpectedStatus, .invalidResponse, .responseTooLarge,
    .redirectRefused, .tls, .proxy, .configuration, .cancelled,
  ])
  func lastingFailuresAreFinal(code: ClaudeError.Code) {
    #expect(policy.next(after: failure(code), attempt: 1, jitter: 0) == .giveUp)
  }

  @Test func theServersWordWins() {
    let refused = failure(.invalidRequest, shouldRetry: true)
    let limited = failure(.rateLimited, shouldRetry: false)
    #expect(policy.next(after: refused, attempt: 1, jitter: 0) != .giveUp)
    #expect(policy.next(after: limited, attempt: 1, jitter: 0) == .giveUp)
  }

  @Test func spendLimitsAreFinalWhateverTheServerSays() {
    let limit = failure(.spendLimit, retryAfter: .seconds(1), shouldRetry: true)
    #expect(policy.next(after: limit, attempt: 1, jitter: 0) == .giveUp)
  }

  @Test func nothingIsTriedAgainOnceContentWasDelivered() {
    let action = policy.next(
      after: failure(.connectionLost),
      attempt: 1,
      contentWasDelivered: true,
      jitter: 0
    )
    #expect(action == .giveUp)
  }

  @Test func attemptsEnd() {
    #expect(policy.next(after: failure(.overloaded), attempt: 2, jitter: 0) != .giveUp)
    #expect(policy.next(after: failure(.overloaded), attempt: 3, jitter: 0) == .giveUp)
    #expect(
      RetryPolicy(maxRetries: 0).next(after: failure(.overloaded), attempt: 1, jitter: 0)
        == .giveUp
    )
  }

  @Test(arguments: [
    (1, 500), (2, 1000), (3, 2000), (4, 4000), (5, 8000), (6, 8000), (900, 8000),
  ])
  func pausesDoubleUpToALimit(attempt: Int, milliseconds: Int) {
    let policy = RetryPolicy(maxRetries: 1000)
    #expect(
      policy.next(after: failure(.overloaded), attempt: attempt, jitter: 0)
        == .retry(after: .milliseconds(milliseconds))
    )
  }

  @Test func chanceTakesOffUpToAQuarter() {
    let action = policy.next(after: failure(.overloaded), attempt: 1, jitter: 1)
    #expect(action == .retry(after: .milliseconds(375)))
  }

  @Test func theServersPauseIsTaken() {
    let limited = failure(.rateLimited, retryAfter: .seconds(90))
    #expect(
      policy.next(after: limited, attempt: 1, jitter: 0.9) == .retry(after: .seconds(90))
    )
  }

  @Test func aPauseOfNothingFallsBackToOurOwn() {
    let limited = failure(.rateLimited, retryAfter: .zero)
    #expect(
      policy.next(after: limited, attempt: 1, jitter: 0) == .retry(after: .milliseconds(500))
    )
  }

  @Test func aPauseOfHoursIsFinal() {
    let limited = failure(.rateLimited, retryAfter: .seconds(3600))
    #expect(policy.next(after: limited, attempt: 1, jitter: 0) == .giveUp)
  }
}
