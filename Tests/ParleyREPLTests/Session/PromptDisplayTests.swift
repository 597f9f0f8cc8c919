import ParleyDiagnostics
import ParleyHost
import Testing
import TerminalText

@testable import ParleyREPL

/// How a session is shown on a coloured terminal that is redrawn.
struct PromptDisplayTests {
  private static let tag = RequestTag(number: 1, conversation: "main", isShown: true)

  private static func display(
    patience: Duration = .zero,
    isQuiet: Bool = false
  ) -> (PromptDisplay, CollectedText) {
    let text = CollectedText()
    var configuration = PromptDisplay.Configuration()
    configuration.style = .ansi
    configuration.redraws = true
    configuration.rendersMarkdown = true
    configuration.patience = patience
    configuration.isQuiet = isQuiet
    return (PromptDisplay(configuration, to: text), text)
  }

  private static func report() -> RequestReport {
    RequestReport(tag: tag, span: .init(0, 0), model: "m", body: [], version: "1", betas: [])
  }

  @Test func markdownIsRenderedUnlessRawIsOn() {
    let (display, shown) = Self.display()
    display.receive(.text("a **b** c\n", Self.tag))
    display.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    #expect(!shown.text.contains("**"))
    #expect(shown.text.contains("b"))
    display.isRaw = true
    display.receive(.text("a **b** c\n", Self.tag))
    display.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    #expect(shown.text.hasSuffix("a **b** c\n"))
  }

  @Test func whatIsWaitedForIsShownAndTakenAway() {
    let (display, shown) = Self.display()
    display.receive(.request(Self.report()))
    display.receive(.progress(.sent, Self.tag))
    display.tick()
    #expect(shown.text == "\r\u{1B}[K\u{1B}[2mwaiting for m, 0 s\u{1B}[0m")
    display.receive(.text("a", Self.tag))
    #expect(shown.text.contains("0 s\u{1B}[0m\r\u{1B}[K"))
  }

  @Test func nothingIsDrawnOverAReplyOrWhenQuiet() {
    let (display, shown) = Self.display()
    display.receive(.request(Self.report()))
    display.receive(.text("half a line", Self.tag))
    let before = shown.text
    display.tick()
    #expect(shown.text == before)
    let (quiet, none) = Self.display(isQuiet: true)
    quiet.receive(.request(Self.report()))
    quiet.tick()
    #expect(none.text == "")
  }

  @Test func anEntryEndsAtTheStartOfALine() {
    let (display, shown) = Self.display()
    display.beginEntry()
    display.receive(.text("half", Self.tag))
    _ = display.endEntry()
    #expect(shown.text.hasSuffix("half\n"))
    display.show(["line"])
    #expect(shown.text.hasSuffix("half\nline\n"))
  }

  @Test func controlSequencesOfOthersAreNotShown() {
    let (display, shown) = Self.display()
    display.receive(.print("a\u{1B}]0;title\u{07}b"))
    display.receive(.text("c\u{1B}[2Jd\n", Self.tag))
    _ = display.endEntry()
    #expect(!shown.text.contains("\u{1B}]") && !shown.text.contains("\u{1B}[2J"))
  }
}
