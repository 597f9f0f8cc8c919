/// A table of texts with named columns.
package struct CSVTable: Sendable, Equatable {
  /// The columns' names, in order, none twice.
  package let header: [String]
  /// The rows; each has as many cells as there are columns.
  package let rows: [[String]]
}

/// Why a text is no table, and where.
package struct CSVError: Error, Sendable, Equatable {
  /// The row, from 1, the header being the first; rows without anything in them do not count.
  package let row: Int
  /// The line of the text, from 1.
  package let line: Int
  /// The cell in its row, from 1; nil when the row as a whole is wrong.
  package let column: Int?
  /// What is wrong.
  package let message: String
  /// What to do about it.
  package let help: String

  /// The place in words.
  package var place: String {
    let place = "row \(row)"
    let cell = column.map { ", column \($0)" } ?? ""
    return row == line ? place + cell : "\(place)\(cell) (line \(line))"
  }
}

/// What stands between the cells of a row.
package enum CSVSeparator: UInt8, Sendable {
  /// A comma.
  case comma = 0x2C
  /// A tab.
  case tab = 0x09

  /// Its name with an article.
  fileprivate var name: String { self == .comma ? "a comma" : "a tab" }
}

/// Reads values with commas or tabs between them and a header row.
///
/// Cells in quotes may hold the separator, newlines and doubled quotes. A byte-order mark is skipped, lines end in LF or CRLF, and
/// lines without anything are passed over. Cells are kept as written, blanks included. With tabs a quote within a cell that does not
/// start with one is a character like any other, since files with tabs are often written without quoting.
///
/// - Source: RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>.
struct CSVParser {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var row = 0
  /// The line on which the current row starts.
  private var rowLine = 1

  private let separator: CSVSeparator

  private init(_ text: String, _ separator: CSVSeparator) {
    bytes = Array(text.utf8)
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Returns the table of a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - separator: What stands between cells. Default: a comma.
  /// - Returns: The table.
  /// - Throws: ``CSVError`` for a missing or doubled column name, a row of another length, a quote out of place or not closed.
  static func parse(
    _ text: String,
    separator: CSVSeparator = .comma
  ) throws(CSVError) -> CSVTable {
    var parser = CSVParser(text, separator)
    guard let header = try parser.nextRow() else {
      throw CSVError(
        row: 1,
        line: 1,
        column: nil,
        message: "there is no header row",
        help: "give the columns' names in the first line"
      )
    }
    try parser.checkHeader(header)
    var rows: [[String]] = []
    while let cells = try parser.nextRow() {
      guard cells.count == header.count else {
        throw parser.mistake(
          "\(cells.count) \(cells.count == 1 ? "cell" : "cells") where the header has "
            + "\(header.count)",
          help: "a cell with \(separator.name) or a newline in it needs quotes around it"
        )
      }
      rows.append(cells)
    }
    return CSVTable(header: header, rows: rows)
  }

  private func checkHeader(_ header: [String]) throws(CSVError) {
    var seen: [[UInt8]: Int] = [:]
    for (index, name) in header.enumerated() {
      guard !name.isEmpty else {
        throw mistake("the column has no name", column: index + 1, help: "name it")
      }
      if let first = seen.updateValue(index + 1, forKey: Array(name.utf8)) {
        throw mistake(
          "the name \(name) is that of column \(first) already",
          column: index + 1,
          help: "give each column a name of its own"
        )
      }
    }
  }

  private func mistake(_ message: String, column: Int? = nil, help: String) -> CSVError {
    CSVError(row: row, line: rowLine, column: column, message: message, help: help)
  }

  // MARK: Reading

  /// Reads the next row that has anything in it; nil at the end.
  private mutating func nextRow() throws(CSVError) -> [String]? {
    while skipLineEnd() {}
    guard position < bytes.count else { return nil }
    row += 1
    rowLine = line
    var cells: [String] = []
    while true {
      cells.append(try nextCell(column: cells.count + 1))
      guard position < bytes.count else { return cells }
      if bytes[position] == separator.rawValue {
        position += 1
      } else {
        _ = skipLineEnd()
        return cells
      }
    }
  }

  /// Reads a cell up to the separator, the line's end or the text's end behind it.
  private mutating func nextCell(column: Int) throws(CSVError) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      return try plainCell(column: column)
    }
    let cell = try quotedCell(column: column)
    guard isAtCellEnd else {
      throw mistake(
        "something follows the closing quote",
        column: column,
        help: "double a quote that belongs to the cell: \"\""
      )
    }
    return cell
  }

  private mutating func plainCell(column: Int) throws(CSVError) -> String {
    let start = position
    while !isAtCellEnd {
      guard separator == .tab || bytes[position] != UInt8(ascii: "\"") else {
        throw mistake(
          "a quote in a cell that does not start with one",
          column: column,
          help: "put the whole cell in quotes and double those in it: \"say \"\"hi\"\"\""
        )
      }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedCell(column: Int) throws(CSVError) -> String {
    var cell: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else {
          return String(decoding: cell, as: UTF8.self)
        }
        position += 1
      }
      if byte == 0x0A { line += 1 }
      cell.append(byte)
    }
    throw mistake(
      "the quote that opens the cell is not closed",
      column: column,
      help: "close it, and double a quote that belongs to the cell: \"\""
    )
  }

  private var isAtCellEnd: Bool {
    guard position < bytes.count else { return true }
    return bytes[position] == separator.rawValue || lineEndLength > 0
  }

  /// How many bytes the line's end takes that stands here; 0 for none.
  private var lineEndLength: Int {
    guard position < bytes.count else { return 0 }
    if bytes[position] == 0x0A { return 1 }
    return bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
      ? 2 : 0
  }

  /// Skips a line's end; returns whether there was one.
  private mutating func skipLineEnd() -> Bool {
    let length = lineEndLength
    guard length > 0 else { return false }
    position += length
    line += 1
    return true
  }
}
