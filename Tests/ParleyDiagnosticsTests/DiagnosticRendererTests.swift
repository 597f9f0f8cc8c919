import ParleyDiagnostics
import TerminalText
import TestSupport
import Testing

struct DiagnosticRendererTests {
  private func render(
    _ marked: String,
    style: TerminalStyle = .plain,
    label: String? = nil,
    notes: Bool = false
  ) throws -> String {
    let source = MarkedSource(marked)
    var map = SourceMap()
    _ = map.add(path: "first.claude", text: Array("say hi\n".utf8))
    let added = map.add(path: "second.claude", text: Array(source.text.utf8))
    let file = try #require(added)
    let spans = source.ranges.map {
      SourceSpan(file.base + UInt32($0.lowerBound), file.base + UInt32($0.upperBound))
    }
    let diagnostic = Diagnostic(
      Diagnostic.ID(rawValue: "test.case"),
      "something is wrong",
      at: spans[0],
      label: label,
      notes: notes ? [Note("because of this", at: spans[1])] : [],
      help: ["do it right"],
      fixIts: [FixIt("write x", [FixIt.Edit(spans[0], "x")])]
    )
    return DiagnosticRenderer(map: map, style: style).render(diagnostic)
  }

  @Test func placeLineUnderlineAndHelpAreShown() throws {
    #expect(
      try render("a\nlet ⟦x⟧ = y\n", label: "here") == """
        second.claude:2:5: error: something is wrong [test.case]
           2 | let x = y
             |     ^ here
        help: do it right
        help: write x

        """
    )
  }

  @Test func columnsAreScalarsAndTheUnderlineDisplayColumns() throws {
    #expect(
      try render("say 한국 ⟦어⟧\n").hasPrefix(
        """
        second.claude:1:8: error: something is wrong [test.case]
           1 | say 한국 어
             |          ^^

        """
      )
    )
  }

  @Test func aSpanOverSeveralLinesIsUnderlinedToItsFirstLinesEnd() throws {
    #expect(try render("a ⟦bc\nd⟧\n").contains("   1 | a bc\n     |   ^^\n"))
  }

  @Test func anEmptySpanAtTheEndGetsOneCaret() throws {
    #expect(try render("if x ⟦⟧").contains("   1 | if x \n     |      ^\n"))
  }

  @Test func notesShowTheirOwnPlace() throws {
    let text = try render("x ⟦y⟧\nz ⟦w⟧\n", notes: true)
    #expect(text.contains("second.claude:2:3: note: because of this\n   2 | z w\n     |   ^\n"))
  }

  @Test func notesOnOnePlaceShowItsSourceOnce() throws {
    var map = SourceMap()
    let added = map.add(path: "a.claude", text: Array("print f(1)\n".utf8))
    let file = try #require(added)
    let call = SourceSpan(file.base + 6, file.base + 10)
    let diagnostic = Diagnostic(
      Diagnostic.ID(rawValue: "test.case"),
      "too deep",
      at: SourceSpan(file.base, file.base + 5),
      notes: [Note("in f", at: call), Note("and more", at: call)]
    )
    let text = DiagnosticRenderer(map: map).render(diagnostic)
    #expect(
      text.hasSuffix(
        "a.claude:1:7: note: in f\n   1 | print f(1)\n     |       ^^^^\na.claude:1:7: note: and more\n"
      )
    )
  }

  @Test func aLongLineIsCutAroundTheMistake() throws {
    let filler = String(repeating: "a", count: 1000)
    let text = try render("\(filler)⟦x⟧\(filler)")
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 200 })
    #expect(text.contains("…"))
  }

  @Test func controlSequencesOfTheSourceAreNotShown() throws {
    #expect(try !render("say \u{1B}[31m⟦x⟧").contains("\u{1B}"))
  }

  @Test func coloursAreSequencesAroundTheSameText() throws {
    let coloured = try render("let ⟦x⟧", style: .ansi)
    #expect(coloured.contains("\u{1B}[1;31m"))
    #expect(coloured.strippingControls == (try render("let ⟦x⟧")))
  }
}

struct UnderlineTests {
  @Test func severalLabelsShareTheirSourceLine() throws {
    let source = MarkedSource("expect ⟦a⟧ == ⟦b⟧\n⟦c⟧")
    var map = SourceMap()
    let added = map.add(path: "x.claude", text: Array(source.text.utf8))
    let file = try #require(added)
    let labels = zip(source.ranges, ["1", "2", "3"]).map { range, label in
      (
        span: SourceSpan(
          file.base + UInt32(range.lowerBound),
          file.base + UInt32(range.upperBound)
        ),
        label: label
      )
    }
    #expect(
      DiagnosticRenderer(map: map).underlines(labels) == """
           1 | expect a == b
             |        ^ 1
             |             ^ 2
           2 | c
             | ^ 3

        """
    )
  }

  @Test func aPathCannotControlTheTerminal() throws {
    var map = SourceMap()
    let added = map.add(path: "a\u{1B}]0;b\u{7}.claude", text: Array("x".utf8))
    let span = try #require(added).base
    let diagnostic = Diagnostic(
      Diagnostic.ID(rawValue: "test.case"),
      "wrong",
      at: SourceSpan(span, span + 1)
    )
    let text = DiagnosticRenderer(map: map, style: .plain).render(diagnostic)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(text)")
    #expect(text.contains(".claude:1:1: error: wrong"))
  }
}
