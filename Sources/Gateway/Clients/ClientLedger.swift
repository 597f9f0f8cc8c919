import RunStorage

/// What the gatekeeper asks of the store.
///
/// Each call is one transaction, so that what it tells holds across processes, and none is cancelled with its task.
package protocol ClientLedger: Sendable {
  /// Whether any token was ever made, revoked and expired ones included.
  func hasTokens() async throws(RunStorageError) -> Bool

  /// The token with a digest, whether or not it is in force; nil if there is none.
  func token(digest: [UInt8]) async throws(RunStorageError) -> TokenRecord?

  /// Sets money of a token's budget aside if there is enough.
  ///
  /// - Parameters:
  ///   - amount: In pico-dollars.
  ///   - token: Whose budget.
  ///   - model: The model that is asked.
  ///   - time: When the request came, in milliseconds since 1970: it tells the budget's period.
  /// - Returns: What was set aside, or what stands in the way.
  /// - Throws: The store's failure.
  func reserve(
    _ amount: Int64,
    for token: TokenRecord,
    model: String,
    at time: Int64
  ) async throws(RunStorageError) -> ReservationOutcome

  /// Books what a request came to, and gives back the rest of what was set aside.
  func settle(
    _ record: UsageRecord,
    reservation: Reservation?
  ) async throws(RunStorageError)
}

extension GatewayStore: ClientLedger {}
