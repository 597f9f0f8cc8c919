import ArgumentParser
import ClaudeMessages
import ParleyHost
import RunStorage

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

  @OptionGroup var storeOption: StoreOption

  @Option(
    help: ArgumentHelp(
      "Run only part K of N of each experiment's trials; parley runs merge joins the parts.",
      valueName: "k/n"
    )
  )
  var shard: ShardOption?

  @Flag(help: "Send the requests of trials anew, also those that the run store could answer.")
  var fresh = false

  @Flag(help: "Send the requests of trials as message batches: half the price, within a day.")
  var batch = false

  @Flag(inversion: .prefixedNo, help: "Keep what is typed and received under the state folder.")
  var journal = true
}

extension RunOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.parameters = []
    options.budget = nil
    options.seed = nil
    options.storeOption = .unset
    options.shard = nil
    options.fresh = false
    options.batch = false
    options.journal = true
    return options
  }
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

/// A `--shard K/N`: a part, from 1, of how many.
struct ShardOption: ExpressibleByArgument {
  let shard: RunRecord.Shard

  init?(argument text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), count >= 1,
      (1...count).contains(number)
    else { return nil }
    shard = RunRecord.Shard(number: number, count: count)
  }
}
