import GRDB

/// What was used, by day, client and model.
extension GatewayStore {
  /// What the requests of some days came to.
  ///
  /// - Parameters:
  ///   - days: The days, both included.
  ///   - grouping: What the requests of one row have in common; nothing gives one row for all.
  /// - Returns: The rows that have requests, by day, then token, then model.
  /// - Throws: ``RunStorageError`` of the read.
  package func usage(
    in days: ClosedRange<UTCDay>,
    by grouping: Set<UsageTotals.Grouping> = Set(UsageTotals.Grouping.allCases)
  ) async throws(RunStorageError) -> [UsageTotals] {
    let columns = UsageTotals.Grouping.allCases.map { grouping.contains($0) ? $0.rawValue : "NULL" }
      .joined(separator: ", ")
    let sql = """
      SELECT \(columns), sum(requests), sum(failed), sum(estimated), sum(unpriced),
        sum(input_tokens), sum(output_tokens), sum(cache_creation_tokens), sum(cache_read_tokens),
        sum(cost)
      FROM usage WHERE day BETWEEN ? AND ?
      GROUP BY 1, 2, 3 HAVING count(*) > 0 ORDER BY 1, 2, 3
      """
    return try await connection.read { database in
      try database.rows(sql, [.integer(days.lowerBound.number), .integer(days.upperBound.number)])
        .map { try UsageTotals($0) }
    }
  }
}

extension UsageTotals {
  /// Reads a row of sums.
  fileprivate init(_ row: Row) throws {
    self.init()
    var columns = ColumnReader(row, of: "usage")
    day = try columns.optionalInteger().map { UTCDay(number: $0) }
    token = try columns.optionalText()
    model = try columns.optionalText()
    requests = try columns.count()
    failed = try columns.count()
    estimated = try columns.count()
    unpriced = try columns.count()
    inputTokens = try columns.count()
    outputTokens = try columns.count()
    cacheCreationTokens = try columns.count()
    cacheReadTokens = try columns.count()
    cost = try columns.integer()
  }
}
