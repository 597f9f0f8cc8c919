import Testing

@testable import ParleyHost

struct PixelSizeTests {
  @Test(arguments: [
    (MediaFiles.png(1200, 800), MediaType.png), (MediaFiles.gif(1200, 800), .gif),
    (MediaFiles.jpeg(1200, 800), .jpeg), (MediaFiles.webp(1200, 800, "VP8 "), .webp),
    (MediaFiles.webp(1200, 800, "VP8L"), .webp), (MediaFiles.webp(1200, 800, "VP8X"), .webp),
  ])
  func aHeaderTellsTheSize(bytes: [UInt8], type: MediaType) {
    #expect(MediaType(sniffing: bytes) == type)
    #expect(PixelSize(of: bytes, as: type) == PixelSize(width: 1200, height: 800))
  }

  @Test(arguments: [
    (MediaFiles.png(1200, 800), MediaType.png), (MediaFiles.gif(1200, 800), .gif),
    (MediaFiles.jpeg(1200, 800), .jpeg), (MediaFiles.webp(1200, 800, "VP8 "), .webp),
    (MediaFiles.webp(1200, 800, "VP8L"), .webp), (MediaFiles.webp(1200, 800, "VP8X"), .webp),
  ])
  func aHeaderThatIsCutTellsNoOtherSize(bytes: [UInt8], type: MediaType) {
    let whole = PixelSize(of: bytes, as: type)
    for end in bytes.indices {
      let size = PixelSize(of: Array(bytes[..<end]), as: type)
      #expect(size == nil || size == whole)
    }
  }

  @Test(
    arguments: [
      [0xFF, 0xD8, 0xFF, 0xDA, 0, 2], [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], [0xFF, 0xD8, 0xFF, 0xD9],
      [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0], [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF],
    ] as [[UInt8]]
  )
  func aJPEGWithoutAFrameHasNoSize(bytes: [UInt8]) {
    #expect(PixelSize(of: bytes, as: .jpeg) == nil)
  }

  @Test func anImageWithoutPixelsHasNoSize() {
    #expect(PixelSize(of: MediaFiles.png(0, 4), as: .png) == nil)
    #expect(PixelSize(of: MediaFiles.pdf(pages: 1), as: .pdf) == nil)
  }
}
