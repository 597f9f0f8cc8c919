import GRDB

/// Budgets: money set aside before a request is sent, and booked when it is over.
extension GatewayStore {
  /// Sets money aside for a request, or tells that the budget does not suffice.
  ///
  /// The budget is never overrun, however many ask at once in however many processes. Where only other requests under way stand in
  /// the way, those of gateways that died meanwhile are charged first.
  ///
  /// - Parameters:
  ///   - amount: The most that the request can cost, in pico-dollars; a negative amount counts as 0.
  ///   - token: The token; one without a budget is never refused.
  ///   - model: The model that is asked: where the amount is charged if this process dies.
  ///   - time: When the request came, in milliseconds since 1970: it decides about the period.
  /// - Returns: The reservation, which must be settled or released; or why there is none.
  /// - Throws: ``RunStorageError`` of the write; code `rejected` where the store was not opened to serve.
  package func reserve(
    _ amount: Int64,
    for token: TokenRecord,
    model: String,
    at time: Int64
  ) async throws(RunStorageError) -> ReservationOutcome {
    let wish = ReservationWish(
      token: token,
      amount: max(0, amount),
      model: model,
      time: time,
      instance: try instanceID()
    )
    return try await connection.writeTogether { [path] database in
      let outcome = try wish.granted(in: database)
      guard case .refused(let spending) = outcome, spending.reserved > 0,
        try database.chargeReservationsOfTheDead(path: path) > 0
      else { return outcome }
      return try wish.granted(in: database)
    }
  }

  /// Gives back what was set aside for a request that was never sent.
  package func release(_ reservation: Reservation) async throws(RunStorageError) {
    try await connection.writeTogether { database in
      try database.run("DELETE FROM reservation WHERE id = ?", [.integer(reservation.id)])
    }
  }

  /// Books what a request cost, and gives back what was set aside for it.
  ///
  /// A reservation that is settled or charged already is not booked again.
  ///
  /// - Parameters:
  ///   - record: What the request came to.
  ///   - reservation: What was set aside; nil for nothing.
  /// - Throws: ``RunStorageError`` of the write; the reservation then stands.
  package func settle(
    _ record: UsageRecord,
    reservation: Reservation? = nil
  ) async throws(RunStorageError) {
    try await connection.writeTogether { database in
      guard let reservation else { return try record.book(in: database) }
      guard let period = try database.takeReservation(reservation.id) else { return }
      try record.book(inPeriodFrom: period, in: database)
    }
  }

  /// What has become of a token's budget in the period around a time, in milliseconds since 1970.
  package func spending(
    of token: TokenRecord,
    at time: Int64
  ) async throws(RunStorageError) -> BudgetState {
    try await connection.read { try $0.spending(of: token, at: time) }
  }
}

/// What one request wants to set aside.
private struct ReservationWish: Sendable {
  let token: TokenRecord
  let amount: Int64
  let model: String
  let time: Int64
  let instance: String

  /// Reserves where the budget suffices.
  func granted(in database: Database) throws -> ReservationOutcome {
    if let budget = token.limits.budget {
      let spending = try database.spending(of: token, at: time)
      let needed = Int128(spending.spent) + Int128(spending.reserved) + Int128(amount)
      if needed > Int128(budget) { return .refused(spending) }
    }
    // At random, so that the number of one that was settled never comes again.
    let id = Int64.random(in: 1 ... .max)
    try database.run(
      "INSERT INTO reservation VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
      [
        .integer(id), .text(token.id), .integer(token.limits.period.start(at: time)),
        .integer(amount), .text(model), .integer(time), .text(instance),
      ]
    )
    return .reserved(Reservation(id: id, amount: amount))
  }
}

extension Database {
  /// What has become of a token's budget in the period around a time.
  fileprivate func spending(of token: TokenRecord, at time: Int64) throws -> BudgetState {
    let start = token.limits.period.start(at: time)
    let sql = """
      SELECT
        coalesce((SELECT cost FROM spending WHERE token = ?1 AND period_start = ?2), 0),
        coalesce((SELECT sum(amount) FROM reservation WHERE token = ?1 AND period_start = ?2), 0)
      """
    var spending = BudgetState(spent: 0, reserved: 0, resetsAt: token.limits.period.end(at: time))
    guard let row = try row(sql, [.text(token.id), .integer(start)]) else { return spending }
    var columns = ColumnReader(row, of: "spending")
    spending.spent = try columns.integer()
    spending.reserved = try columns.integer()
    return spending
  }

  /// Removes a reservation; the start of its period, nil where it is gone.
  func takeReservation(_ id: Int64) throws -> Int64? {
    let sql = "DELETE FROM reservation WHERE id = ? RETURNING period_start"
    guard let row = try row(sql, [.integer(id)]) else { return nil }
    var columns = ColumnReader(row, of: "reservation")
    return try columns.integer()
  }

  /// Charges in full what gateways that no longer live have reserved: nobody knows what their requests cost.
  ///
  /// - Returns: How many reservations there were.
  func chargeReservationsOfTheDead(path: String) throws -> Int {
    let instances = try rows("SELECT DISTINCT instance FROM reservation WHERE instance IS NOT NULL")
    var count = 0
    for row in instances {
      var columns = ColumnReader(row, of: "reservation")
      let instance = try columns.text()
      // The claim of one that lives cannot be had.
      guard let claim = try StoreClaim(instance, of: path, .gateway) else { continue }
      count += try withExtendedLifetime(claim) { try chargeReservations(of: instance) }
    }
    return count
  }

  private func chargeReservations(of instance: String) throws -> Int {
    let sql = "DELETE FROM reservation WHERE instance = ? RETURNING \(EstimatedCharge.columns)"
    let charges = try rows(sql, [.text(instance)]).map { try EstimatedCharge($0) }
    for charge in charges { try charge.book(in: self) }
    return charges.count
  }
}
