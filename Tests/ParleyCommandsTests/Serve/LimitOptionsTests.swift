import ArgumentParser
import RunStorage
import Testing

@testable import ParleyCommands

struct LimitOptionsTests {
  private func limits(_ arguments: [String]) throws -> TokenLimits {
    try LimitOptions.parse(arguments).limits()
  }

  private func mistake(_ arguments: [String]) throws -> String {
    let error = try #require(#expect(throws: (any Error).self) { try limits(arguments) })
    return LimitOptions.fullMessage(for: error)
  }

  @Test func withoutOptionsNothingIsLimited() throws {
    #expect(try limits([]) == TokenLimits())
  }

  @Test func everyOptionIsALimit() throws {
    let arguments = [
      "--budget", "0.50", "--per", "week", "--max-tokens", "4000", "--rpm", "60",
      "--models", "haiku, sonnet,haiku",
    ]
    let expected = TokenLimits(
      budget: 500_000_000_000,
      period: .week,
      models: ["haiku", "sonnet"],
      maxTokens: 4000,
      requestsPerMinute: 60
    )
    #expect(try limits(arguments) == expected)
  }

  @Test func aBudgetWithoutAPeriodIsGivenOnce() throws {
    #expect(
      try limits(["--budget", "5"]) == TokenLimits(budget: 5_000_000_000_000, period: .total)
    )
  }

  @Test func aModelIsKeptByItsLineOrItsId() throws {
    let names = "opus,haiku-4.5,claude-sonnet-4-5"
    let models = try limits(["--models", names]).models
    #expect(models == ["opus", "claude-haiku-4-5-20251001", "claude-sonnet-4-5-20250929"])
  }

  @Test(arguments: [
    (["--budget", "0"], "above 0, such as 5 or 0.50, not 0"),
    (["--budget", "-1"], "--budget"), (["--budget", "five"], "not five"),
    (["--budget", "1e30"], "not 1e30"),
    (["--per", "day"], "add --budget"), (["--budget", "5", "--per", "year"], "'hour'"),
    (["--budget", "5", "--per", "total"], "'hour'"),
    (["--max-tokens", "0"], "from 1 on, not 0"), (["--rpm", "0"], "from 1 on, not 0"),
    (["--models", "haiko"], "there is no model named haiko; did you mean haiku?"),
    (["--models", "haiku,"], "names with commas between"), (["--models", ""], "names with commas"),
    (["--models", "zzzzzzzz"], "named zzzzzzzz; `parley models` lists all"),
    (["--expires", "30"], "such as 12h, 30d or 8w"),
  ])
  func mistakesSayWhatToWrite(arguments: [String], words: String) throws {
    #expect(try mistake(arguments).contains(words))
  }
}
