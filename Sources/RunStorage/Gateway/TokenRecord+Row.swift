import GRDB

extension TokenRecord {
  /// The columns in the order of ``init(_:)``.
  static let selection = """
    SELECT id, name, digest, budget, period, models, max_tokens, requests_per_minute, created_at,
      expires_at, revoked_at
    FROM token
    """

  /// Reads a row of ``selection``.
  init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "token")
    self.init(
      id: try columns.text(),
      name: try columns.text(),
      digest: try columns.bytes(),
      limits: TokenLimits(
        budget: try columns.optionalInteger(),
        period: try columns.word(),
        models: try columns.strings(),
        maxTokens: try columns.optionalInteger().map { Int($0) },
        requestsPerMinute: try columns.optionalInteger().map { Int($0) }
      ),
      createdAt: try columns.integer(),
      expiresAt: try columns.optionalInteger(),
      revokedAt: try columns.optionalInteger()
    )
  }

  /// Adds the row.
  func insert(into database: Database) throws {
    try database.run(
      "INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(id), .text(name), .bytes(digest), .integer(limits.budget),
        .text(limits.period.rawValue), .strings(limits.models), .integer(limits.maxTokens),
        .integer(limits.requestsPerMinute), .integer(createdAt), .integer(expiresAt),
        .integer(revokedAt),
      ]
    )
  }
}
