/// Texts made of bytes in one piece, and what is seen of bytes.
extension Text {
  /// Makes the text of some bytes of a valid text, from the first byte of a scalar to the last of another.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the whole text.
  ///   - range: Which of them; they must be there.
  ///   - isWholeASCII: Whether the whole text is ASCII: then the part is not looked through again.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isWholeASCII: Bool) {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    self.init(
      String(decoding: part, as: UTF8.self),
      isASCII: isWholeASCII || Self.areASCII(part)
    )
  }

  /// Whether all bytes are ASCII; eight at a time.
  static func areASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place &+ 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if eight & 0x8080_8080_8080_8080 != 0 { return false }
      place &+= 8
    }
    while place < raw.count {
      if raw[place] >= 0x80 { return false }
      place &+= 1
    }
    return true
  }

  /// The most bytes of an int in decimal.
  static let maximumDigitCount = 20

  /// Writes an int in decimal, its last digit before `end`, and returns how many bytes that took.
  ///
  /// - Requires: there are ``maximumDigitCount`` bytes before `end`.
  static func writeDigits(of number: Int64, before end: UnsafeMutablePointer<UInt8>) -> Int {
    var rest = number.magnitude
    var place = end
    repeat {
      place -= 1
      place.initialize(to: UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0"))
      rest /= 10
    } while rest > 0
    if number < 0 {
      place -= 1
      place.initialize(to: UInt8(ascii: "-"))
    }
    return end - place
  }

  /// Copies the bytes to a place and returns the place after them.
  ///
  /// - Requires: there is room for ``utf8Count`` bytes.
  func copyBytes(to place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    withUTF8 { bytes in
      if let first = bytes.baseAddress { place.initialize(from: first, count: bytes.count) }
      return place + bytes.count
    }
  }
}
