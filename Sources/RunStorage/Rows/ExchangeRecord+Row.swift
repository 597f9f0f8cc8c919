import GRDB
import OrderedJSON

extension ExchangeRecord {
  /// The columns in the order of ``init(_:)``.
  static let selection = """
    SELECT exchange.number, exchange.key, exchange.conversation, content.body, content.steps,
      exchange.is_finished
    FROM exchange JOIN content ON content.id = exchange.content
    """

  /// Reads a row of ``selection``.
  init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "exchange")
    self.init(
      number: try columns.count(),
      key: try columns.text(),
      conversation: try columns.text(),
      body: try columns.bytes(),
      steps: try columns.bytes(),
      isFinished: try columns.integer() != 0
    )
  }

  /// Writes the exchange; one of that number is replaced.
  ///
  /// The bytes of a reply that was given before are kept once.
  func save(at place: ExchangePlace, in database: Database) throws {
    let replaced = try database.row(
      "SELECT content FROM exchange WHERE run = ? AND experiment = ? AND trial = ? AND number = ?",
      place.values + [.integer(number)]
    )
    try database.run(
      "INSERT OR REPLACE INTO exchange VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      place.values + [
        .integer(number), .text(key), .text(conversation), .integer(isFinished ? 1 : 0),
        .integer(try content(in: database)),
      ]
    )
    if let replaced {
      var columns = ColumnReader(replaced, of: "exchange")
      try Self.removeUnused([columns.integer()], from: database)
    }
  }

  /// Reads all exchanges of a place in their order.
  static func all(at place: ExchangePlace, in database: Database) throws -> [ExchangeRecord] {
    let sql = """
      \(selection) WHERE exchange.run = ? AND exchange.experiment = ? AND exchange.trial = ?
      ORDER BY exchange.number
      """
    return try database.rows(sql, place.values).map { try ExchangeRecord($0) }
  }

  /// Removes the exchanges of a place but for some.
  static func removeAll(
    at place: ExchangePlace,
    except kept: [ExchangeRecord],
    from database: Database
  ) throws {
    let condition = """
      WHERE run = ? AND experiment = ? AND trial = ?
        AND number NOT IN (SELECT value FROM json_each(?))
      """
    let values = place.values + [.json(.array(kept.map { .int($0.number) }))]
    let rows = try database.rows("SELECT content FROM exchange \(condition)", values)
    guard !rows.isEmpty else { return }
    try database.run("DELETE FROM exchange \(condition)", values)
    try removeUnused(contents(rows), from: database)
  }

  /// Reads the only column of rows that name contents.
  static func contents(_ rows: [Row]) throws -> [Int64] {
    try rows.map { row in
      var columns = ColumnReader(row, of: "exchange")
      return try columns.integer()
    }
  }

  /// Removes those of the contents that no exchange has any more.
  static func removeUnused(_ contents: [Int64], from database: Database) throws {
    for content in contents {
      try database.run(
        """
        DELETE FROM content
        WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM exchange WHERE content = ?1)
        """,
        [.integer(content)]
      )
    }
  }

  /// The row of the bytes: an equal one of the same request, or a new one.
  private func content(in database: Database) throws -> Int64 {
    let body = DatabaseValue.bytes(body)
    let steps = DatabaseValue.bytes(steps)
    if isFinished {
      let equal = try database.row(
        """
        SELECT content.id FROM exchange JOIN content ON content.id = exchange.content
        WHERE exchange.key = ? AND exchange.is_finished = 1 AND content.steps = ?
          AND content.body = ? LIMIT 1
        """,
        [.text(key), steps, body]
      )
      if let equal {
        var columns = ColumnReader(equal, of: "content")
        return try columns.integer()
      }
    }
    try database.run("INSERT INTO content (body, steps) VALUES (?, ?)", [body, steps])
    return database.lastInsertedRowID
  }
}

extension ExchangePlace {
  /// The columns that name the place.
  var values: [DatabaseValue] {
    [.text(run), .text(experiment), .integer(trial)]
  }
}
