import ParleyRuntime

/// Why a file holds no rows that an experiment could try, and where.
package struct DataSetError: Error, Sendable, Equatable {
  /// What is wrong: stands on its own after a place, lower case, no full stop.
  package let message: String
  /// The row, from 1; nil when the file as a whole is wrong.
  ///
  /// Of CSV and TSV the header is the first, of JSON the first object.
  package let row: Int?
  /// The cell in its row, from 1; nil when the row as a whole is wrong, and in JSON.
  package let column: Int?
  /// The line of the file, from 1.
  package let line: Int?
  /// The character in its line, from 1; nil when the line as a whole is wrong, and in CSV and TSV.
  package let character: Int?
  /// What to do about it; nil where nothing is known.
  package let help: String?

  /// Makes an error.
  package init(
    _ message: String,
    row: Int? = nil,
    column: Int? = nil,
    line: Int? = nil,
    character: Int? = nil,
    help: String? = nil
  ) {
    self.message = message
    self.row = row
    self.column = column
    self.line = line
    self.character = character
    self.help = help
  }

  /// The place in words, such as `row 3, column 2 (line 5)`; empty for the file as a whole.
  package var place: String {
    let cell = [row.map { "row \($0)" }, column.map { "column \($0)" }]
    // Of a table without empty lines and line ends in cells the row is the line.
    let isSameLine = row == line && character == nil
    let spot = [isSameLine ? nil : line.map { "line \($0)" }, character.map { "character \($0)" }]
    let cellText = cell.compactMap(\.self).joined(separator: ", ")
    let spotText = spot.compactMap(\.self).joined(separator: ", ")
    if cellText.isEmpty { return spotText }
    return spotText.isEmpty ? cellText : "\(cellText) (\(spotText))"
  }
}

extension DataSetError {
  /// A mistake in a table.
  init(_ error: CSVError) {
    self.init(
      error.message,
      row: error.row,
      column: error.column,
      line: error.line,
      help: error.help
    )
  }

  /// The error as a program meets it.
  ///
  /// - Parameter path: The path of the file, as the script wrote it.
  /// - Returns: An error of kind value.
  package func effectError(of path: String) -> EffectError {
    let place = place
    return EffectError(
      .value,
      place.isEmpty ? "\(path): \(message)" : "\(path), \(place): \(message)",
      help: help
    )
  }
}
