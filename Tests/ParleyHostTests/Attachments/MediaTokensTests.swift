import ClaudeMessages
import ParleyRuntime
import Testing

@testable import ParleyHost

struct MediaTokensTests {
  private static let close = MediaTokens(for: ModelCatalogue.builtIn["claude-opus-5-5"])
  private static let standard = MediaTokens(for: ModelCatalogue.builtIn["claude-haiku-5-5"])

  @Test(arguments: [
    (28, 28, 1, 1), (29, 28, 2, 2), (1, 1, 1, 1), (1000, 1000, 1296, 1296),
    (200, 7000, 112, 276), (8000, 28, 56, 92),
  ])
  func anImageIsSquaresOf28Pixels(width: Int, height: Int, standard: Int, close: Int) {
    let size = PixelSize(width: width, height: height)
    #expect(Self.standard.count(of: size) == standard)
    #expect(Self.close.count(of: size) == close)
  }

  @Test func aLargeImageIsScaledDownToWhatAModelSees() {
    for size in [PixelSize(width: 4000, height: 3000), PixelSize(width: 8000, height: 8000)] {
      #expect((1400...1568).contains(Self.standard.count(of: size)))
      #expect((4500...4784).contains(Self.close.count(of: size)))
    }
  }

  @Test func anUnknownModelIsTakenToLookClosely() {
    #expect(MediaTokens(for: nil).mostOfImage == 4784)
  }

  @Test(arguments: [
    (MediaFacts.Content.image(PixelSize(width: 56, height: 28)), 2), (.image(nil), 1568),
    (.pdf(pages: 3), 11_454), (.pdf(pages: nil), 3818), (.text, 0), (.address(.image), 1568),
    (.address(.document), 3818),
  ])
  func whatIsNotKnownIsCountedOnce(content: MediaFacts.Content, count: Int) {
    #expect(Self.standard.count(of: MediaFacts(name: "x", content: content)) == count)
  }
}
