import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
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

  @Test func citationsAreMarkedInTheReplyAndNamedUnderIt() {
    let (display, shown) = Self.display()
    display.receive(.text("It is **warm**", Self.tag))
    display.receive(.cited([1, 2], Self.tag))
    display.receive(.text(".", Self.tag))
    display.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    let fields = MapValue([
      ("citations", [["document_index": 0, "start_char_index": 0, "end_char_index": 4]])
    ])
    let reply = ReplyValue(text: "It is warm.", fields: fields)
    display.receive(.reply(ReplyReport(tag: Self.tag, span: .init(0, 0), reply: reply)))
    #expect(
      shown.text.strippingControls.hasPrefix("It is warm[1][2].\n[1] document 1, characters 1–4\n")
    )
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

  @Test func repliesAndPrintsGoElsewhereExactly() {
    let (terminal, piped) = (CollectedText(), CollectedText())
    var configuration = PromptDisplay.Configuration()
    configuration.rendersMarkdown = true
    configuration.style = .ansi
    let display = PromptDisplay(configuration, to: terminal, exact: { piped.write($0) })
    display.beginEntry()
    display.receive(.text("a **b**", Self.tag))
    display.receive(.text(" \u{7}c", Self.tag))
    display.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    display.receive(.print("\u{1B}[1md"))
    display.receive(.shown(.int(7)))
    _ = display.endEntry()
    #expect(piped.text == "a **b** \u{7}c\n\u{1B}[1md\n")
    #expect(terminal.text == "7\n")
  }

  @Test(arguments: [
    (80, "parley 1.2 · the model answers · :help helps, Ctrl-D leaves"),
    (59, "parley 1.2 · the model answers · :help helps, Ctrl-D leaves"),
    (58, "parley 1.2 · the model answers · :help helps"), (43, "parley 1.2 · the model answers"),
    (20, "parley 1.2 · the\nmodel answers"),
  ])
  func theGreetingFitsTheTerminal(_ columns: Int, _ greeting: String) {
    let text = Greeting.text(of: "parley 1.2", answering: "the model", columns: columns)
    #expect(text == greeting)
  }
}
