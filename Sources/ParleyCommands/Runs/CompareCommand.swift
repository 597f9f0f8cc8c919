import ArgumentParser
import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// `parley runs compare A B`: what two runs differ by, pair by pair.
struct CompareCommand: AsyncParsableCommand {
  /// What standard output carries.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two runs trial by trial, or the values of a factor within one run.",
    discussion: """
      Trials with the same rows, factor values and repeat are a pair, whatever their programs say, so that a changed prompt is \
      compared with the old one. A factor with one value in each run, and not the same, is what is compared. Trials that erred \
      are left out and counted. Differences are B less A. "No difference shown" does not mean that there is none: the line \
      below says which ones these pairs would have shown.

        parley runs compare 01k9z2 last
        parley runs compare last --by model
        parley runs compare 01k9z2 last --detect 0.05
      """
  )

  @Argument(help: ArgumentHelp("A: an id, the beginning of one, or last.", valueName: "a"))
  var first: RunArgument

  @Argument(help: ArgumentHelp("B; left out with --by.", valueName: "b"))
  var second: RunArgument?

  @Option(
    help: ArgumentHelp(
      "Compare the first value of this factor of A with each other one.",
      valueName: "factor"
    )
  )
  var by: String?

  @Option(
    help: ArgumentHelp("Only this score; may be repeated. Default: all.", valueName: "name")
  )
  var score: [String] = []

  @Option(help: ArgumentHelp("Only this experiment. Default: all.", valueName: "name"))
  var experiment: String?

  @Option(
    help: ArgumentHelp(
      "Say how many pairs show a difference of this size, rates as shares of 1.",
      valueName: "difference"
    )
  )
  var detect: Double?

  @Option(help: "Text, or one JSON object.")
  var output = Output.text

  @OptionGroup var storeOption: StoreOption

  func validate() throws {
    if (second == nil) == (by == nil) {
      throw ValidationError("name two runs, or one run and --by with a factor of it")
    }
    if let detect, !detect.isFinite || detect <= 0 {
      throw ValidationError("--detect takes a number above 0")
    }
  }

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let store = try storeOption.opened(in: environment)
    let sides = try await sides(in: store)
    let comparisons = ExperimentComparison.corrected(
      sides.map { pair in
        ExperimentComparison(pair.first, pair.second, scores: score.isEmpty ? nil : score)
      }
    )
    try requireScores(of: sides)
    let standardOutput = OutputStream.standardOutput
    switch output {
    case .json:
      let json = JSONValue.object([("comparisons", .array(comparisons.map(\.json)))])
      standardOutput.write(json.description + "\n")
    case .text:
      let style = OutputOptions.Color.auto.style(
        for: standardOutput,
        environment: environment.variables
      )
      let texts = comparisons.map {
        ExperimentComparisonText($0, style: style, detected: detect).text
      }
      standardOutput.write(texts.joined(separator: "\n"))
    }
    try standardOutput.requireWritten()
    try requirePairs(of: comparisons)
  }

  // MARK: Sides

  private func sides(
    in store: RunStore
  ) async throws -> [(first: ComparedTrials, second: ComparedTrials)] {
    let left = try await stored(first, in: store)
    guard let second else { return try parts(of: left) }
    let right = try await stored(second, in: store)
    var sides: [(first: ComparedTrials, second: ComparedTrials)] = []
    for mine in left.experiments {
      guard let other = right.experiments.first(where: { $0.record.name == mine.record.name })
      else { continue }
      sides.append((side(mine, of: left), side(other, of: right)))
    }
    if sides.isEmpty, let mine = left.experiments.first, let other = right.experiments.first,
      left.experiments.count == 1, right.experiments.count == 1
    {
      return [(side(mine, of: left), side(other, of: right))]
    }
    guard sides.isEmpty else {
      tellUnmatched(left, right)
      return sides
    }
    throw ValidationError(
      "the runs have no experiment in common: \(Self.names(left)), and \(Self.names(right))"
    )
  }

  /// Says which experiments only one of the runs has.
  private func tellUnmatched(_ left: StoredRun, _ right: StoredRun) {
    for (mine, other) in [(left, right), (right, left)] {
      let known = Set(other.experiments.map(\.record.name))
      for name in mine.experiments.map(\.record.name) where !known.contains(name) {
        OutputStream.standardError.write(
          "\(name.strippingControls): only \(mine.run.id) has this experiment\n"
        )
      }
    }
  }

  private func stored(_ argument: RunArgument, in store: RunStore) async throws -> StoredRun {
    let record = try await argument.record(in: store)
    let stored = try await endingOnFailure { () async throws(RunStorageError) in
      try await StoredRun(record, in: store)
    }
    return try stored.narrowed(to: experiment)
  }

  private func side(_ experiment: StoredRun.Experiment, of stored: StoredRun) -> ComparedTrials {
    let label = "\(stored.run.id) \(stored.scriptPath) \(experiment.record.name)"
    return ComparedTrials(label, experiment.record, trials: experiment.trials)
  }

  private func parts(
    of stored: StoredRun
  ) throws -> [(first: ComparedTrials, second: ComparedTrials)] {
    let factor = by ?? ""
    let sides = stored.experiments.flatMap { experiment in
      let parts = side(experiment, of: stored).parts(by: factor)
      return parts.dropFirst().map { (first: parts[0], second: $0) }
    }
    guard sides.isEmpty else { return sides }
    let factors = stored.experiments.flatMap(\.record.factors).filter { $0.values.count > 1 }
    let names = factors.map(\.name).joined(separator: ", ")
    throw ValidationError(
      "--by \(factor): run \(stored.run.id) varies \(names.isEmpty ? "nothing" : names)"
    )
  }

  private static func names(_ stored: StoredRun) -> String {
    let names = stored.experiments.map(\.record.name)
    return "\(stored.run.id) has \(names.isEmpty ? "none" : names.joined(separator: ", "))"
  }

  // MARK: What there must be

  private func requireScores(
    of sides: [(first: ComparedTrials, second: ComparedTrials)]
  ) throws {
    let known = sides.flatMap {
      $0.first.experiment.scores.filter($0.second.experiment.scores.contains)
    }
    for name in score where name != TrialMeasure.passed.name && !known.contains(name) {
      let names = known.isEmpty ? "no score in common" : known.joined(separator: ", ")
      throw ValidationError("--score \(name): the trials have \(names)")
    }
  }

  /// Ends the command where nothing could be compared, after saying what there was.
  private func requirePairs(of comparisons: [ExperimentComparison]) throws {
    guard comparisons.allSatisfy(\.pairing.pairs.isEmpty) else { return }
    OutputStream.standardError.write(
      "Error: no two finished trials have the same rows, factor values and repeat\n"
    )
    throw ExitCode(ExitStatus.scriptWrong.rawValue)
  }
}
