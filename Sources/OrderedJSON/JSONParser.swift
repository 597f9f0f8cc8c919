/// Reads JSON text (RFC 8259) into a ``JSONValue``.
///
/// Strict, with two allowances: a leading byte-order mark is skipped, and half of a surrogate pair in a `\u` escape becomes
/// U+FFFD instead of failing the whole text.
public struct JSONParser: Sendable {
  /// The deepest nesting of arrays and objects that is read.
  ///
  /// Default: 512. The limit keeps a hostile text from exhausting the stack, here and when the value is freed.
  public let maximumDepth: Int

  /// Makes a parser with a depth limit of at most 1,024; larger values are lowered to it.
  public init(maximumDepth: Int = 512) {
    self.maximumDepth = max(0, min(maximumDepth, 1024))
  }

  /// Returns the value of a text in UTF-8.
  public func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    let result = bytes.withUnsafeBytes { parsed($0) }
    return try result.get()
  }

  /// Returns the value of a text.
  public func parse(_ text: String) throws(JSONError) -> JSONValue {
    var copy = text
    let result = copy.withUTF8 { parsed(UnsafeRawBufferPointer($0)) }
    return try result.get()
  }

  /// Returns the value of a text in UTF-8.
  public func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes, maximumDepth: maximumDepth)
    reader.skipByteOrderMark()
    let value = try reader.readValue()
    try reader.expectEnd()
    return value
  }

  private func parsed(_ bytes: UnsafeRawBufferPointer) -> Result<JSONValue, JSONError> {
    Result { () throws(JSONError) in try parse(bytes) }
  }
}
