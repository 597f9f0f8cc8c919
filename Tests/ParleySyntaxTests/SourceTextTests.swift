import ParleyDiagnostics
import ParleySyntax
import Testing

struct SourceTextTests {
  @Test func byteOrderMarkIsSkipped() {
    let source = SourceText.normalized([0xEF, 0xBB, 0xBF, 0x61])
    #expect(source.text == [0x61])
    #expect(source.diagnostics.isEmpty)
  }

  @Test func byteOrderMarkLaterIsKept() {
    let bytes: [UInt8] = [0x61, 0xEF, 0xBB, 0xBF]
    #expect(SourceText.normalized(bytes).text == bytes)
  }

  @Test func carriageReturnIsDroppedBeforeALineFeedOnly() {
    let source = SourceText.normalized(Array("a\r\nb\r\r\nc\rd\r".utf8))
    #expect(source.text == Array("a\nb\r\nc\rd\r".utf8))
  }

  @Test(arguments: [
    "", "plain", "é 名前 🎉 \u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\u{D7FF}\u{E000}",
  ])
  func validTextIsKept(_ text: String) {
    let source = SourceText.normalized(Array(text.utf8))
    #expect(source.text == Array(text.utf8))
    #expect(source.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      [0x80], [0xFF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80],
      [0xF0, 0x9F, 0x8E], [0xE2, 0x28, 0xA1],
    ] as [[UInt8]]
  )
  func invalidSequenceIsReportedAtItsOffset(_ bytes: [UInt8]) throws {
    let source = SourceText.normalized(Array("\u{FEFF}ab".utf8) + bytes + [0x63], base: 100)
    let diagnostic = try #require(source.diagnostics.first)
    #expect(source.diagnostics.count == 1)
    #expect(diagnostic.id == .invalidUTF8)
    #expect(diagnostic.message.contains("offset 5"))
    #expect(diagnostic.span == SourceSpan(102, 105))
    #expect(source.text.last == 0x63)
    #expect(String(validating: source.text, as: UTF8.self) != nil)
  }

  @Test func everyTwoBytesBecomeValidText() {
    for first in UInt8.min...UInt8.max {
      for second: UInt8 in [0x00, 0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xF0, 0xFF] {
        let source = SourceText.normalized([first, second])
        #expect(String(validating: source.text, as: UTF8.self) != nil)
        let isValid = String(validating: [first, second], as: UTF8.self) != nil
        #expect(source.diagnostics.isEmpty == isValid)
      }
    }
  }

  @Test func tooLongSourceIsEmptyAndReported() {
    let source = SourceText.normalized([1, 2, 3], limits: ParseLimits(sourceBytes: 2))
    #expect(source.text.isEmpty)
    #expect(source.diagnostics.map(\.id) == [.sourceTooLong])
  }
}
