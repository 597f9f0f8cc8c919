import GRDB

/// Message batches: whose they are, and what is set aside for them.
extension GatewayStore {
  /// Remembers a batch that was just made; its reservation is the batch's from now on and outlives this process.
  ///
  /// - Throws: ``RunStorageError`` with code `rejected` where there is one of that id.
  package func remember(_ batch: ClientBatch) async throws(RunStorageError) {
    try await connection.write { database in
      try database.run(
        "INSERT INTO batch VALUES (?, ?, ?, ?)",
        [
          .text(batch.id), .text(batch.token), .integer(batch.createdAt),
          .text(batch.state.rawValue),
        ]
      )
      guard let reservation = batch.reservation else { return }
      try database.run(
        "UPDATE reservation SET instance = NULL, batch = ? WHERE id = ?",
        [.text(batch.id), .integer(reservation.id)]
      )
    }
  }

  /// The batch of an id; nil where none was remembered.
  package func batch(_ id: String) async throws(RunStorageError) -> ClientBatch? {
    try await connection.read { database in
      try database.row("\(ClientBatch.selection) WHERE batch.id = ?", [.text(id)])
        .map { try ClientBatch($0) }
    }
  }

  /// The batches of a client, the newest first.
  ///
  /// - Parameters:
  ///   - token: The id of the client's token; nil for the clients without one.
  ///   - limit: At most so many.
  ///   - after: Only older ones than the batch of this id; nil for all. One that the client does not have gives none.
  ///   - before: Only newer ones than the batch of this id, those next to it; nil for all.
  /// - Returns: The batches.
  /// - Throws: ``RunStorageError`` of the read.
  package func batches(
    of token: String?,
    limit: Int,
    after: String? = nil,
    before: String? = nil
  ) async throws(RunStorageError) -> [ClientBatch] {
    let direction = after == nil && before != nil ? "ASC" : "DESC"
    let sql = """
      \(ClientBatch.selection)
      WHERE batch.token IS ?1
      AND (?2 IS NULL OR (created_at, batch.id) <
        (SELECT created_at, id FROM batch WHERE id = ?2 AND token IS ?1))
      AND (?3 IS NULL OR (created_at, batch.id) >
        (SELECT created_at, id FROM batch WHERE id = ?3 AND token IS ?1))
      ORDER BY created_at \(direction), batch.id \(direction) LIMIT ?4
      """
    let values: [DatabaseValue] = [
      .text(token), .text(after), .text(before), .integer(max(0, limit)),
    ]
    let batches = try await connection.read { database in
      try database.rows(sql, values).map { try ClientBatch($0) }
    }
    return direction == "ASC" ? batches.reversed() : batches
  }

  /// The batches whose cost is not booked yet, the oldest first.
  package func openBatches() async throws(RunStorageError) -> [ClientBatch] {
    try await connection.read { database in
      let sql = "\(ClientBatch.selection) WHERE state = 'open' ORDER BY created_at, batch.id"
      return try database.rows(sql).map { try ClientBatch($0) }
    }
  }

  /// Books what the requests of a batch cost, and gives back what was set aside for it; once, whoever asks.
  ///
  /// - Parameters:
  ///   - records: What its requests came to.
  ///   - id: The batch.
  /// - Returns: Whether it was open until now.
  /// - Throws: ``RunStorageError`` of the write; the batch then stays open.
  @discardableResult
  package func settle(
    _ records: [UsageRecord],
    ofBatch id: String
  ) async throws(RunStorageError) -> Bool {
    try await connection.write { database in
      let sql = "UPDATE batch SET state = 'settled' WHERE id = ? AND state = 'open'"
      try database.run(sql, [.text(id)])
      guard database.changesCount > 0 else { return false }
      let taken = try database.row(
        "DELETE FROM reservation WHERE batch = ? RETURNING period_start",
        [.text(id)]
      )
      guard let taken else {
        for record in records { try record.book(in: database) }
        return true
      }
      var columns = ColumnReader(taken, of: "reservation")
      let period = try columns.integer()
      for record in records { try record.book(inPeriodFrom: period, in: database) }
      return true
    }
  }

  /// Forgets a batch that was deleted; what is still set aside for it is charged in full.
  ///
  /// - Returns: Whether it was known.
  /// - Throws: ``RunStorageError`` of the write.
  @discardableResult
  package func forget(batch id: String) async throws(RunStorageError) -> Bool {
    try await connection.write { database in
      let sql = "DELETE FROM reservation WHERE batch = ? RETURNING \(EstimatedCharge.columns)"
      for row in try database.rows(sql, [.text(id)]) {
        try EstimatedCharge(row).book(in: database)
      }
      try database.run("DELETE FROM batch WHERE id = ?", [.text(id)])
      return database.changesCount > 0
    }
  }
}

extension ClientBatch {
  /// The columns in the order of ``init(_:)``.
  fileprivate static let selection = """
    SELECT batch.id, batch.token, created_at, state, reservation.id, amount
    FROM batch LEFT JOIN reservation ON reservation.batch = batch.id
    """

  /// Reads a row of ``selection``.
  fileprivate init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "batch")
    self.init(
      id: try columns.text(),
      token: try columns.optionalText(),
      createdAt: try columns.integer(),
      state: try columns.word()
    )
    if let id = try columns.optionalInteger() {
      reservation = Reservation(id: id, amount: try columns.integer())
    }
  }
}
