import ArgumentParser
import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// `parley runs show RUN`: what a run came to.
struct ShowCommand: AsyncParsableCommand {
  /// What standard output carries.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a run: rates and means by factor, cost, time, and why trials did not pass.",
    discussion: """
      Trials that erred are counted apart and are in no rate. --trial shows one trial with all that was said in it; --replies \
      shows for each row and combination of factors how the replies of its repeats differ.

        parley runs show last
        parley runs show last --trial 12
        parley runs show last --replies
      """
  )

  @Argument(help: ArgumentHelp("The run: an id, the beginning of one, or last.", valueName: "run"))
  var run: RunArgument

  @Option(help: ArgumentHelp("Only this experiment. Default: all.", valueName: "name"))
  var experiment: String?

  @Option(help: ArgumentHelp("One trial, with what was said in it.", valueName: "number"))
  var trial: Int?

  @Flag(help: "How the replies of repeated trials differ.")
  var replies = false

  @Flag(help: "List all trials that did not pass, and not the first of them.")
  var all = false

  @Option(help: "Text, or one JSON object.")
  var output = Output.text

  @OptionGroup var storeOption: StoreOption

  func validate() throws {
    if trial != nil, replies { throw ValidationError("--trial and --replies exclude each other") }
  }

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let store = try storeOption.opened(in: environment)
    let record = try await run.record(in: store)
    let stored = try await endingOnFailure { () async throws(RunStorageError) in
      try await StoredRun(record, in: store)
    }.narrowed(to: experiment)
    let standardOutput = OutputStream.standardOutput
    let style = OutputOptions.Color.auto.style(
      for: standardOutput,
      environment: environment.variables
    )
    let text: String
    if let trial {
      text = try await shown(trial, of: stored, style: style)
    } else if replies {
      text = try await shownReplies(of: stored, style: style, width: standardOutput.columns ?? 100)
    } else if output == .json {
      text = stored.json(of: stored.experiments).description + "\n"
    } else {
      text = RunText(stored, style: style, showsAll: all).text(of: stored.experiments)
    }
    standardOutput.write(text)
    try standardOutput.requireWritten()
  }

  private func shown(
    _ number: Int,
    of stored: StoredRun,
    style: TerminalStyle
  ) async throws -> String {
    guard stored.experiments.count <= 1 else {
      let names = stored.experiments.map(\.record.name).joined(separator: ", ")
      throw ValidationError("--trial needs --experiment: run \(stored.run.id) has \(names)")
    }
    guard let experiment = stored.experiments.first,
      let trial = experiment.trials.first(where: { $0.number == number })
    else {
      throw ValidationError("--trial \(number): run \(stored.run.id) has no such finished trial")
    }
    let exchanges = try await endingOnFailure { () async throws(RunStorageError) in
      try await stored.exchanges(trial)
    }
    guard output == .text else { return StoredRun.json(of: trial, exchanges: exchanges) }
    return TrialText(trial, in: experiment.record, exchanges: exchanges).text(style: style)
  }

  private func shownReplies(
    of stored: StoredRun,
    style: TerminalStyle,
    width: Int
  ) async throws -> String {
    var texts: [String] = []
    var objects: [JSONValue] = []
    for experiment in stored.experiments {
      let replies = try await endingOnFailure { () async throws(RunStorageError) in
        try await stored.replies(of: experiment)
      }
      let name = JSONValue.string(experiment.record.name)
      objects.append(["name": name, "replies": .array(replies.map(\.json))])
      texts.append(RepliesText(experiment.record, replies, style: style, width: width).text)
    }
    guard output == .text else {
      let json: JSONValue = ["run": .string(stored.run.id), "experiments": .array(objects)]
      return json.description + "\n"
    }
    return texts.joined(separator: "\n")
  }
}
