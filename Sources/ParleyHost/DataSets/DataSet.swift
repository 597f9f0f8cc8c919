import ParleyRuntime

/// The rows of a file that an experiment tries one by one.
///
/// Every row of CSV and TSV has all columns, and its cells are strings. An object of JSON keeps the types of its values, and may
/// lack some of the columns, which are all names that any object has.
package struct DataSet: Sendable {
  /// The names of the columns in the order in which they come up, none twice.
  package let columns: [String]
  /// The rows in the order of the file; at least one.
  package let rows: [MapValue]
  /// The SHA-256 of the file's bytes, in hex.
  package let hash: String

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: Its path, whose end tells the format.
  /// - Throws: ``DataSetError`` with the place of the first mistake: a doubled or missing name of a column, a row of another length, a
  ///   quote that is not closed, what is no JSON or no object, a key that stands twice; for a file without rows; for bytes that
  ///   are not UTF-8; and for a name that tells no format.
  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8], at path: String) throws(DataSetError) {
    let format = try DataSetFormat(of: path)
    guard !bytes.isEmpty else { throw DataSetError("the file is empty") }
    try Self.checkUTF8(bytes)
    (columns, rows) =
      switch format {
      case .csv: try Self.table(bytes, .comma)
      case .tsv: try Self.table(bytes, .tab)
      case .json: try JSONRows.readingArray(bytes)
      case .jsonl: try JSONRows.readingLines(bytes)
      }
    hash = HexDigest.sha256(of: bytes)
  }

  /// Reads a table with a header row.
  private static func table(
    _ bytes: [UInt8],
    _ separator: CSVSeparator
  ) throws(DataSetError) -> (columns: [String], rows: [MapValue]) {
    let table: CSVTable
    do throws(CSVError) {
      table = try CSVParser.parse(String(decoding: bytes, as: UTF8.self), separator: separator)
    } catch {
      throw DataSetError(error)
    }
    guard !table.rows.isEmpty else {
      if bytes.contains(0x0D), !bytes.contains(0x0A) {
        throw DataSetError(
          "its lines end with carriage returns alone",
          help: "save it with line ends of Unix (LF) or Windows (CRLF)"
        )
      }
      throw DataSetError("there are no rows under the header", help: "add the rows to be tried")
    }
    let names = table.header.map { Text($0) }
    let rows = table.rows.map { cells in
      MapValue(zip(names, cells).map { ($0, Value.text($1)) })
    }
    return (table.header, rows)
  }

  private static func checkUTF8(_ bytes: [UInt8]) throws(DataSetError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw DataSetError.notUTF8(bytes, at: error.byteOffsets.lowerBound)
    }
  }
}

extension DataSetError {
  /// Bytes that are no text.
  static func notUTF8(_ bytes: [UInt8], at offset: Int) -> DataSetError {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    return DataSetError(
      "the byte 0x\(digits) is not UTF-8",
      line: bytes[..<offset].count { $0 == 0x0A } + 1,
      help: "convert it: iconv -f \(isUTF16 ? "UTF-16" : "LATIN1") -t UTF-8"
    )
  }
}
