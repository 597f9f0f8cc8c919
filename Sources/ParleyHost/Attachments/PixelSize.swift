/// The size of an image, read from the beginning of its file.
package struct PixelSize: Hashable, Sendable {
  /// From left to right, in pixels.
  package let width: Int
  /// From top to bottom, in pixels.
  package let height: Int

  /// Makes a size.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The longer side, in pixels.
  package var longestSide: Int { max(width, height) }

  /// Reads the size from a file of a known type; nil where its header does not tell it.
  ///
  /// - Source: the formats' specifications: PNG <https://www.w3.org/TR/png-3/>, JPEG ITU-T T.81, GIF89a, WebP
  ///   <https://developers.google.com/speed/webp/docs/riff_container>.
  init?(of bytes: [UInt8], as type: MediaType) {
    let header = HeaderBytes(bytes)
    let size: (width: Int, height: Int)?
    switch type {
    case .png: size = header.png
    case .jpeg: size = header.jpeg
    case .gif: size = header.gif
    case .webp: size = header.webp
    case .pdf, .text: size = nil
    }
    guard let size, size.width > 0, size.height > 0 else { return nil }
    self.init(width: size.width, height: size.height)
  }
}

/// The bytes of an image file, read at places that may lie past its end.
private struct HeaderBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int) -> Int? {
    bytes.indices.contains(offset) ? Int(bytes[offset]) : nil
  }

  private func bigEndian(_ offset: Int, count: Int) -> Int? {
    (0..<count).reduce(Optional(0)) { sum, index in
      guard let sum, let byte = byte(offset + index) else { return nil }
      return sum << 8 | byte
    }
  }

  private func littleEndian(_ offset: Int, count: Int) -> Int? {
    (0..<count).reversed().reduce(Optional(0)) { sum, index in
      guard let sum, let byte = byte(offset + index) else { return nil }
      return sum << 8 | byte
    }
  }

  private func has(_ text: StaticString, at offset: Int) -> Bool {
    bytes.dropFirst(offset).starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  var png: (Int, Int)? {
    guard has("IHDR", at: 12), let width = bigEndian(16, count: 4),
      let height = bigEndian(20, count: 4)
    else { return nil }
    return (width, height)
  }

  var gif: (Int, Int)? {
    guard let width = littleEndian(6, count: 2), let height = littleEndian(8, count: 2) else {
      return nil
    }
    return (width, height)
  }

  /// The size stands in the frame header, after segments of any number and length.
  var jpeg: (Int, Int)? {
    var offset = 2
    while byte(offset) == 0xFF, let marker = byte(offset + 1) {
      switch marker {
      case 0xFF:
        // A marker may have any number of these before it.
        offset += 1
      case 0x01, 0xD0...0xD7:
        offset += 2
      case 0xC4, 0xC8, 0xCC:
        guard let next = segmentEnd(offset) else { return nil }
        offset = next
      case 0xC0...0xCF:
        guard let height = bigEndian(offset + 5, count: 2),
          let width = bigEndian(offset + 7, count: 2)
        else { return nil }
        return (width, height)
      case 0xD9, 0xDA:
        return nil
      default:
        guard let next = segmentEnd(offset) else { return nil }
        offset = next
      }
    }
    return nil
  }

  private func segmentEnd(_ offset: Int) -> Int? {
    guard let length = bigEndian(offset + 2, count: 2), length >= 2 else { return nil }
    return offset + 2 + length
  }

  var webp: (Int, Int)? {
    if has("VP8X", at: 12), let width = littleEndian(24, count: 3),
      let height = littleEndian(27, count: 3)
    {
      return (width + 1, height + 1)
    }
    if has("VP8L", at: 12), byte(20) == 0x2F, let packed = littleEndian(21, count: 4) {
      return ((packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1)
    }
    if has("VP8 ", at: 12), bigEndian(23, count: 3) == 0x9D012A,
      let width = littleEndian(26, count: 2), let height = littleEndian(28, count: 2)
    {
      return (width & 0x3FFF, height & 0x3FFF)
    }
    return nil
  }
}
