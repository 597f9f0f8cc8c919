/// Reads comma-separated values by the letter of RFC 4180; an own reader, so that writer and reader do not err alike.
enum CSVReading {
  /// A cell: nil where nothing stands between the commas.
  typealias Cell = String?

  /// The rows of a text whose lines end in CRLF.
  static func rows(of text: String) -> [[Cell]] {
    var rows: [[Cell]] = []
    var row: [Cell] = []
    var cell = String.UnicodeScalarView()
    var (isQuoted, isOpen) = (false, false)
    func taken(_ cell: String.UnicodeScalarView, _ isQuoted: Bool) -> Cell {
      cell.isEmpty && !isQuoted ? nil : String(cell)
    }
    for scalar in text.unicodeScalars {
      let ends = !isOpen && (scalar == "," || scalar == "\n")
      if scalar == "\"" {
        if isQuoted, !isOpen { cell.append(scalar) }
        isQuoted = true
        isOpen.toggle()
      } else if ends {
        if scalar == "\n", cell.last == "\r" { cell.removeLast() }
        row.append(taken(cell, isQuoted))
        (cell, isQuoted) = (String.UnicodeScalarView(), false)
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        cell.append(scalar)
      }
    }
    return rows
  }
}
