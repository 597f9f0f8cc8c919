import GRDB

/// Finds the run that a user means.
struct RunSearch {
  /// Each id that names a run, those of joined shards included, the newest first.
  private let names: [(name: String, run: String)]
  private let path: String

  /// Reads the ids of a store.
  init(_ database: Database, path: String) throws {
    self.path = path
    let sql = """
      SELECT id, id, started_at FROM run
      UNION SELECT part.source, part.run, part.started_at FROM part WHERE part.source <> part.run
      ORDER BY 3 DESC, 1 DESC
      """
    names = try database.rows(sql).map { row in
      var columns = ColumnReader(row, of: "run")
      return (try columns.text(), try columns.text())
    }
  }

  /// The id of the run that is meant.
  ///
  /// - Throws: ``RunStorageError`` with code `noSuchRun` or `ambiguousRun`.
  func run(matching text: String) throws(RunStorageError) -> String {
    if text == "last", let newest = names.first { return newest.run }
    let id = text.lowercased()
    if let exact = names.first(where: { $0.name == id }) { return exact.run }
    let fitting = id.isEmpty ? [] : names.filter { $0.name.hasPrefix(id) }
    if let first = fitting.first, fitting.allSatisfy({ $0.run == first.run }) { return first.run }
    guard fitting.isEmpty else {
      throw .ambiguousRun(text, in: path, among: fitting.map(\.name))
    }
    throw .noSuchRun(text, in: path, nearest: nearest(to: id))
  }

  /// At most three ids that begin most like what was asked for; the newest ones where none does.
  private func nearest(to id: String) -> [String] {
    let scored = names.map { (name: $0.name, length: zip($0.name, id).prefix { $0 == $1 }.count) }
    let best = scored.map(\.length).max() ?? 0
    return scored.filter { $0.length == best }.prefix(3).map(\.name)
  }
}
