import ParleyRuntime
import Testing

/// What values look like as texts.
struct TextFormTests {
  private func form(_ value: Value) throws -> String {
    var workspace = Workspace()
    return try value.textForm(in: &workspace).string
  }

  @Test(arguments: [
    (1.0, "1.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e15, "1000000000000000.0"),
    (9999999999999998.0, "9999999999999998.0"), (1e16, "1e16"), (1.5e16, "1.5e16"),
    (-1.25e300, "-1.25e300"), (0.0001, "0.0001"), (0.00012345, "0.00012345"), (0.00001, "1e-5"),
    (1.5e-7, "1.5e-7"), (.leastNonzeroMagnitude, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e308"),
    (123456.789, "123456.789"), (100, "100.0"), (0.3, "0.3"), (0.1 + 0.2, "0.30000000000000004"),
    (9007199254740992, "9007199254740992.0"), (1e-4, "0.0001"), (9.999e-5, "9.999e-5"),
    (123e14, "1.23e16"),
  ])
  func floatsHaveTheirShortestDigits(number: Double, text: String) throws {
    #expect(try form(.float(number)) == text)
  }

  @Test(
    arguments: [
      (.null, "null"), (true, "true"), (-5, "-5"), ("a \"b\"\n", "a \"b\"\n"),
      (["a \"b\"\n\u{1}", 1, 2.0, .null], "[\"a \\\"b\\\"\\n\\u0001\", 1, 2.0, null]"),
      (["k": ["x": []], "é": [:]], "{\"k\": {\"x\": []}, \"é\": {}}"),
      ([reply("r\"")], "[\"r\\\"\"]"), (reply("bare"), "bare"),
      (["a/b\u{2028}🎉"], "[\"a/b\u{2028}🎉\"]"),
      ([.unknown, 1], "[⟨unknown⟩, 1]"),
    ] as [(Value, String)]
  )
  func valuesAreJSONOnOneLine(value: Value, text: String) throws {
    #expect(try form(value) == text)
  }

  @Test func everyFloatReadsBackTheSame() throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<5_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      let text = try form(.float(number))
      #expect(Double(text)?.bitPattern == number.bitPattern)
      #expect(text.contains("e") || text.contains("."))
    }
  }

  @Test func aTextFormHasALimit() throws {
    var workspace = Workspace(maximumByteCount: 100)
    let long = Value.list([Value](repeating: "some text", count: 100))
    #expect { try long.textForm(in: &workspace) } throws: { ($0 as? EffectError)?.kind == .limit }
  }
}
