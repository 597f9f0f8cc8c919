import TerminalText
import Testing

struct ControlSequenceStripperTests {
  /// Hostile texts and what may be shown of them.
  static let cases: [(String, String)] = [
    ("plain\ttext\n", "plain\ttext\n"),
    ("\u{1B}[31mred\u{1B}[0m", "red"),
    ("\u{1B}]0;title\u{07}x", "x"),
    ("\u{1B}]52;c;aGk=\u{1B}\\x", "x"),
    ("\u{9B}2Jx", "x"),
    ("a\rb\u{08}c", "abc"),
    ("\u{1B}(Bx", "x"),
    ("\u{1B}Pdcs\u{1B}\\x", "x"),
    ("x\u{202E}y", "xy"),
    ("한\u{1B}[1m글", "한글"),
  ]

  @Test(arguments: cases)
  func controlSequencesGoAndTextStays(text: String, shown: String) {
    #expect(text.strippingControls == shown)
  }

  @Test(arguments: cases)
  func aSequenceSplitAnywhereGoesToo(text: String, shown: String) {
    for cut in text.unicodeScalars.indices {
      var stripper = ControlSequenceStripper()
      let parts = String(text.unicodeScalars[..<cut]), rest = String(text.unicodeScalars[cut...])
      #expect(stripper.strip(parts) + stripper.strip(rest) == shown)
    }
  }
}
