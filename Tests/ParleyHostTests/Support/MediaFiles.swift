/// Files of images and documents, with no more in them than their headers and page trees.
enum MediaFiles {
  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + bigEndian(width, 4) + bigEndian(height, 4) + [8, 2, 0, 0, 0]
  }

  static func gif(_ width: Int, _ height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + littleEndian(width, 2) + littleEndian(height, 2) + [0, 0, 0]
  }

  /// A JPEG whose frame header stands behind a comment, fill bytes and a table of Huffman codes.
  static func jpeg(_ width: Int, _ height: Int) -> [UInt8] {
    [
      0xFF, 0xD8, 0xFF, 0xFE, 0, 6, 0xFF, 0xC0, 1, 2, 0xFF, 0xFF, 0xFF, 0xC4, 0, 3, 0, 0xFF, 0xC2,
      0,
    ]
      + [11, 8] + bigEndian(height, 2) + bigEndian(width, 2) + [1, 1, 0x11, 0]
  }

  static func webp(_ width: Int, _ height: Int, _ chunk: String) -> [UInt8] {
    let start = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP\(chunk)".utf8) + [0, 0, 0, 0]
    switch chunk {
    case "VP8X":
      return start + [0, 0, 0, 0] + littleEndian(width - 1, 3) + littleEndian(height - 1, 3)
    case "VP8L": return start + [0x2F] + littleEndian((width - 1) | (height - 1) << 14, 4)
    default:
      return start + [0, 0, 0, 0x9D, 0x01, 0x2A] + littleEndian(width, 2) + littleEndian(height, 2)
    }
  }

  /// A PDF whose tree tells how many pages it has.
  static func pdf(pages: Int) -> [UInt8] {
    Array(
      """
      %PDF-1.4
      1 0 obj
      << /Type /Catalog /Pages 2 0 R >>
      endobj
      2 0 obj
      << /Type /Pages /Kids [3 0 R] /Count \(pages) >>
      endobj
      3 0 obj
      << /Type /Pages /Parent 2 0 R /Kids [] /Count 1 >>
      endobj
      trailer
      << /Size 4 /Root 1 0 R >>
      %%EOF

      """.utf8
    )
  }

  private static func bigEndian(_ number: Int, _ count: Int) -> [UInt8] {
    littleEndian(number, count).reversed()
  }

  private static func littleEndian(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
