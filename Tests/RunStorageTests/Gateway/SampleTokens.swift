import RunStorage

/// Tokens and usage that differ only in what a test is about.
enum SampleTokens {
  /// Thursday, 2026-11-26, 06:30 UTC, in milliseconds since 1970.
  static let now: Int64 = 1_795_674_600_000
  /// A day in milliseconds.
  static let day: Int64 = 86_400_000

  /// A token in which every column has a value of its own.
  static func token(
    _ name: String = "ada",
    budget: Int64? = 10,
    per period: BudgetPeriod = .day,
    expiresAt: Int64? = now + day,
    revokedAt: Int64? = nil
  ) -> TokenRecord {
    TokenRecord(
      id: "id of \(name)",
      name: name,
      digest: digest(name),
      limits: TokenLimits(
        budget: budget,
        period: period,
        models: ["haiku", "claude-sonnet-4-5"],
        maxTokens: 4000,
        requestsPerMinute: 60
      ),
      createdAt: now,
      expiresAt: expiresAt,
      revokedAt: revokedAt
    )
  }

  /// The digest of a token: 32 bytes that begin with its name.
  static func digest(_ name: String) -> [UInt8] {
    Array((Array(name.utf8) + Array(repeating: 0, count: 32)).prefix(32))
  }

  /// What a request came to in which every column has a value of its own.
  static func usage(
    _ token: TokenRecord?,
    model: String = "claude-haiku-4-5",
    at time: Int64 = now,
    cost: Int64? = 5
  ) -> UsageRecord {
    UsageRecord(
      token: token?.id,
      time: time,
      model: model,
      inputTokens: 11,
      outputTokens: 12,
      cacheCreationTokens: 13,
      cacheReadTokens: 14,
      cost: cost
    )
  }
}

extension ReservationOutcome {
  /// What was set aside; nil where the budget did not suffice.
  var reservation: Reservation? {
    if case .reserved(let reservation) = self { reservation } else { nil }
  }
}
