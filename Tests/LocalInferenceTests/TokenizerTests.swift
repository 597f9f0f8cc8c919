import TestSupport
import Testing

@testable import LocalInference

struct TokenizerTests {
  private static let texts = [
    "", " ", "  ", "a", "the cat", " the banana", "then  the\n\tthing", "123 45,6", "안녕하세요 가힣",
    " 안", "x안y", "e\u{301}té éé", "👨‍👩‍👧‍👦 ok", "日本語テキスト", "…..!?!?", "½ Ⅷ ٣", "\u{3000}wide\u{A0}space",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "\u{0}\u{7F}",
    "an antheineringthe an", "<|end|><|user|>", "\r\n", "각간", "𝔘𝔫𝔦", "ǅ ʰ", "\u{FFFD}\u{10FFFF}",
  ]

  @Test(arguments: texts)
  func aTextComesBackAndItsTokensAreThoseOfThePlainAlgorithm(_ text: String) throws {
    let tokenizer = try TestModels.random().tokenizer
    let tokens = tokenizer.encode(text)
    #expect(tokens == PlainTokenizer().encode(Array(text.utf8)))
    #expect(tokenizer.decode(tokens).utf8.elementsEqual(text.utf8))
    #expect(tokens.allSatisfy { $0 >= 8 })
  }

  @Test func knownTextsHaveKnownTokens() throws {
    let tokenizer = try TestModels.random().tokenizer
    func texts(_ text: String) -> [String] {
      tokenizer.encode(text).map { tokenizer.token($0)?.text ?? "?" }
    }
    #expect(texts("the bananas") == ["the", " ", "b", "an", "ana", "s"])
    #expect(texts(" the thing 12") == [" the", " ", "th", "ing", " ", "1", "2"])
    #expect(texts("안녕 가") == ["안", "녕", " ", "가"])
    #expect(texts("can 안") == ["can", " ", "안"])
    #expect(texts("...!?") == ["...", "!?"])
  }

  @Test func everyByteAloneAndBetweenOthersComesBack() throws {
    let tokenizer = try TestModels.random().tokenizer
    for byte in UInt8.min...UInt8.max {
      #expect(tokenizer.encode([byte]) == [8 + Int(byte)])
      for bytes in [
        [0x61, byte, 0x62], [0xEC, byte], [0xF0, 0x9F, byte, 0x20], [byte, 0xC5, 0xAC],
      ] {
        let bytes = bytes.map { UInt8($0) }
        #expect(tokenizer.bytes(of: tokenizer.encode(bytes)) == bytes)
        #expect(tokenizer.encode(bytes) == PlainTokenizer().encode(bytes))
      }
    }
  }

  @Test func randomBytesComeBackAndTheirTokensAreThoseOfThePlainAlgorithm() throws {
    let tokenizer = try TestModels.random().tokenizer
    let words = Self.texts.map { Array($0.utf8) } + [[0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE]]
    Fuzz.check(rounds: 3000) { generator in
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        bytes += words.randomElement(using: &generator) ?? []
      }
      bytes = generator.mutated(bytes, alphabet: Array("an the\u{AC00}".utf8) + [0xFF, 0xEB])
      let tokens = tokenizer.encode(bytes)
      #expect(tokenizer.bytes(of: tokens) == bytes, "seed \(generator.seed)")
      #expect(tokens == PlainTokenizer().encode(bytes), "seed \(generator.seed)")
    }
  }

  @Test func longTextsWithRepeatedWordsHaveTheTokensOfTheirWords() throws {
    let tokenizer = try TestModels.random().tokenizer
    let words = [" the", " banana", " an", " antheing", " 안", " 가나", " ...!?", "\n", "7"]
    var generator = SeededGenerator(seed: 1)
    let text = (0..<4000).map { _ in words.randomElement(using: &generator) ?? "" }
    #expect(tokenizer.encode(text.joined()) == text.flatMap { tokenizer.encode($0) })
  }

  @Test func aMegabyteWithoutASpaceIsCutWithoutGoingThroughItForEveryMerge() throws {
    let tokenizer = try TestModels.random().tokenizer
    let letters = [UInt8](repeating: 0x61, count: 1 << 20)
    let tokens = tokenizer.encode(letters)
    #expect(tokens.count == letters.count / 4)
    #expect(Set(tokens).count == 1)
    let mixed = (0..<1 << 20).map { UInt8(0x61 + $0 * $0 % 5) }
    #expect(tokenizer.bytes(of: tokenizer.encode(mixed)) == mixed)
  }

  @Test func collectionsWithoutContiguousStorageAreReadToo() throws {
    let tokenizer = try TestModels.random().tokenizer
    let text = "the banana"
    #expect(tokenizer.encode(Array(text.utf8).reversed().reversed()) == tokenizer.encode(text))
    #expect(tokenizer.encode(text.utf8.lazy.map { $0 }) == tokenizer.encode(text))
  }

  @Test func theVocabularyKnowsWhatEachTokenIs() throws {
    let tokenizer = try TestModels.random().tokenizer
    let merges = TestVocabulary.merges.count
    #expect(tokenizer.vocabularyCount == 264 + merges + 4)
    #expect(tokenizer.token(4)?.kind == .special(.end))
    #expect(tokenizer.token(4)?.text == "<|end|>")
    #expect(tokenizer.token(4)?.bytes == [])
    #expect(tokenizer.token(8 + 0x41)?.kind == .byte)
    #expect(tokenizer.token(264)?.kind == .merged(left: 8 + 0x61, right: 8 + 0x6E))
    #expect(tokenizer.token(264 + merges)?.text == "안")
    #expect(tokenizer.token(264 + merges)?.kind == .syllable)
    #expect(tokenizer.token(-1) == nil && tokenizer.token(264 + merges + 4) == nil)
    #expect(tokenizer.bytes(of: [-5, 0, 8 + 0x41, 99_999]) == [0x41])
  }
}

