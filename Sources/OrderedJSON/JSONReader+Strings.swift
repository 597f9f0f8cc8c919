extension JSONReader {
  /// Reads a string whose opening quote is already consumed.
  package mutating func readStringBody() throws(JSONError) -> String {
    let start = position
    let end = JSONStringScan.endOfPlainRun(in: bytes, from: start)
    guard end < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    guard bytes[end] == UInt8(ascii: "\"") else {
      return try readEscapedString(from: start, plainUntil: end)
    }
    position = end + 1
    return try string(validating: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), at: start)
  }

  /// Reads on in a string in which a byte at `plainUntil` is not plain.
  private mutating func readEscapedString(
    from start: Int,
    plainUntil: Int
  ) throws(JSONError) -> String {
    scratch.removeAll(keepingCapacity: true)
    // One allocation for the short texts of a stream; long ones grow as they need.
    scratch.reserveCapacity(min(bytes.count - start, 256))
    var run = start
    var end = plainUntil
    while true {
      scratch.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run..<end]))
      guard end < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      switch bytes[end] {
      case UInt8(ascii: "\""):
        position = end + 1
        return try stringFromScratch(at: start)
      case UInt8(ascii: "\\"):
        run = try appendEscape(at: end)
      default:
        throw JSONError(.controlCharacter, at: end)
      }
      end = JSONStringScan.endOfPlainRun(in: bytes, from: run)
    }
  }

  /// Resolves the escape at `offset` into the scratch bytes and returns the offset after it.
  private mutating func appendEscape(at offset: Int) throws(JSONError) -> Int {
    guard offset + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""): scratch.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): scratch.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): scratch.append(UInt8(ascii: "/"))
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "u"): return try appendUnicodeEscape(at: offset)
    default: throw JSONError(.invalidEscape, at: offset)
    }
    return offset + 2
  }

  private mutating func appendUnicodeEscape(at offset: Int) throws(JSONError) -> Int {
    let first = try hexadecimal(at: offset)
    if UTF16.isLeadSurrogate(first), offset + 7 < bytes.count,
      bytes[offset + 6] == UInt8(ascii: "\\"), bytes[offset + 7] == UInt8(ascii: "u")
    {
      let second = try hexadecimal(at: offset + 6)
      if UTF16.isTrailSurrogate(second) {
        append(Unicode.Scalar(0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF))
        return offset + 12
      }
    }
    append(Unicode.Scalar(UInt32(first)))
    return offset + 6
  }

  /// Appends a scalar; nil, which stands for half of a surrogate pair, as U+FFFD.
  private mutating func append(_ scalar: Unicode.Scalar?) {
    scratch.append(
      contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    )
  }

  /// The four digits of the `\u` escape at `offset`.
  private func hexadecimal(at offset: Int) throws(JSONError) -> UInt16 {
    guard offset + 6 <= bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    var value: UInt16 = 0
    for index in offset + 2..<offset + 6 {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw JSONError(.invalidEscape, at: offset)
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private func stringFromScratch(at offset: Int) throws(JSONError) -> String {
    do {
      return String(copying: try UTF8Span(validating: scratch.span))
    } catch {
      throw JSONError(.invalidUTF8, at: offset)
    }
  }

  private func string(
    validating run: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(JSONError) -> String {
    do {
      let units = run.assumingMemoryBound(to: UInt8.self)
      return String(copying: try UTF8Span(validating: units.span))
    } catch {
      throw JSONError(.invalidUTF8, at: offset + error.byteOffsets.lowerBound)
    }
  }
}
