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
    CSVText.line(of: columns.names)
  }

  /// The rows of an experiment.
  func rows(of experiment: StoredRun.Experiment) -> String {
    experiment.trials.map { CSVText.line(ofQuoted: columns.cells(of: $0).map(Self.cell)) }.joined()
  }

  private static func cell(_ value: JSONValue?) -> String {
    guard let value, !value.isNull else { return "" }
    let text = value.plainText
    return text.isEmpty ? "\"\"" : CSVText.cell(text)
  }
}
