/// The kinds of files whose rows an experiment tries, told apart by the end of their names.
package enum DataSetFormat: String, Sendable, CaseIterable {
  /// Values with commas between them, under a header row.
  case csv
  /// Values with tabs between them, under a header row.
  case tsv
  /// An array of objects.
  case json
  /// An object on each line.
  case jsonl

  /// Finds the format of a file.
  ///
  /// - Parameter path: Its path; the part after the last dot counts, in upper or lower case. `.ndjson` is another name of `.jsonl`.
  /// - Throws: ``DataSetError`` for any other end, and for a name without one.
  package init(of path: String) throws(DataSetError) {
    let name = path.split(separator: "/").last ?? ""
    let end = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard let format = Self(rawValue: end == "ndjson" ? "jsonl" : end) else {
      throw DataSetError(
        end.isEmpty
          ? "the name has no end that tells what it holds" : "`.\(end)` files are not read",
        help: "name it .csv, .tsv, .json (an array of objects) or .jsonl (an object on each line)"
      )
    }
    self = format
  }
}
