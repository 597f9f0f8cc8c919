/// Reads the deltas that make up nearly all of a stream without building a tree.
///
/// Only the exact spelling that the API sends is recognized; everything else is left to the general reader, with the same result.
enum DeltaScan {
  /// The event in `data`, if it is a delta of text, thinking or tool input as the API spells it.
  static func event(in data: UnsafeRawBufferPointer) -> StreamEvent? {
    var reader = JSONReader(data)
    guard reader.skip(#"{"type":"content_block_delta","index":"#), let index = reader.skipIndex(),
      reader.skip(#","delta":{"type":""#), let kind = kind(&reader),
      let text = try? reader.readStringBody(), reader.skipClosingBraces()
    else { return nil }
    switch kind {
    case .text: return .contentBlockDelta(index: index, .text(text))
    case .inputJSON: return .contentBlockDelta(index: index, .inputJSON(text))
    case .thinking: return .contentBlockDelta(index: index, .thinking(text))
    }
  }

  private enum Kind {
    case text, inputJSON, thinking
  }

  private static func kind(_ reader: inout JSONReader) -> Kind? {
    if reader.skip(#"text_delta","text":""#) { return .text }
    if reader.skip(#"input_json_delta","partial_json":""#) { return .inputJSON }
    if reader.skip(#"thinking_delta","thinking":""#) { return .thinking }
    return nil
  }
}

extension JSONReader {
  /// Consumes a block's index of at most three digits.
  fileprivate mutating func skipIndex() -> Int? {
    guard let first = skipDigit() else { return nil }
    // As in any JSON number, nothing follows a leading zero.
    if first == 0 { return 0 }
    var index = first
    for _ in 0..<2 {
      guard let digit = skipDigit() else { break }
      index = index * 10 + digit
    }
    return index
  }

  private mutating func skipDigit() -> Int? {
    guard position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 else { return nil }
    let digit = Int(bytes[position] - UInt8(ascii: "0"))
    advance()
    return digit
  }

  /// Consumes `}}` with white space between and after, up to the end.
  fileprivate mutating func skipClosingBraces() -> Bool {
    for _ in 0..<2 {
      skipWhitespace()
      guard skip("}") else { return false }
    }
    return isAtEnd()
  }
}
