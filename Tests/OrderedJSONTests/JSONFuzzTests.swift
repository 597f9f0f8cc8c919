import OrderedJSON
import TestSupport
import Testing

struct JSONFuzzTests {
  private static let seeds = [
    #"{"type":"message","content":[{"type":"text","text":"Hé \"q\" \\ \n \ud83d\ude00 – ok"}],"n":-1.50e+3}"#,
    #"[[],{},[[{"a":[1,2,3,{"b":null,"c":true,"d":false}]}]],"",0,-0.0,1e9]"#,
    "\"plain ascii that is longer than sixteen bytes, then \u{E9}\u{2028} and \\u00e9 \\\\\"",
  ].map { Array($0.utf8) }

  @Test func damagedTextsNeverTrapAndErrorsPointInside() {
    let alphabet = Array("{}[]\",:\\u0dDeE+-.019 \ntfn\u{0}é".utf8) + [0xFF, 0xC3, 0xED, 0xF4]
    Fuzz.check(rounds: 50_000) { generator in
      let seed = Self.seeds.randomElement(using: &generator) ?? []
      let bytes = generator.mutated(seed, alphabet: alphabet)
      do {
        let value = try JSONParser(maximumDepth: 20).parse(bytes)
        let written = JSONWriter.bytes(of: value)
        #expect(try JSONParser().parse(written) == value, "seed \(generator.seed)")
      } catch let error as JSONError {
        #expect((0...bytes.count).contains(error.offset), "seed \(generator.seed): \(error)")
      } catch {
        Issue.record("seed \(generator.seed): \(error)")
      }
    }
  }

  @Test func randomValuesSurviveTheRoundTripInEveryLayout() throws {
    try Fuzz.check(rounds: 2000) { generator throws in
      let value = Self.randomValue(depth: 4, using: &generator)
      for layout in [JSONWriter.Layout.compact, .spaced, .indented] {
        let text = JSONWriter.bytes(of: value, layout: layout)
        #expect(try JSONParser().parse(text) == value, "seed \(generator.seed)")
      }
    }
  }

  private static func randomValue(
    depth: Int,
    using generator: inout SeededGenerator
  ) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .int(Int.random(in: .min ... .max, using: &generator))
    case 3:
      let double = Double(bitPattern: generator.next())
      return JSONNumber(double).map(JSONValue.number) ?? .null
    case 4: return .string(randomString(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          randomValue(depth: depth - 1, using: &generator)
        }
      )
    default:
      return .object(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          (randomString(using: &generator), randomValue(depth: depth - 1, using: &generator))
        }
      )
    }
  }

  private static func randomString(using generator: inout SeededGenerator) -> String {
    let letters: [Character] = [
      "a", "\"", "\\", "/", "\n", "\u{1}", "é", "😀", "\u{2028}", " ", "\u{301}",
    ]
    let count = Int.random(in: 0...40, using: &generator)
    return String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "x" })
  }
}
