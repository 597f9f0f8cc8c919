import RunStorage

/// What the page of a gateway's usage tells.
struct UsageOverview: Sendable {
  /// A client's token with what has become of its budget.
  struct Account: Sendable {
    /// The token.
    var token: TokenRecord
    /// What has become of its budget.
    var spending: BudgetState
  }

  /// When it was looked at, in milliseconds since 1970.
  var time: Int64
  /// The days that count.
  var days: ClosedRange<UTCDay>
  /// All requests together.
  var total: UsageTotals
  /// The requests of each day that has some.
  var byDay: [UsageTotals]
  /// The requests of each client that had some.
  var byToken: [UsageTotals]
  /// The requests of each model that had some.
  var byModel: [UsageTotals]
  /// All tokens.
  var accounts: [Account]

  /// The names of the tokens by their ids.
  var names: [String: String] {
    Dictionary(accounts.map { ($0.token.id, $0.token.name) }) { first, _ in first }
  }
}

extension UsageOverview {
  /// Looks a store over.
  ///
  /// - Throws: ``RunStorageError`` of a read.
  init(
    of store: GatewayStore,
    days: ClosedRange<UTCDay>,
    at time: Int64
  ) async throws(RunStorageError) {
    self.time = time
    self.days = days
    total = try await store.usage(in: days, by: []).first ?? UsageTotals()
    byDay = try await store.usage(in: days, by: [.day])
    byToken = try await store.usage(in: days, by: [.token]).sorted { $0.cost > $1.cost }
    byModel = try await store.usage(in: days, by: [.model]).sorted { $0.cost > $1.cost }
    accounts = []
    for token in try await store.tokens() {
      accounts.append(
        Account(token: token, spending: try await store.spending(of: token, at: time))
      )
    }
  }
}
