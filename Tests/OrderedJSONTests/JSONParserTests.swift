import OrderedJSON
import Testing

struct JSONParserTests {
  private let parser = JSONParser()

  @Test(
    arguments: [
      ("null", JSONValue.null), ("true", true), (" false\n", false), ("\"\"", ""),
      ("[]", []), ("{}", .object(JSONObject())), ("[1,[2,[]],{}]", [1, [2, []], [:]]),
      ("{\"b\":1,\"a\":{\"c\":null}}", ["b": 1, "a": ["c": .null]]),
      ("\u{FEFF}1", 1), ("\t[ 1 ,\r\n2 ] ", [1, 2]),
    ] as [(String, JSONValue)]
  )
  func valuesAreRead(text: String, value: JSONValue) throws {
    #expect(try parser.parse(text) == value)
  }

  @Test(
    arguments: [
      "0", "-0", "1", "10", "-1.5", "0.10", "1e5", "1E+05", "1.0e-7", "12345678901234567890123",
      "0.1000000000000000055511151231257827",
    ])
  func numbersKeepTheirSpelling(spelling: String) throws {
    #expect(try parser.parse(spelling).numberValue?.spelling == spelling)
    #expect(try parser.parse("[\(spelling)]").description == "[\(spelling)]")
  }

  @Test(
    arguments: [
      (#""a\"b\\c\/d\b\f\n\r\t""#, "a\"b\\c/d\u{8}\u{C}\n\r\t"),
      (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\uDE00!""#, "😀!"),
      (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""\ud83dA""#, "\u{FFFD}A"), (#""\u0000""#, "\0"),
      ("\"\u{2028}\u{85}é😀\"", "\u{2028}\u{85}é😀"),
      (
        #""0123456789abcdef0123456789\n0123456789abcdef""#,
        "0123456789abcdef0123456789\n0123456789abcdef"
      ),
    ])
  func stringsAreRead(text: String, string: String) throws {
    #expect(try parser.parse(text).stringValue.map { Array($0.utf8) } == Array(string.utf8))
  }

  @Test(
    arguments: [
      ("", JSONError.Code.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("{", .unexpectedEnd, 1),
      ("[1", .unexpectedEnd, 2), ("\"abc", .unexpectedEnd, 4), ("\"\\", .unexpectedEnd, 2),
      ("\"\\u12", .unexpectedEnd, 5), ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2),
      ("1e+", .unexpectedEnd, 3), ("tru", .unexpectedEnd, 3), ("{\"a\"", .unexpectedEnd, 4),
      ("nul1", .unexpectedCharacter, 3), ("[1,]", .unexpectedCharacter, 3),
      ("[1 2]", .unexpectedCharacter, 3), ("[,1]", .unexpectedCharacter, 1),
      ("{\"a\":1,}", .unexpectedCharacter, 7), ("{a:1}", .unexpectedCharacter, 1),
      ("{\"a\" 1}", .unexpectedCharacter, 5), ("'a'", .unexpectedCharacter, 0),
      ("NaN", .unexpectedCharacter, 0), ("+1", .unexpectedCharacter, 0),
      ("]", .unexpectedCharacter, 0),
      ("01", .invalidNumber, 0), ("-01", .invalidNumber, 1), ("-a", .invalidNumber, 1),
      ("1.e5", .invalidNumber, 2), ("1ex", .invalidNumber, 2), (".5", .unexpectedCharacter, 0),
      ("\"\\x\"", .invalidEscape, 1), ("\"\\u12g4\"", .invalidEscape, 1),
      ("\"a\nb\"", .controlCharacter, 2), ("\"0123456789abcdef\u{1}\"", .controlCharacter, 17),
      ("1 2", .trailingContent, 2), ("{}}", .trailingContent, 2),
    ])
  func mistakesAreReportedAtTheirByte(text: String, code: JSONError.Code, offset: Int) {
    #expect(throws: JSONError(code, at: offset)) { try parser.parse(text) }
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xC3, 0xA9, 0xF4, 0x90, 0x80, 0x80, 0x22], 3),
    ] as [([UInt8], Int)]
  )
  func invalidUTF8IsReportedAtItsFirstByte(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONError(.invalidUTF8, at: offset)) { try parser.parse(bytes) }
  }

  @Test func nestingIsLimited() throws {
    let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try parser.parse(deepest).arrayValue?.count == 1)
    let tooDeep = String(repeating: "{\"a\":", count: 600)
    #expect(throws: JSONError(.tooDeep, at: 512 * 5)) { try parser.parse(tooDeep) }
    let hostile = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONError(.tooDeep, at: 1024)) {
      try JSONParser(maximumDepth: .max).parse(hostile)
    }
    #expect(throws: JSONError(.tooDeep, at: 0)) { try JSONParser(maximumDepth: -1).parse("[]") }
  }

  @Test func doubledKeysAreKeptAndTheLastOneCounts() throws {
    let value = try parser.parse("{\"a\":1,\"b\":2,\"a\":3}")
    #expect(value.objectValue?.keys == ["a", "b", "a"])
    #expect(value["a"] == 3)
    #expect(value.objectValue?.firstDuplicateKey == "a")
    #expect(value.description == "{\"a\":1,\"b\":2,\"a\":3}")
  }

  @Test func keysThatDifferOnlyInNormalizationAreTwoKeys() throws {
    let value = try parser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
    #expect(value.objectValue?.firstDuplicateKey == nil)
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }
}
