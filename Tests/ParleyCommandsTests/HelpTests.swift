import ArgumentParser
import TestSupport
import Testing

@testable import ParleyCommands

/// What `--help` shows of each command, as goldens.
struct HelpTests {
  static let commands: [(name: String, command: any ParsableCommand.Type)] = [
    ("parley", ParleyCommand.self), ("run", RunCommand.self), ("say", SayCommand.self),
    ("check", CheckCommand.self), ("fmt", FormatCommand.self), ("plan", PlanCommand.self),
    ("models", ModelsCommand.self), ("runs", RunsCommand.self),
    ("runs list", ListCommand.self), ("runs show", ShowCommand.self),
    ("runs report", ReportCommand.self), ("runs compare", CompareCommand.self),
    ("runs resume", ResumeCommand.self), ("runs export", ExportCommand.self),
    ("runs merge", MergeCommand.self), ("serve", ServeCommand.self),
    ("serve start", StartCommand.self), ("serve token", TokenCommand.self),
    ("serve token create", TokenCreateCommand.self),
    ("serve token list", TokenListCommand.self), ("serve token revoke", TokenRevokeCommand.self),
    ("serve usage", UsageCommand.self), ("serve report", ServeReportCommand.self),
    ("explain", ExplainCommand.self),
  ]

  @Test(arguments: commands.map(\.name))
  func helpIsAsRecorded(name: String) throws {
    let entry = try #require(Self.commands.first { $0.name == name })
    let help = ParleyCommand.helpMessage(for: entry.command, columns: 100)
    let file = name.split(separator: " ").joined(separator: "-")
    Golden.expect(help + "\n", at: "Tests/ParleyCommandsTests/Goldens/help-\(file).txt")
  }

  @Test func everySubcommandHasItsGolden() {
    func withSubcommands(of command: any ParsableCommand.Type) -> [String] {
      ["\(command)"] + command.configuration.subcommands.flatMap(withSubcommands)
    }
    let commands = withSubcommands(of: ParleyCommand.self)
    #expect(commands == Self.commands.map { "\($0.command)" })
  }
}
