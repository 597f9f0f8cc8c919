import ArgumentParser
import ClaudeMessages
import ParleyHost

/// What a run is given.
struct RunOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter of the script.", valueName: "name=value")
  )
  var parameters: [ParameterOption] = []

  @Option(help: ArgumentHelp("The most the run may cost, in US dollars.", valueName: "usd"))
  var budget: BudgetOption?

  @Option(
    help: ArgumentHelp(
      "The seed that the built-in model draws with where the script sets none. Default: 0.",
      valueName: "number"
    )
  )
  var seed: Int64?

  @Flag(inversion: .prefixedNo, help: "Keep what is typed and received under the state folder.")
  var journal = true
}

/// A `-p NAME=VALUE`.
struct ParameterOption: ExpressibleByArgument {
  let argument: ParameterArgument

  init?(argument text: String) {
    guard let argument = ParameterArgument(parsing: text) else { return nil }
    self.argument = argument
  }
}

/// A `--budget USD`: a decimal number of at least 0.
struct BudgetOption: ExpressibleByArgument {
  let amount: DollarAmount

  init?(argument text: String) {
    guard let amount = DollarAmount(dollars: text), amount >= .zero else { return nil }
    self.amount = amount
  }
}
