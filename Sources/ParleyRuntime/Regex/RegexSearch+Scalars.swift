/// The scalars of a text in UTF-8.
extension RegexSearch {
  /// The scalar at an offset and its bytes; nil and 0 at the end.
  @inline(__always)
  static func scalar(
    at offset: Int,
    in bytes: borrowing Span<UInt8>
  ) -> (scalar: UInt32?, width: Int) {
    guard offset < bytes.count else { return (nil, 0) }
    let first = bytes[offset]
    return first < 0x80 ? (UInt32(first), 1) : longScalar(at: offset, in: bytes)
  }

  /// The scalar that ends before an offset and its bytes; nil and 0 at the start.
  @inline(__always)
  static func scalar(
    before offset: Int,
    in bytes: borrowing Span<UInt8>
  ) -> (scalar: UInt32?, width: Int) {
    guard offset > 0 else { return (nil, 0) }
    var start = offset - 1
    if bytes[start] < 0x80 { return (UInt32(bytes[start]), 1) }
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return (longScalar(at: start, in: bytes).scalar, offset - start)
  }

  /// A scalar of more than one byte.
  private static func longScalar(
    at offset: Int,
    in bytes: borrowing Span<UInt8>
  ) -> (scalar: UInt32?, width: Int) {
    let first = UInt32(bytes[offset])
    func continuation(_ index: Int, _ bytes: borrowing Span<UInt8>) -> UInt32 {
      offset + index < bytes.count ? UInt32(bytes[offset + index]) & 0x3F : 0
    }
    let one = continuation(1, bytes)
    switch first {
    case ..<0xE0: return ((first & 0x1F) << 6 | one, 2)
    case ..<0xF0: return ((first & 0x0F) << 12 | one << 6 | continuation(2, bytes), 3)
    default:
      let tail = continuation(2, bytes) << 6 | continuation(3, bytes)
      return ((first & 0x07) << 18 | one << 12 | tail, 4)
    }
  }
}
