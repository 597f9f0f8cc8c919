import GRDB

/// A reservation that is charged in full, since nobody knows what its request cost.
struct EstimatedCharge {
  /// The columns of a reservation in the order of ``init(_:)``.
  static let columns = "token, period_start, amount, model, time"

  private let record: UsageRecord
  private let periodStart: Int64

  /// Reads a row of ``columns``.
  init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "reservation")
    let token = try columns.text()
    periodStart = try columns.integer()
    let amount = try columns.integer()
    let model = try columns.text()
    record = UsageRecord(
      token: token,
      time: try columns.integer(),
      model: model,
      cost: amount,
      isEstimated: true,
      isFailed: true
    )
  }

  /// Adds it to the usage and to what the period cost.
  func book(in database: Database) throws {
    try record.book(inPeriodFrom: periodStart, in: database)
  }
}
