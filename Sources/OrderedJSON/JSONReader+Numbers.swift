extension JSONReader {
  /// Reads the number at the position.
  mutating func readNumber() throws(JSONError) -> JSONNumber {
    let start = position
    var end = start
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    let whole = end
    end = skipDigits(from: end)
    guard end > whole else { throw numberError(at: end) }
    if bytes[whole] == UInt8(ascii: "0"), end > whole + 1 {
      throw JSONError(.invalidNumber, at: whole)
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let fraction = end + 1
      end = skipDigits(from: fraction)
      guard end > fraction else { throw numberError(at: end) }
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if exponent < bytes.count,
        bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-")
      {
        exponent += 1
      }
      end = skipDigits(from: exponent)
      guard end > exponent else { throw numberError(at: end) }
    }
    position = end
    let spelling = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    return JSONNumber(validated: String(decoding: spelling, as: UTF8.self))
  }

  @inline(__always)
  private func skipDigits(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    return index
  }

  private func numberError(at offset: Int) -> JSONError {
    offset < bytes.count
      ? JSONError(.invalidNumber, at: offset) : JSONError(.unexpectedEnd, at: offset)
  }
}
