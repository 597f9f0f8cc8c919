import ParleyDiagnostics
import ParleySyntax
import Testing

@testable import ParleyFormat

/// Single rules whose input cannot stand in a file of the corpus, and what comes of mistakes.
struct FormattingTests {
  private func formatted(_ text: String, mode: ParseMode = .file) throws -> String {
    let source = FormattedSource(Array(text.utf8), mode: mode, origin: "a text of the test")
    return String(decoding: try #require(source.text), as: UTF8.self)
  }

  @Test(arguments: ["", "\n", " \n\t\n", "\u{FEFF}", "\u{FEFF}\r\n"])
  func emptySourceIsEmpty(_ text: String) throws {
    #expect(try formatted(text) == "")
  }

  @Test func lineEndsAreLineFeedsInAndOutsideTexts() throws {
    let text = "\u{FEFF}say <<END\r\na\r\n\r\nb\r\nEND\r\nprint \"\"\"\r\nx\r\n\"\"\"\r\n"
    #expect(try formatted(text) == "say <<END\na\n\nb\nEND\nprint \"\"\"\nx\n\"\"\"\n")
  }

  @Test func carriageReturnThatIsPartOfATextStays() throws {
    let text = "say   <<END\na\r\r\nb\rc\nEND\n"
    #expect(try formatted(text) == "say <<END\na\r\r\nb\rc\nEND\n")
  }

  @Test func sourceWithErrorsIsLeftWithAllItsDiagnostics() throws {
    let result = Formatting.format(Array("print  1\nprint (\n".utf8), path: "a.claude")
    guard case .hasErrors(let diagnostics, let map) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(diagnostics.map(\.id.rawValue) == ["syntax.unclosed-delimiter"])
    #expect(map.files.map(\.path) == ["a.claude"])
  }

  @Test func invalidUTF8IsAnError() {
    guard case .hasErrors = Formatting.format([0xFF]) else {
      Issue.record("invalid UTF-8 is laid out")
      return
    }
  }

  @Test func warningsDoNotKeepAScriptFromBeingLaidOut() throws {
    #expect(try formatted("say   'quoted'\n") == "say 'quoted'\n")
  }

  @Test func expressionsAloneAreLaidOutInPromptMode() throws {
    #expect(try formatted("1+2\n{a:1}\n-x", mode: .prompt) == "1 + 2\n{ a: 1 }\n-x\n")
    guard case .hasErrors = Formatting.format(Array("1+2\n".utf8)) else {
      Issue.record("an expression alone is right in a file")
      return
    }
  }

  @Test func deepNestingIsLaidOutInBoundedTime() throws {
    let lists = String(repeating: "[\n", count: 150) + String(repeating: "]", count: 150)
    let text = try formatted("print " + lists + "\n")
    #expect(text.hasPrefix("print [\n  [\n    [\n"))
    let blocks = String(repeating: "if a {", count: 150) + String(repeating: "}", count: 150)
    #expect(try formatted(blocks).contains("\n\(String(repeating: "  ", count: 149))if a { }\n"))
  }

  /// Each of these takes a thousand times as long where every comment looks past all others.
  @Test(arguments: [["", "#\n", ""], ["print [", "#\n", "]"], ["print [1", " #\n, 1", "]"]])
  func longRunsOfCommentsAreLaidOutInLinearTime(_ parts: [String]) {
    let text = parts[0] + String(repeating: parts[1], count: 20_000) + parts[2]
    guard case .formatted = Formatting.format(Array(text.utf8)) else {
      #expect(parts[0].isEmpty, "nothing is laid out")
      return
    }
  }
}
