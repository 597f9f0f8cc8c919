import CLineEditing

/// The number of columns and rows of a terminal.
struct TerminalSize: Equatable, Sendable {
  /// The width in cells, at least 1.
  var columns: Int
  /// The height in rows, at least 1.
  var rows: Int

  /// Makes a size.
  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Asks a terminal for its size; 80 columns and 24 rows where it does not say.
  init(of descriptor: Int32) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    let isKnown = parley_terminal_size(descriptor, &columns, &rows) == 0
    self.columns = isKnown && columns > 0 ? Int(columns) : 80
    self.rows = isKnown && rows > 0 ? Int(rows) : 24
  }
}
