import ArgumentParser
import ClaudeMessages
import RunStorage

/// What a token's owner may ask for.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most that may be spent, in US dollars, such as 5 or 0.50.",
      valueName: "usd"
    )
  )
  var budget: String?

  @Option(
    help: ArgumentHelp(
      "When the budget is whole again: hour, day, week or month, each in UTC. Default: never.",
      valueName: "period"
    )
  )
  var per: BudgetPeriod?

  @Option(
    help: ArgumentHelp(
      "The models that may be asked, by line, short name or id, with commas between. Default: all.",
      valueName: "names"
    )
  )
  var models: String?

  @Option(help: ArgumentHelp("The largest max_tokens of a request.", valueName: "number"))
  var maxTokens: Int?

  @Option(help: ArgumentHelp("The most requests in a minute.", valueName: "number"))
  var rpm: Int?

  @Option(
    help: ArgumentHelp(
      "After what time the token no longer counts, such as 12h, 30d or 8w. Default: never.",
      valueName: "time"
    )
  )
  var expires: TokenLifetime?

  @Option(
    name: .customLong("catalogue"),
    help: ArgumentHelp(
      "A JSON file that adds to or changes the catalogue of models, as the gateway has it.",
      valueName: "file"
    )
  )
  var catalogueFile: String?

  func validate() throws {
    if per != nil, budget == nil {
      throw ValidationError("--per says when a budget is whole again; add --budget")
    }
    if let maxTokens, maxTokens < 1 {
      throw ValidationError("--max-tokens takes a number from 1 on, not \(maxTokens)")
    }
    if let rpm, rpm < 1 {
      throw ValidationError("--rpm takes a number of requests from 1 on, not \(rpm)")
    }
    _ = try amount()
  }

  /// The limits.
  ///
  /// - Throws: `ValidationError` for a model that nobody knows.
  func limits() throws -> TokenLimits {
    TokenLimits(
      budget: try amount()?.picodollars,
      period: per ?? .total,
      models: try NamedModels(overriddenBy: catalogueFile).names(in: models),
      maxTokens: maxTokens,
      requestsPerMinute: rpm
    )
  }

  private func amount() throws -> DollarAmount? {
    guard let budget else { return nil }
    guard let amount = DollarAmount(dollars: budget), amount > .zero else {
      throw ValidationError(
        "--budget takes an amount of US dollars above 0, such as 5 or 0.50, not \(budget)"
      )
    }
    return amount
  }
}

extension BudgetPeriod: ExpressibleByArgument {
  /// Takes the periods that come again.
  package init?(argument: String) {
    guard let period = BudgetPeriod(rawValue: argument), period != .total else { return nil }
    self = period
  }

  /// The words for the command line.
  package static var allValueStrings: [String] {
    allCases.filter { $0 != .total }.map(\.rawValue)
  }
}
