import ArgumentParser

/// `parley runs`: what experiments left in the run store.
struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "List runs of experiments, look at them, compare them, go on with them.",
    discussion: """
      Every run of a script with experiments is kept in the run store, with its trials, requests and replies. A run is named \
      by its id, by the beginning of one that fits no other, or as last.
      """,
    subcommands: [
      ListCommand.self, ShowCommand.self, ReportCommand.self, CompareCommand.self,
      ResumeCommand.self, ExportCommand.self, MergeCommand.self,
    ]
  )
}
