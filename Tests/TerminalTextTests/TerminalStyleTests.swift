import TerminalText
import Testing

/// Looks on a terminal.
struct TerminalStyleTests {
  @Test func neighboursHaveDifferentTints() {
    let tints = (0..<9).map { TerminalStyle.ansi.apply(.tint($0), to: "x") }
    #expect(zip(tints, tints.dropFirst()).allSatisfy { $0 != $1 })
    #expect(tints.allSatisfy { $0.hasSuffix("x\u{1B}[0m") && $0.strippingControls == "x" })
  }

  @Test func aPlainStyleAddsNothing() {
    #expect(TerminalStyle.plain.apply(.tint(3), to: "x") == "x")
    #expect(TerminalStyle.plain.apply(.error, to: "x") == "x")
    #expect(TerminalStyle.ansi.apply(.strong, to: "") == "")
  }

  @Test func severalRolesAreOneSequence() {
    #expect(TerminalStyle.ansi.apply([.strong, .code], to: "x") == "\u{1B}[1;36mx\u{1B}[0m")
    #expect(TerminalStyle.ansi.apply([], to: "x") == "x")
    #expect(TerminalStyle.ansi.apply([.strong], to: "") == "")
    #expect(TerminalStyle.plain.apply([.strong, .code], to: "x") == "x")
  }
}
