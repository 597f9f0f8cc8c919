/// A client's token as the gateway keeps it: never the token itself, only its digest.
package struct TokenRecord: Sendable, Hashable {
  /// Names the token in commands and logs; not secret.
  package var id: String
  /// What its maker calls it: the client, unique among the tokens that are in force.
  package var name: String
  /// The SHA-256 digest of the token, 32 bytes.
  package var digest: [UInt8]
  /// What the client may ask for.
  package var limits: TokenLimits
  /// When it was made, in milliseconds since 1970.
  package var createdAt: Int64
  /// From when on it is refused, in milliseconds since 1970; nil for never.
  package var expiresAt: Int64?
  /// When it was revoked, in milliseconds since 1970; nil while it is in force.
  package var revokedAt: Int64?

  /// Makes a record.
  package init(
    id: String,
    name: String,
    digest: [UInt8],
    limits: TokenLimits = TokenLimits(),
    createdAt: Int64,
    expiresAt: Int64? = nil,
    revokedAt: Int64? = nil
  ) {
    self.id = id
    self.name = name
    self.digest = digest
    self.limits = limits
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }

  /// Whether the token is accepted at a time, in milliseconds since 1970.
  package func isInForce(at time: Int64) -> Bool {
    revokedAt == nil && (expiresAt.map { time < $0 } ?? true)
  }
}

/// What a client may ask for; what is nil or empty is not limited.
package struct TokenLimits: Sendable, Hashable {
  /// The most that a period may cost, in pico-dollars.
  package var budget: Int64?
  /// After what time the budget is whole again.
  package var period: BudgetPeriod
  /// The lines or ids of the models that may be asked; empty for all.
  package var models: [String]
  /// The largest `max_tokens` of a request.
  package var maxTokens: Int?
  /// The most requests in a minute.
  package var requestsPerMinute: Int?

  /// Makes limits.
  package init(
    budget: Int64? = nil,
    period: BudgetPeriod = .total,
    models: [String] = [],
    maxTokens: Int? = nil,
    requestsPerMinute: Int? = nil
  ) {
    self.budget = budget
    self.period = period
    self.models = models
    self.maxTokens = maxTokens
    self.requestsPerMinute = requestsPerMinute
  }
}
