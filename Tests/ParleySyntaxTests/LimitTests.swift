import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

/// Sources that are too long or nest too deeply.
struct LimitTests {
  /// What opens and what closes a level.
  static let levels: [(open: String, close: String)] = [
    ("print ", ""), ("(", ")"), ("[", "]"), ("{a: ", "}"), ("f(", ")"), ("x[", "]"), ("not ", ""),
    ("- ", ""), ("! ", ""), ("x -> ", ""), ("(a, b) -> ", ""), ("a if b else ", ""), ("1 + ", ""),
    ("1 and ", ""), ("\"{{ ", " }}\""), ("xs[0:", "]"), ("f(a, [", "])"), ("{\"{{ ", " }}\": 1}"),
  ]

  @Test(arguments: levels.dropFirst().map { [$0.open, $0.close] })
  func deeplyNestedExpressionIsOneErrorAndNoStackOverflow(_ level: [String]) throws {
    let text =
      "print " + String(repeating: level[0], count: 10_000) + "1"
      + String(repeating: level[1], count: 10_000) + "\nlet x =\n"
    let source = try ParsedSource(text)
    #expect(source.ids.contains("syntax.too-deep"))
    #expect(source.diagnostics.count { $0.id == .tooDeep } == 1)
    #expect(!source.ids.contains("syntax.expected-value"), "reading goes on after it was given up")
    #expect(!source.result.isIncomplete)
  }

  @Test(arguments: ["1", "1__", "1e", "."])
  func aLongNumberIsAbbreviatedInTheMessage(_ part: String) throws {
    let source = try ParsedSource("print " + String(repeating: part, count: 100_000) + "9\n")
    #expect(source.diagnostics.allSatisfy { $0.message.utf8.count < 200 })
    #expect(!source.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "if a {", "for x in y {", "while a {", "repeat 1 {", "try {", "with model x {", "def f() {",
    "experiment e { trial {", "tool t() {",
  ])
  func deeplyNestedBlockIsOneErrorAndNoStackOverflow(_ open: String) throws {
    for close in ["", "}"] {
      let text =
        String(repeating: open + "\n", count: 10_000) + String(repeating: close, count: 10_000)
      let source = try ParsedSource(text)
      #expect(source.diagnostics.count { $0.id == .tooDeep } == 1)
      #expect(!source.ids.contains("syntax.unclosed-block"))
    }
  }

  @Test(arguments: [".a", "()", "[0]", "[1:2]", " + 1", " or a", " * 2"])
  func longChainIsOneErrorAndNoStackOverflow(_ link: String) throws {
    let source = try ParsedSource("print a" + String(repeating: link, count: 10_000))
    #expect(source.ids == ["syntax.too-deep"])
  }

  @Test func chainWithinTheLimitIsRead() throws {
    let source = try ParsedSource("print a" + String(repeating: " + 1", count: 400))
    #expect(source.ids.isEmpty)
  }

  @Test func manyBranchesAreNotNested() throws {
    let text = "if a { }" + String(repeating: " else if b { }", count: 10_000)
    let source = try ParsedSource(text)
    #expect(source.ids.isEmpty)
  }

  @Test func hundredMegabytesAreRefused() throws {
    let source = try ParsedSource([UInt8](repeating: UInt8(ascii: "\n"), count: 100_000_000))
    #expect(source.ids == ["syntax.source-too-long"])
    #expect(source.rendered.contains("100000000 bytes"))
    #expect(source.result.tree.statements.isEmpty)
  }

  /// Each of these takes hours in an implementation that looks through the rest of the source again at every place.
  @Test(arguments: [
    "{{", "say {{\n", "\"", "'", "(", "[1,", "<<A\n", "let x = <<A\n", "\"\"\"\n",
    "let x = \"\"\"\n",
    "}", ")", "a(", "#\n", "# ", "say a }\n", "\\{{", "x = [\n", "if a\n", "if a {} ", "f(\"\", ",
    "print \"{{\n", "else\n", "; ", "f(a, (a, (", "“", "{a: [", "say <<A <<B\n",
    "print f(<<A, <<B)\n", "experiment a {\n", "vary x: 1,\n", "vary model: a,", "1,\n#\n",
    "vary x ", "trial { ", "score a = ", "repeat 1 {\n",
  ])
  func largeHostileSourceIsRead(_ piece: String) throws {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    for prefix in ["", "print ", "say <<END\n", "if a {\n", "experiment a {\n"] {
      let source = try ParsedSource(prefix + text, limits: ParseLimits(nesting: 100))
      #expect(source.result.tree.span.byteCount == prefix.utf8.count + text.utf8.count)
    }
  }
}
