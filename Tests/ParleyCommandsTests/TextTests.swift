import ParleyHost
import Testing

@testable import ParleyCommands

/// Amounts and durations as people read them.
struct TextTests {
  @Test(
    arguments: [
      (0, "$0.00"), (1, "$0.000000000001"), (5_400_000, "$0.0000054"), (744_000_000, "$0.00075"),
      (12_200_000_000, "$0.013"), (1_000_000_000_000, "$1.00"), (1_234_567_000_000, "$1.24"),
    ] as [(Int64, String)]
  )
  func costsShowTwoDigitsAndAreNeverTooSmall(picoDollars: Int64, text: String) {
    #expect(RunTotalsText.cost(picoDollars) == text)
  }

  @Test func anUnknownPriceIsSaid() {
    #expect(RunTotalsText.cost(nil) == "price unknown")
  }

  @Test(arguments: [
    (Duration.microseconds(400), "0.4 ms"), (.microseconds(9999), "9.9 ms"),
    (.milliseconds(35), "35 ms"),
    (.milliseconds(1204), "1.20 s"), (.seconds(75), "75 s"),
  ])
  func durationsHaveTwoOrThreeDigits(duration: Duration, text: String) {
    #expect(DurationText.short(duration) == text)
  }

  @Test(arguments: [
    (["a", "b"], "", "a b"), (["a"], "in\n", "a\n\nin\n"), (["<{{stdin}}>"], "x", "<x>"),
    (["{{stdin}}{{stdin}}"], "x", "xx"), (["{{ 1 }}"], " \n", "{{ 1 }}"),
  ])
  func aQuestionTakesStandardInputWhereItIsMentionedOrAfterwards(
    words: [String],
    input: String,
    text: String
  ) throws {
    #expect(try Question(words: words, input: Array(input.utf8)).text == text)
  }

  @Test func anEmptyQuestionIsAnError() {
    #expect(throws: (any Error).self) { try Question(words: [" "], input: nil) }
  }
}
