import GRDB

extension UsageRecord {
  /// Adds the request to the usage of its day, and its cost to what the token's present period cost.
  ///
  /// - Throws: ``DatabaseError`` where there is no such token.
  func book(in database: Database) throws {
    var start: Int64 = 0
    if let token,
      let row = try database.row("SELECT period FROM token WHERE id = ?", [.text(token)])
    {
      var columns = ColumnReader(row, of: "token")
      let period: BudgetPeriod = try columns.word()
      start = period.start(at: time)
    }
    try book(inPeriodFrom: start, in: database)
  }

  /// Adds the request to the usage of its day, and its cost to what a period of the token cost.
  ///
  /// - Throws: ``DatabaseError`` where there is no such token.
  func book(inPeriodFrom start: Int64, in database: Database) throws {
    try addUsage(to: database)
    guard let token, let cost, cost > 0 else { return }
    try database.run(
      """
      INSERT INTO spending VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET cost = cost + min(excluded.cost, \(Int64.max) - cost)
      """,
      [.text(token), .integer(start), .integer(cost)]
    )
  }

  private func addUsage(to database: Database) throws {
    try database.run(
      """
      INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET
        requests = requests + excluded.requests,
        failed = failed + excluded.failed,
        estimated = estimated + excluded.estimated,
        unpriced = unpriced + excluded.unpriced,
        input_tokens = input_tokens + excluded.input_tokens,
        output_tokens = output_tokens + excluded.output_tokens,
        cache_creation_tokens = cache_creation_tokens + excluded.cache_creation_tokens,
        cache_read_tokens = cache_read_tokens + excluded.cache_read_tokens,
        cost = cost + min(excluded.cost, \(Int64.max) - cost)
      """,
      [
        .integer(UTCDay(at: time).number), .text(token ?? ""), .text(model),
        count(true), count(isFailed), count(isEstimated), count(cost == nil),
        Self.count(inputTokens), Self.count(outputTokens), Self.count(cacheCreationTokens),
        Self.count(cacheReadTokens), .integer(max(0, cost ?? 0)),
      ]
    )
  }

  /// How many of the requests are such: all or none.
  private func count(_ isCounted: Bool) -> DatabaseValue {
    .integer(isCounted ? max(0, requestCount) : 0)
  }

  /// A number of tokens that sums of any length can hold.
  private static func count(_ tokens: Int) -> DatabaseValue {
    .integer(min(max(0, tokens), 1_000_000_000_000))
  }
}
