import ParleyDiagnostics
import ParleyHost
import TerminalText
import Testing

struct ToolCallLineTests {
  private func line(
    _ arguments: String,
    _ result: ToolCallReport.Result?,
    source: ToolCallReport.Source = .script,
    width: Int = 200
  ) -> String {
    var report = ToolCallReport(
      tag: RequestTag(number: 1, conversation: "main", isShown: true),
      id: "toolu_1",
      name: "weather",
      arguments: arguments,
      source: source
    )
    report.result = result
    return ToolCallLine.text(of: report, in: SourceMap(), width: width)
  }

  private static let result = ToolCallReport.Result(
    text: #"{"celsius": 21, "sky": "clear"}"#,
    duration: .microseconds(312)
  )

  @Test func itShowsNameArgumentsResultAndTime() {
    #expect(
      line(#"{"city":"Seoul","days":[1,2]}"#, Self.result)
        == #"weather(city: "Seoul", days: [1, 2]) → {"celsius": 21, "sky": "clear"} · 0.3 ms"#
    )
    #expect(line("{}", nil) == "weather()")
    #expect(
      line("{}", Self.result, source: .server("notes")).hasSuffix("· 0.3 ms · notes")
    )
  }

  @Test func whatWentWrongIsMarked() {
    let failed = ToolCallReport.Result(text: "no way", isError: true, duration: .seconds(2))
    #expect(line("{}", failed) == "weather() → error: no way · 2.00 s")
  }

  @Test func itIsOneLineWithoutControlSequences() {
    let result = ToolCallReport.Result(text: "a\n\u{1B}[31mb\u{07}\r\nc", duration: .zero)
    #expect(line(#"{"x":"\u001b]0;t\u0007"}"#, result).hasSuffix(" → a b c · 0.0 ms"))
    #expect(line("{\u{1B}]0;t\u{07}", result) == "weather({) → a b c · 0.0 ms")
  }

  @Test(arguments: [20, 40, 60, 79]) func itFitsTheTerminal(width: Int) {
    let long = String(repeating: "가나다 ", count: 5000)
    let result = ToolCallReport.Result(text: long, duration: .zero)
    let text = line("{\"text\":\"\(long)\"}", result, width: width)
    #expect(text.displayWidth <= max(width, 36))
    #expect(text.hasSuffix("0.0 ms"))
  }
}
