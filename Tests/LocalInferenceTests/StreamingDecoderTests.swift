import LocalInference
import TestSupport
import Testing

struct StreamingDecoderTests {
  @Test func halfACharacterWaitsForItsOtherHalf() {
    var decoder = StreamingDecoder()
    #expect(decoder.append([0x61, 0xEC]) == "a")
    #expect(decoder.append([0x95]) == "")
    #expect(decoder.append([0x88, 0xF0, 0x9F]) == "안")
    #expect(decoder.append([0x98, 0x80]) == "😀")
    #expect(decoder.finish() == "")
  }

  @Test func whatCannotBecomeACharacterIsReplacedAtOnce() {
    for bytes in [
      [0xFF], [0x80], [0xC0], [0xE0, 0x80], [0xED, 0xA0], [0xF4, 0x90], [0xF5], [0xF0, 0x80],
    ]
      as [[UInt8]]
    {
      var decoder = StreamingDecoder()
      let text = decoder.append(bytes)
      #expect(text == String(decoding: bytes, as: UTF8.self), "\(bytes)")
      #expect(decoder.finish() == "")
    }
  }

  @Test func halfACharacterAtTheEndIsReplaced() {
    var decoder = StreamingDecoder()
    #expect(decoder.append([0x61, 0xF0, 0x9F, 0x98]) == "a")
    #expect(decoder.finish() == "\u{FFFD}")
    #expect(decoder.finish() == "")
  }

  @Test func chunksOfAnyBytesGiveTheTextOfTheWhole() {
    let alphabet = Array("aé안😀".utf8) + [0xFF, 0xC3, 0xED, 0xA0, 0xF4, 0x90, 0xE0]
    Fuzz.check(rounds: 5000) { generator in
      let bytes = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      var decoder = StreamingDecoder()
      var text = ""
      for chunk in generator.chunks(of: bytes, upTo: 3) { text += decoder.append(chunk) }
      text += decoder.finish()
      #expect(
        text.utf8.elementsEqual(String(decoding: bytes, as: UTF8.self).utf8),
        "seed \(generator.seed)"
      )
    }
  }
}
