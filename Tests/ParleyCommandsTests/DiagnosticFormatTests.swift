import OrderedJSON
import ParleyDiagnostics
import TerminalText
import TestSupport
import Testing

@testable import ParleyCommands

/// Diagnostics for machines.
struct DiagnosticFormatTests {
  private func report() throws -> DiagnosticReport {
    let source = MarkedSource("say 한국\nprint ⟦x%⟧, ⟦y⟧\n")
    var map = SourceMap()
    let added = map.add(path: "dir/a,b.claude", text: Array(source.text.utf8))
    let file = try #require(added)
    let spans = source.ranges.map {
      SourceSpan(file.base + UInt32($0.lowerBound), file.base + UInt32($0.upperBound))
    }
    let diagnostic = Diagnostic(
      Diagnostic.ID(rawValue: "test.case"),
      "100% wrong",
      at: spans[0],
      label: "here",
      notes: [Note("because", at: spans[1])],
      help: ["think"],
      fixIts: [FixIt("write z", [FixIt.Edit(spans[0], "z")])]
    )
    return DiagnosticReport(diagnostics: [diagnostic], sources: map)
  }

  @Test(arguments: DiagnosticFormat.allCases)
  func aFormatIsAsRecorded(format: DiagnosticFormat) throws {
    let text = format.render([try report()], style: .plain)
    Golden.expect(text, at: "Tests/ParleyCommandsTests/Goldens/diagnostics-\(format.rawValue).txt")
  }

  @Test func nothingFoundIsAnEmptyListForMachinesAndNothingForPeople() throws {
    let empty = DiagnosticReport(diagnostics: [], sources: SourceMap())
    #expect(DiagnosticFormat.text.render([empty], style: .plain) == "")
    #expect(DiagnosticFormat.json.render([empty], style: .plain) == "{\"diagnostics\":[]}\n")
  }

  @Test(arguments: [
    ("dir/a,b.claude", "dir/a,b.claude"), ("a b#1.claude", "a%20b%231.claude"),
    ("é%\n.claude", "%C3%A9%25%0A.claude"), ("c:x", "c%3Ax"),
  ])
  func aPathIsAReferenceInSARIF(path: String, reference: String) {
    #expect(SARIFRenderer.uriReference(to: path) == reference)
  }
}
