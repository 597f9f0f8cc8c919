import ClaudeAPI
import ClaudeMessages
import RunStorage
import Synchronization

/// Decides who may ask what, sets money aside before a request is sent, and books what it cost.
package final class Gatekeeper: Sendable {
  /// Where tokens and usage are.
  let store: (any ClientLedger)?
  /// The models with their prices.
  let catalogue: ModelCatalogue
  /// Where time is read.
  let time: TimeReading
  private let demandsTokens: Bool
  private let report: @Sendable (OperatorNotice) -> Void
  private let rates = Mutex(RequestRates())

  /// Makes a gatekeeper.
  ///
  /// - Parameters:
  ///   - store: Where tokens and usage are; nil for a gateway that keeps nothing and knows no tokens.
  ///   - catalogue: The models with their prices.
  ///   - demandsTokens: Whether a token is asked for even before one was made.
  ///   - time: Where time is read. Default: the system's clocks.
  ///   - report: Told what the operator must know. Default: nobody.
  package init(
    store: (any ClientLedger)?,
    catalogue: ModelCatalogue,
    demandsTokens: Bool,
    time: TimeReading = .system,
    report: @escaping @Sendable (OperatorNotice) -> Void = { _ in }
  ) {
    self.store = store
    self.catalogue = catalogue
    self.demandsTokens = demandsTokens
    self.time = time
    self.report = report
  }

  /// Tells who asks by the credential that came with a request.
  ///
  /// The store is asked each time, because another process may have made or revoked a token since.
  ///
  /// - Parameter credential: The value of `x-api-key`, or what follows `Bearer`; nil for neither.
  /// - Returns: The client.
  /// - Throws: ``Refusal`` 401 for a token that is missing, unknown, expired or revoked, 503 if the store does not answer.
  package func client(presenting credential: String?) async throws(Refusal) -> Client {
    if !demandsTokens {
      let isOpen = try await asking { store throws(RunStorageError) in try await !store.hasTokens()
      }
      if isOpen ?? true { return .open }
    }
    guard let credential, !credential.isEmpty else { throw .missingToken }
    let digest = TokenDigest.of(credential)
    let found = try await asking { store throws(RunStorageError) in
      try await store.token(digest: digest)
    }
    guard let token = found ?? nil, TokenDigest.areEqual(token.digest, digest) else {
      throw .unknownToken
    }
    let now = time.unixMilliseconds()
    if token.revokedAt != nil { throw .revokedToken }
    if let end = token.expiresAt, end <= now { throw .expiredToken(end) }
    return .token(token)
  }

  /// Counts a request against the client's limit of requests in a minute.
  ///
  /// - Returns: The headers that tell the client where it stands, which replace the upstream's of the same names; none for a
  ///   client without a limit.
  /// - Throws: ``Refusal`` 429 with `retry-after` and the same headers.
  @discardableResult
  package func countRequest(of client: Client) throws(Refusal) -> HeaderFields {
    guard case .token(let token) = client, let limit = token.limits.requestsPerMinute else {
      return [:]
    }
    let now = time.uptime()
    let outcome = rates.withLock { $0.count(token.id, limit: limit, now: now) }
    let full = time.unixMilliseconds() + outcome.untilFull.milliseconds
    let headers: HeaderFields = [
      "anthropic-ratelimit-requests-limit": String(max(0, limit)),
      "anthropic-ratelimit-requests-remaining": String(outcome.remaining),
      "anthropic-ratelimit-requests-reset": UTCTime.wholeSecondText(milliseconds: full),
    ]
    guard outcome.isAllowed else {
      throw .tooManyRequests(limit: limit, wait: outcome.untilNext, headers: headers)
    }
    return headers
  }

  /// Whether a client may ask a model, by its id, alias or line.
  package func mayAsk(_ model: String, _ client: Client) -> Bool {
    guard case .token(let token) = client else { return true }
    return ModelAllowance(token.limits.models, in: catalogue).contains(model)
  }

  /// The longest reply that a client may ask for, in tokens; nil for the model's.
  package func maxTokens(of client: Client) -> Int? {
    guard case .token(let token) = client else { return nil }
    return token.limits.maxTokens
  }

  /// Checks that a client may ask a model.
  ///
  /// - Throws: ``Refusal`` 403.
  package func checkModel(_ model: String, of client: Client) throws(Refusal) {
    guard case .token(let token) = client, !mayAsk(model, client) else { return }
    throw .modelNotAllowed(model, allowed: token.limits.models)
  }

  /// Tells the operator something.
  func tell(_ notice: OperatorNotice) { report(notice) }

  /// Asks the store; nil if there is none.
  ///
  /// - Throws: ``Refusal`` 503 if it fails, of which the operator is told the reason.
  func asking<Answer>(
    _ question: (any ClientLedger) async throws(RunStorageError) -> Answer
  ) async throws(Refusal) -> Answer? {
    guard let store else { return nil }
    do throws(RunStorageError) {
      return try await question(store)
    } catch {
      tell(.storeFails(error.description))
      throw .storeFails
    }
  }
}

extension Duration {
  /// The duration in milliseconds, rounded up.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
