/// Finds the bytes of a JSON string that need attention, eight at a time.
///
/// Words of 64 bits, not `SIMD16`: the compiler takes the comparison of SIMD vectors apart into single bytes here, which measured
/// ten times slower.
/// - Source: Warren, "Hacker's Delight", second edition, section 6-1, finding a byte in a word.
package enum JSONStringScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The offset of the first quote, backslash or control character at or after `start`; the end of the bytes if there is none.
  package static func endOfPlainRun(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while bytes.count - index >= 8 {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      )
      // In each of the three, the lowest mark is exact; marks above it may be wrong, and do not matter.
      let quotes = marksOfZeroBytes(word ^ (ones &* UInt64(UInt8(ascii: "\""))))
      let backslashes = marksOfZeroBytes(word ^ (ones &* UInt64(UInt8(ascii: "\\"))))
      let controls = (word &- ones &* 0x20) & ~word & highBits
      let marks = quotes | backslashes | controls
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20: return index
      default: index += 1
      }
    }
    return index
  }

  @inline(__always)
  private static func marksOfZeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highBits
  }
}
