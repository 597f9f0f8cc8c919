import FoundationEssentials
import Testing

@testable import ParleyHost

struct PDFPagesTests {
  /// Three objects in one packed stream: a root, a tree of 37 pages, a page.
  private static let packed =
    "eNozVDBQMFIwNlEwVrA0UrCxUdAPqSxIVdB3TixJzMlPV9APSExPLQYqMVAIUrCz40KogEjoe2emFCtEG4PkY4Ha8kvzShSMzRX0/fJLUhU0EhVi"
    + "NBWSNDF1gsiiVKBauMkAqkQkIg=="

  /// A PDF whose objects are packed in a stream.
  private static func pdf(
    stream: [UInt8],
    entries: String = "/Filter /FlateDecode",
    trailer: String = ""
  ) -> [UInt8] {
    let head = """
      %PDF-1.7
      %âãÏÓ
      4 0 obj << /Type /ObjStm /N 3 /First 14 /Length \(stream.count) \(entries) >> stream

      """
    let tail = """

      endstream
      endobj
      5 0 obj
      << /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /ID [<00ff> <00ff>] \(trailer) >>
      stream
      endstream endobj
      startxref
      0
      %%EOF
      """
    return Array(head.utf8) + stream + Array(tail.utf8)
  }

  private static func stream() throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: packed)))
  }

  @Test(arguments: [1, 3, 600, 12_345])
  func theTreeTellsTheNumber(pages: Int) {
    #expect(PDFPages.count(in: MediaFiles.pdf(pages: pages)) == pages)
  }

  @Test func packedObjectsAreRead() throws {
    #expect(PDFPages.count(in: Self.pdf(stream: try Self.stream())) == 37)
    #expect(
      PDFPages.count(in: Self.pdf(stream: try Self.stream(), entries: "/Filter [/FlateDecode]"))
        == 37
    )
    var work = 0
    let plain = try Inflate.unpack(zlib: try Self.stream()[...], limit: 1000, work: &work)
    #expect(PDFPages.count(in: Self.pdf(stream: plain, entries: "")) == 37)
  }

  @Test func whatCannotBeUnpackedLeavesTheNumberUnknown() throws {
    let stream = try Self.stream()
    let predicted = "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"
    #expect(PDFPages.count(in: Self.pdf(stream: stream, entries: predicted)) == nil)
    #expect(PDFPages.count(in: Self.pdf(stream: stream, entries: "/Filter /LZWDecode")) == nil)
    #expect(PDFPages.count(in: Self.pdf(stream: Array(stream.prefix(20)))) == nil)
  }

  @Test func aLaterObjectStandsForAnEarlierOne() {
    let update = """
      2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 9 >> endobj
      trailer << /Root 1 0 R /Prev 10 >>
      """
    #expect(PDFPages.count(in: MediaFiles.pdf(pages: 8) + Array(update.utf8)) == 9)
  }

  @Test(arguments: [
    "%PDF-1.4", "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "%PDF-1.4\n1 0 obj << /Type /Catalog", "%PDF-1.4 obj obj 0 obj x 0 obj <<<<<<",
    "%PDF-1.4\n2 0 obj << /Type /Pages /Count 4 >> endobj trailer << /Root 2 0 R >>",
    "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> 2 0 obj << /Type /Pages /Count 0 >>"
      + " trailer << /Root 1 0 R >>",
    "%PDF-1.4\n1 0 obj << /A (never ends /Type /Catalog",
    "%PDF-1.4\n99999999999999999999 0 obj << /Count 99999999999999999999999 >>",
  ])
  func whatDoesNotTellIsUnknown(text: String) {
    #expect(PDFPages.count(in: Array(text.utf8)) == nil)
  }

  @Test func deepNestingEnds() {
    let text = "%PDF-1.4\n1 0 obj " + String(repeating: "<< /A [", count: 100_000)
    #expect(PDFPages.count(in: Array(text.utf8)) == nil)
  }

  /// Files that would be read over and over, with a good tree at their end.
  enum Trap: CaseIterable {
    case openTexts, openComments, openHexadecimals, longStreams, sharedObjects

    var bytes: [UInt8] {
      func many(_ text: String) -> [UInt8] {
        Array("%PDF-1.7\n\(String(repeating: text, count: 20_000))".utf8) + MediaFiles.pdf(pages: 3)
      }
      switch self {
      case .openTexts: return many("9 0 obj<</A(\n")
      case .openComments: return many("9 0 obj%")
      case .openHexadecimals: return many("9 0 obj<</A<")
      case .longStreams: return many("9 0 obj<</Type/ObjStm/N 1/First 4/Length 99999999>>stream\n")
      case .sharedObjects:
        let places = String(repeating: "9 0 ", count: 20_000)
        let entries = "/Type /ObjStm /N 20000 /First \(places.utf8.count)"
        let object = "<< /A [\(String(repeating: "1 ", count: 50_000))] >>"
        let length = places.utf8.count + object.utf8.count
        return Array(
          "%PDF-1.7\n8 0 obj << \(entries) /Length \(length) >> stream\n\(places)\(object)".utf8
        ) + Array("\nendstream endobj\n".utf8) + MediaFiles.pdf(pages: 3)
      }
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: Trap.allCases)
  func whatWouldBeReadOverAndOverIsGivenUp(trap: Trap) {
    #expect(PDFPages.count(in: trap.bytes, extraWork: 1 << 20) == nil)
  }

  @Test func aFewDictionariesWithoutAnEndAreNoMatter() {
    let open = Array("%PDF-1.7\n9 0 obj<</A(\n9 0 obj<</B[ ".utf8)
    #expect(PDFPages.count(in: open + MediaFiles.pdf(pages: 3), extraWork: 1 << 20) == 3)
  }

  @Test func damageNeverTraps() throws {
    let whole = Self.pdf(stream: try Self.stream())
    var counts: Set<Int?> = []
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= 0x15
      counts.insert(PDFPages.count(in: damaged))
      counts.insert(PDFPages.count(in: Array(whole[..<place])))
    }
    #expect(counts.contains(nil))
    #expect(counts.contains(37))
  }
}
