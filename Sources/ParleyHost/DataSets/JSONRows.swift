import OrderedJSON
import ParleyRuntime

/// The objects of a file as rows.
struct JSONRows {
  /// The columns and rows of a file.
  typealias Content = (columns: [String], rows: [MapValue])

  private let bytes: UnsafeRawBufferPointer
  /// The names that any object has, as keys, in the order in which they come up.
  private var names = MapValue()
  private var rows: [MapValue] = []

  /// How deep a row may nest: far less than a value may, since rows become parts of others.
  private static let maximumDepth = 100

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Reads an array of objects.
  ///
  /// - Throws: ``DataSetError`` for the first mistake, or where there is nothing to try.
  static func readingArray(_ bytes: [UInt8]) throws(DataSetError) -> Content {
    try reading(bytes) { (rows: inout JSONRows) throws(DataSetError) in try rows.readArray() }
  }

  /// Reads an object from each line; lines without anything are passed over.
  ///
  /// - Throws: ``DataSetError`` for the first mistake, or where there is nothing to try.
  static func readingLines(_ bytes: [UInt8]) throws(DataSetError) -> Content {
    try reading(bytes) { (rows: inout JSONRows) throws(DataSetError) in try rows.readLines() }
  }

  private static func reading(
    _ bytes: [UInt8],
    _ read: (inout JSONRows) throws(DataSetError) -> Void
  ) throws(DataSetError) -> Content {
    let result: Result<Content, DataSetError> = bytes.withUnsafeBytes { raw in
      var rows = JSONRows(raw)
      do throws(DataSetError) {
        try read(&rows)
        return .success(try rows.content())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func content() throws(DataSetError) -> Content {
    guard !rows.isEmpty else {
      throw DataSetError("there are no objects in it", help: "add the rows to be tried")
    }
    guard !names.isEmpty else {
      throw DataSetError(
        "no object has a key",
        help: "give each row its values: { \"city\": \"Seoul\" }"
      )
    }
    return (names.keys.map(\.string), rows)
  }

  // MARK: Reading

  private mutating func readArray() throws(DataSetError) {
    var reader = JSONReader(bytes, maximumDepth: Self.maximumDepth + 1)
    reader.skipByteOrderMark()
    if reader.isAtEnd() { return }
    let first = try checked(row: nil) { () throws(JSONError) in try reader.peek() }
    guard first == UInt8(ascii: "[") else { throw noArray(at: reader.position, first) }
    try checked(row: nil) { () throws(JSONError) in try reader.beginArray() }
    while true {
      let row = rows.count + 1
      let isItem = try checked(row: row) { () throws(JSONError) in
        try reader.nextItem(isFirst: row == 1)
      }
      guard isItem else { break }
      let start = reader.position
      let value = try checked(row: row) { () throws(JSONError) in try reader.readValue() }
      try add(value, at: start)
    }
    try checked(row: nil) { () throws(JSONError) in try reader.expectEnd() }
  }

  private mutating func readLines() throws(DataSetError) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      try readLine(start, end)
      start = end + 1
    }
  }

  private mutating func readLine(_ start: Int, _ end: Int) throws(DataSetError) {
    let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    var reader = JSONReader(line, maximumDepth: Self.maximumDepth)
    if start == 0 { reader.skipByteOrderMark() }
    if reader.isAtEnd() { return }
    let valueStart = start + reader.position
    let value = try checked(row: rows.count + 1, from: start) { () throws(JSONError) in
      let value = try reader.readValue()
      try reader.expectEnd()
      return value
    }
    try add(value, at: valueStart)
  }

  /// Adds an object that starts at an offset.
  private mutating func add(_ value: JSONValue, at offset: Int) throws(DataSetError) {
    guard let object = value.objectValue else {
      throw mistake(
        "\(value.kindDescription) stands where an object is due",
        at: offset,
        row: rows.count + 1,
        help: "give the value a name: { \"text\": … }"
      )
    }
    var row = MapValue()
    for member in object.members {
      let key = Text(member.key)
      if let wrong = Self.mistake(in: key, of: row) {
        throw mistake(wrong.message, at: offset, row: rows.count + 1, help: wrong.help)
      }
      do throws(EffectError) {
        row[key] = try JSONReading.value(of: member.value, called: "`\(member.key)`")
      } catch {
        throw mistake(error.message, at: offset, row: rows.count + 1, help: error.help)
      }
      if names.index(of: key) == nil { names[key] = .null }
    }
    rows.append(row)
  }

  private static func mistake(in key: Text, of row: MapValue) -> (message: String, help: String)? {
    if key.string.isEmpty { return ("a key has no name", "name it") }
    guard row.index(of: key) != nil else { return nil }
    return ("the key `\(key.string)` stands twice", "give each value of a row a key of its own")
  }

  // MARK: Mistakes

  /// Runs a step of reading; its error names the place.
  ///
  /// `row` is the row that is read, `from` is the offset that those of the errors count from.
  private func checked<Result>(
    row: Int?,
    from start: Int = 0,
    _ read: () throws(JSONError) -> Result
  ) throws(DataSetError) -> Result {
    do throws(JSONError) {
      return try read()
    } catch {
      let isCut = error.code == .unexpectedEnd
      throw mistake(
        error.code.message,
        at: start + error.offset,
        row: row,
        help: isCut && start + error.offset < bytes.count
          ? "each line of a .jsonl file holds one whole object" : nil
      )
    }
  }

  private func mistake(
    _ message: String,
    at offset: Int,
    row: Int?,
    help: String?
  ) -> DataSetError {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return DataSetError(
      message,
      row: row,
      line: before.count { $0 == 0x0A } + 1,
      // Bytes that go on with a scalar are not counted.
      character: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1,
      help: help
    )
  }

  private func noArray(at offset: Int, _ first: UInt8) -> DataSetError {
    let isObject = first == UInt8(ascii: "{")
    return mistake(
      "an array of objects is due here",
      at: offset,
      row: nil,
      help: isObject
        ? "put the objects between [ and ], with commas between them; with one on each line name the file .jsonl"
        : "write: [ { \"city\": \"Seoul\" }, … ]"
    )
  }
}
