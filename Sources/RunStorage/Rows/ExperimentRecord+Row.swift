import GRDB
import OrderedJSON

extension ExperimentRecord {
  /// The columns in the order of ``init(_:)``.
  static let selection = """
    SELECT run, name, number, factors, data_sets, repeats, trial_count, scores, records, text
    FROM experiment
    """

  /// Reads a row of ``selection``.
  init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "experiment")
    self.init(
      run: try columns.text(),
      name: try columns.text(),
      number: try columns.count(),
      factors: try Self.items(try columns.json(), at: 3, Factor.init(json:)),
      dataSets: try Self.items(try columns.json(), at: 4, DataSet.init(json:)),
      repeats: try columns.count(),
      trialCount: try columns.count(),
      scores: try columns.strings(),
      records: try columns.strings(),
      text: try columns.textBytes()
    )
  }

  /// Writes the experiment; one of that name in the run is replaced, its trials stay.
  func save(in database: Database) throws {
    try database.run(
      """
      INSERT INTO experiment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (run, name) DO UPDATE SET number = excluded.number, factors = excluded.factors,
        data_sets = excluded.data_sets, repeats = excluded.repeats,
        trial_count = excluded.trial_count, scores = excluded.scores, records = excluded.records,
        text = excluded.text
      """,
      [
        .text(run), .text(name), .integer(number), .json(.array(factors.map(\.json))),
        .json(.array(dataSets.map(\.json))), .integer(repeats), .integer(trialCount),
        .strings(scores), .strings(records), .textBytes(text),
      ]
    )
  }

  private static func items<Item>(
    _ value: JSONValue,
    at index: Int,
    _ conversion: (JSONValue) -> Item?
  ) throws -> [Item] {
    let items = value.arrayValue?.map(conversion)
    guard let items, !items.contains(where: { $0 == nil }) else {
      throw DamagedColumn(
        index: index,
        table: "experiment",
        reason: "is not a JSON array of its items"
      )
    }
    return items.compactMap { $0 }
  }
}

extension ExperimentRecord.Factor {
  fileprivate var json: JSONValue {
    ["name": .string(name), "setting": .bool(isSetting), "values": .array(values)]
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.stringValue, let isSetting = json["setting"]?.boolValue,
      let values = json["values"]?.arrayValue
    else { return nil }
    self.init(name: name, isSetting: isSetting, values: values)
  }
}

extension ExperimentRecord.DataSet {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "path": .string(path), "hash": .string(hash),
      "columns": .array(columns.map { .string($0) }), "rows": .int(rowCount),
    ]
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.stringValue, let path = json["path"]?.stringValue,
      let hash = json["hash"]?.stringValue, let columns = json["columns"]?.arrayValue,
      let rowCount = json["rows"]?.intValue
    else { return nil }
    self.init(
      name: name,
      path: path,
      hash: hash,
      columns: columns.compactMap(\.stringValue),
      rowCount: rowCount
    )
  }
}
