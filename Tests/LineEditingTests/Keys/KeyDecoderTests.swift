import Testing

@testable import LineEditing

struct KeyDecoderTests {
  /// The keys of some bytes, an unfinished one ended.
  private static func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder()
    var keys = bytes.compactMap { decoder.take($0) }
    if let last = decoder.finish() { keys.append(last) }
    return keys
  }

  @Test(arguments: [
    ("a", [Key.scalar("a")]),
    ("한👍é", [.scalar("한"), .scalar("👍"), .scalar("é")]),
    ("\r\n\t\u{7F}", [.scalar("\r"), .scalar("\n"), .scalar("\t"), .scalar("\u{7F}")]),
    ("\u{1B}", [.scalar("\u{1B}")]),
    ("\u{1B}\u{1B}[A", [.scalar("\u{1B}"), .named(.up)]),
    ("\u{1B}b\u{1B}한", [.alt("b"), .alt("한")]),
    ("\u{1B}\u{7F}", [.alt("\u{7F}")]),
    ("\u{1B}\r", [.named(.newline)]),
    ("\u{1B}OA\u{1B}OM\u{1B}OP", [.named(.up), .named(.enter), .named(.ignored)]),
    ("\u{1B}O", [.alt("O")]),
    ("\u{1B}[", [.alt("[")]),
    ("\u{1B}]", [.alt("]")]),
    ("\u{1B}[1;5", [.named(.ignored)]),
    ("\u{1B}[1;5C\u{1B}[1;3D", [.named(.wordRight), .named(.wordLeft)]),
    ("\u{1B}[1;5A\u{1B}[6~", [.named(.older), .named(.newer)]),
    ("\u{1B}[3;5~\u{1B}[3~", [.named(.deleteWordRight), .named(.delete)]),
    ("\u{1B}[Z\u{1B}[9;2u", [.named(.backTab), .named(.backTab)]),
    ("\u{1B}[13u\u{1B}[13;2u", [.named(.enter), .named(.newline)]),
    ("\u{1B}[27;5;13~", [.named(.newline)]),
    ("\u{1B}[99;5u\u{1B}[98;3u", [.scalar("\u{3}"), .alt("b")]),
    ("\u{1B}[97;1:3u", [.named(.ignored)]),
    ("\u{1B}[[Ax", [.named(.ignored), .scalar("x")]),
    ("\u{1B}]0;title\u{7}x", [.scalar("x")]),
    ("\u{1B}P+r\u{1B}\\x", [.scalar("x")]),
    ("\u{1B}[200~a\u{1B}[A\rb\u{1B}[201~c", [.paste(Array("a\u{1B}[A\rb".utf8)), .scalar("c")]),
    ("\u{1B}[200~cut", [.paste(Array("cut".utf8))]),
  ])
  func bytesAreKeys(_ bytes: String, _ keys: [Key]) {
    #expect(Self.keys(Array(bytes.utf8)) == keys)
  }

  @Test(
    arguments: [
      [0x80], [0xFF, 0x61], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xC2, 0x9B],
      [0xF4, 0x90, 0x80, 0x80], [0xE1, 0x88],
    ] as [[UInt8]]
  )
  func bytesThatAreNoTextAreLeftOut(_ bytes: [UInt8]) {
    #expect(Self.keys(bytes).allSatisfy { $0 == .scalar("a") })
  }

  @Test
  func letterAfterABrokenScalarIsKept() {
    #expect(Self.keys([0xED, 0x95, 0x61, 0x62]) == [.scalar("a"), .scalar("b")])
  }

  @Test
  func everyCodeIsBoundAndNoKeyboardSendsIt() {
    #expect(Set(LibEditReader.firm.map(\.0)) == Set(KeyCode.allCases))
    #expect(KeyCode.allCases.allSatisfy { (0x80...0x9F).contains($0.rawValue) })
  }
}
