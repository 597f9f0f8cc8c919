/// Finds the ends of lines, eight bytes at a time.
enum LineScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The offset of the first CR or LF at or after `start`; the end of the bytes if there is none.
  static func endOfLine(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while bytes.count - index >= 8 {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      )
      // The lowest mark is exact; marks above it may be wrong, and do not matter.
      let feeds = word ^ (ones &* 0x0A)
      let returns = word ^ (ones &* 0x0D)
      let marks =
        ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & highBits
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }
}
