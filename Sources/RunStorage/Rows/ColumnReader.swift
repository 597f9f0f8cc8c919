import FoundationEssentials
import GRDB
import OrderedJSON

/// A column holds what no version of Parley writes there.
struct DamagedColumn: Error, CustomStringConvertible {
  /// Where the column stands in its row, from 0.
  let index: Int
  /// The table.
  let table: String
  /// What is wrong.
  let reason: String

  /// The place and what is wrong, in one line.
  var description: String { "column \(index + 1) of a row of \(table) \(reason)" }
}

/// Takes the columns of a row in their order, and reports what is damaged instead of trapping.
struct ColumnReader {
  private let table: String
  private let values: [DatabaseValue]
  private var index = 0

  /// Starts at the first column.
  init(_ row: Row, of table: String) {
    self.table = table
    values = Array(row.databaseValues)
  }

  /// Takes a text.
  mutating func text() throws -> String {
    try taken("is not text", String.fromDatabaseValue)
  }

  /// Takes a text or NULL.
  mutating func optionalText() throws -> String? {
    try skipNull() ? nil : text()
  }

  /// Takes an integer.
  mutating func integer() throws -> Int64 {
    try taken("is not an integer", Int64.fromDatabaseValue)
  }

  /// Takes an integer or NULL.
  mutating func optionalInteger() throws -> Int64? {
    try skipNull() ? nil : integer()
  }

  /// Takes a count or a number.
  mutating func count() throws -> Int {
    try Int(integer())
  }

  /// Takes bytes.
  mutating func bytes() throws -> [UInt8] {
    try taken("is not a blob") { Data.fromDatabaseValue($0).map(Array.init) }
  }

  /// Takes bytes that are text in UTF-8, which may hold zeros.
  mutating func textBytes() throws -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }

  /// Takes the word of a case.
  mutating func word<Word: RawRepresentable>() throws -> Word where Word.RawValue == String {
    try taken("is an unknown word") { String.fromDatabaseValue($0).flatMap(Word.init(rawValue:)) }
  }

  /// Takes a JSON value.
  mutating func json() throws -> JSONValue {
    try taken("is not JSON") { value in
      String.fromDatabaseValue(value).flatMap { try? JSONParser(maximumDepth: 1024).parse($0) }
    }
  }

  /// Takes a JSON object.
  mutating func object() throws -> JSONObject {
    try taken("is not a JSON object", from: json(), \.objectValue)
  }

  /// Takes a JSON array of strings.
  mutating func strings() throws -> [String] {
    try taken("is not a JSON array of strings", from: json()) { value in
      let items = value.arrayValue?.map(\.stringValue)
      return items.flatMap { $0.contains(nil) ? nil : $0.compactMap { $0 } }
    }
  }

  private mutating func skipNull() throws -> Bool {
    guard values.indices.contains(index), values[index].isNull else { return false }
    index += 1
    return true
  }

  private mutating func taken<Value>(
    _ reason: String,
    _ conversion: (DatabaseValue) throws -> Value?
  ) throws -> Value {
    defer { index += 1 }
    guard values.indices.contains(index), let value = try conversion(values[index]) else {
      throw DamagedColumn(index: index, table: table, reason: reason)
    }
    return value
  }

  private func taken<Value>(
    _ reason: String,
    from json: JSONValue,
    _ conversion: (JSONValue) -> Value?
  ) throws -> Value {
    guard let value = conversion(json) else {
      throw DamagedColumn(index: index - 1, table: table, reason: reason)
    }
    return value
  }
}

extension DatabaseValue {
  /// A text column: SQLite's texts end at a zero, which is replaced.
  static func text(_ text: String) -> DatabaseValue {
    guard text.utf8.contains(0) else { return text.databaseValue }
    let scalars = text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars)).databaseValue
  }

  /// A text column or NULL.
  static func text(_ text: String?) -> DatabaseValue {
    text.map { .text($0) as DatabaseValue } ?? .null
  }

  /// A blob.
  static func bytes(_ bytes: [UInt8]) -> DatabaseValue {
    Data(bytes).databaseValue
  }

  /// A text as a blob, exact whatever it holds.
  static func textBytes(_ text: String) -> DatabaseValue {
    Data(text.utf8).databaseValue
  }

  /// A JSON column.
  static func json(_ value: JSONValue) -> DatabaseValue {
    value.description.databaseValue
  }

  /// A JSON column of strings.
  static func strings(_ strings: [String]) -> DatabaseValue {
    .json(.array(strings.map { .string($0) }))
  }

  /// An integer column or NULL.
  static func integer(_ number: (some BinaryInteger)?) -> DatabaseValue {
    number.map { Int64(clamping: $0).databaseValue } ?? .null
  }
}

extension Database {
  /// Performs a statement that is used again and again.
  func run(_ sql: String, _ values: [DatabaseValue] = []) throws {
    try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  /// The rows of a query that is used again and again.
  func rows(_ sql: String, _ values: [DatabaseValue] = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: StatementArguments(values))
  }

  /// The first row of a query that is used again and again; nil without one.
  func row(_ sql: String, _ values: [DatabaseValue] = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(values))
  }
}
