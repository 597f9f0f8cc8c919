import OrderedJSON

/// The trials of a run as comma-separated values, in the columns of ``TrialColumns``.
///
/// Lines end in CRLF. A cell is quoted where it must be, and where it is an empty string, so that a value that is missing or
/// null (nothing between the commas) reads otherwise than an empty one (`""`). Lists and maps are JSON. Cells are never changed,
/// those that a spreadsheet would compute (`=1+1`) neither: what is read back is what was measured.
///
/// - Source: RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>.
struct CSVExport: Sendable {
  private let columns: TrialColumns

  /// Makes an export of some experiments.
  init(_ experiments: [StoredRun.Experiment]) {
    columns = TrialColumns(experiments.map(\.record))
  }

  /// The row of the columns' names.
  var header: String {
    Self.line(columns.names.map(Self.quotedIfNeeded))
  }

  /// The rows of an experiment.
  func rows(of experiment: StoredRun.Experiment) -> String {
    experiment.trials.map { Self.line(columns.cells(of: $0).map(Self.cell)) }.joined()
  }

  private static func line(_ cells: [String]) -> String {
    cells.joined(separator: ",") + "\r\n"
  }

  private static func cell(_ value: JSONValue?) -> String {
    guard let value, !value.isNull else { return "" }
    let text = value.plainText
    return text.isEmpty ? "\"\"" : quotedIfNeeded(text)
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    let needsQuotes =
      text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0) }
      || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
