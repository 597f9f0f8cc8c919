import GRDB
import OrderedJSON

extension BatchRecord {
  /// The columns in the order of ``init(_:)``.
  static let selection = "SELECT run, id, experiment, status, created_at, items FROM batch"

  /// Reads a row of ``selection``.
  init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "batch")
    let run = try columns.text()
    let id = try columns.text()
    let experiment = try columns.text()
    let status: Status = try columns.word()
    self.init(
      run: run,
      id: id,
      experiment: experiment,
      createdAt: try columns.integer(),
      items: try columns.object()
    )
    self.status = status
  }

  /// Writes the batch; one of that id that is done stays done.
  func save(in database: Database) throws {
    try database.run(
      """
      INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (run, id) DO UPDATE SET status = excluded.status WHERE excluded.status = 'done'
      """,
      [
        .text(run), .text(id), .text(experiment), .text(status.rawValue), .integer(createdAt),
        .json(.object(items)),
      ]
    )
  }
}
