import TerminalText
import Testing

/// Texts that are broken to fit, of which nothing may be lost.
struct TextFittingTests {
  @Test(arguments: [
    ("one  two three", 8, ["one  ", "two ", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("한국어", 3, ["한", "국", "어"]), ("", 5, [""]), ("  a", 5, ["  a"]),
  ])
  func exactLinesKeepEveryBlank(text: String, width: Int, lines: [String]) {
    #expect(TextFitting.exactLines(of: text, width: width) == lines)
  }

  @Test func aLabelKeepsItsLooksWhereItsTextIsBroken() {
    let lines = TerminalStyle.ansi.lines(
      of: "there is no such file",
      labelled: "error:",
      as: .error,
      after: "a:1:2: ",
      width: 25
    )
    #expect(lines == ["a:1:2: \u{1B}[1;31merror:\u{1B}[0m there is no", "such file"])
    let whole = TerminalStyle.plain.lines(of: "a  b", labelled: "help:", as: .help, width: 10)
    #expect(whole == ["help: a  b"])
  }
}