/// The tokenizer once more, from its definition: scalars by the standard library, merges by looking through all pairs.
struct PlainTokenizer {
  private let ranks: [[Int]: Int] = Dictionary(
    uniqueKeysWithValues: TestVocabulary.merges.enumerated().map { index, merge in
      ([Int(merge.0), Int(merge.1)], 264 + index)
    }
  )

  private struct Unit {
    let bytes: [UInt8]
    let scalar: Unicode.Scalar?

    var syllable: Int? {
      scalar.flatMap { TestVocabulary.syllables.firstIndex(of: Int32($0.value)) }
    }
    var isLetter: Bool { syllable == nil && (scalar?.properties.isLetter ?? false) }
    var isNumber: Bool { scalar?.properties.isNumber ?? false }
    var isSpace: Bool { scalar?.properties.isWhitespace ?? false }
    var isOther: Bool { syllable == nil && !isLetter && !isNumber && !isSpace }
  }

  /// The tokens of some bytes.
  func encode(_ bytes: [UInt8]) -> [Int] {
    let units = Self.units(bytes)
    var tokens: [Int] = []
    var start = 0
    while start < units.count {
      if let syllable = units[start].syllable {
        tokens.append(264 + TestVocabulary.merges.count + syllable)
        start += 1
        continue
      }
      let end = Self.end(units, start)
      tokens += merged(units[start..<end].flatMap(\.bytes))
      start = end
    }
    return tokens
  }

  private static func end(_ units: [Unit], _ start: Int) -> Int {
    let first = units[start].bytes == [0x20] ? start + 1 : start
    for isKind in [\Unit.isLetter, \Unit.isOther] {
      var end = first
      while end < units.count, units[end][keyPath: isKind] { end += 1 }
      if end > first { return end }
    }
    return start + 1
  }

  private static func units(_ bytes: [UInt8]) -> [Unit] {
    var units: [Unit] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let length = (1...4).first { length in
        rest.count >= length && String(validating: rest.prefix(length), as: UTF8.self) != nil
      }
      let part = Array(rest.prefix(length ?? 1))
      let scalar = length == nil ? nil : String(decoding: part, as: UTF8.self).unicodeScalars.first
      units.append(Unit(bytes: part, scalar: scalar))
      rest = rest.dropFirst(part.count)
    }
    return units
  }

  private func merged(_ bytes: [UInt8]) -> [Int] {
    var tokens = bytes.map { 8 + Int($0) }
    while true {
      let joins = zip(tokens, tokens.dropFirst()).map { ranks[[$0, $1]] ?? .max }
      guard let lowest = joins.min(), lowest < .max, let place = joins.firstIndex(of: lowest) else {
        return tokens
      }
      tokens.replaceSubrange(place...place + 1, with: [lowest])
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLetter: Bool {
    [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
      .contains(generalCategory)
  }
  fileprivate var isNumber: Bool {
    [.decimalNumber, .letterNumber, .otherNumber].contains(generalCategory)
  }
}
