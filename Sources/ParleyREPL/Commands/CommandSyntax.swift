/// One command of the prompt as it is written: its name, its form, what it does.
///
/// The table ``all`` is the one place that lists them; parsing, completion and `:help` read it.
package struct CommandSyntax: Hashable, Sendable {
  /// What the commands are grouped by in an overview.
  package enum Topic: String, CaseIterable, Sendable {
    /// What there is to know.
    case help
    /// The turns and their forks.
    case conversation
    /// What is sent, and what it takes and costs.
    case requests
    /// Scripts and documents.
    case files
    /// The session itself.
    case session
  }

  /// The name, without its colon.
  package let name: String
  /// Other names that mean the same, without their colon.
  package let aliases: [String]
  /// What may stand after the name, `FILE.claude`; empty for nothing.
  package let arguments: String
  /// What it belongs to.
  package let topic: Topic
  /// What it does: a phrase for the list of commands.
  package let summary: String
  /// An entry as an example.
  package let example: String

  private init(
    _ name: String,
    _ topic: Topic,
    arguments: String = "",
    aliases: [String] = [],
    _ summary: String,
    example: String
  ) {
    self.name = name
    self.aliases = aliases
    self.arguments = arguments
    self.topic = topic
    self.summary = summary
    self.example = example
  }

  /// The whole form, `:diff CHAT`.
  package var form: String { arguments.isEmpty ? ":\(name)" : ":\(name) \(arguments)" }

  /// Every command, in the order of the overview.
  package static let all: [CommandSyntax] = [
    CommandSyntax(
      "help",
      .help,
      arguments: "[WORD]",
      aliases: ["h", "?"],
      "the overview, or what a verb, setting, built-in or command does",
      example: ":help say"
    ),
    CommandSyntax(
      "models",
      .help,
      arguments: "[NAME …]",
      "the models: what each is for, its limits, prices, what it accepts",
      example: ":models haiku"
    ),
    CommandSyntax(
      "settings",
      .requests,
      "what the next request carries, and what the model would refuse",
      example: ":settings"
    ),
    CommandSyntax(
      "tools",
      .conversation,
      "the tools that the model may call, and where they come from",
      example: ":tools"
    ),
    CommandSyntax(
      "vars",
      .session,
      "the variables with their types and values",
      example: ":vars"
    ),
    CommandSyntax(
      "tree",
      .conversation,
      "the conversations, where they forked, their numbered turns",
      example: ":tree"
    ),
    CommandSyntax(
      "edit",
      .conversation,
      arguments: "N",
      "changes turn N and goes on from there in a fork",
      example: ":edit 2"
    ),
    CommandSyntax(
      "diff",
      .conversation,
      arguments: "CHAT",
      "what differs between this conversation and another",
      example: ":diff main"
    ),
    CommandSyntax(
      "show",
      .requests,
      arguments: "request [json|curl|python]",
      "the last request as it was sent",
      example: ":show request python"
    ),
    CommandSyntax(
      "tokens",
      .requests,
      "the tokens used, and how full the model's context is",
      example: ":tokens"
    ),
    CommandSyntax(
      "cost",
      .requests,
      "what the reply, the conversation and the session cost",
      example: ":cost"
    ),
    CommandSyntax(
      "trace",
      .requests,
      arguments: "on|off",
      "the five steps of each request with their times",
      example: ":trace on"
    ),
    CommandSyntax(
      "raw",
      .session,
      arguments: "on|off",
      "replies exactly as they come, instead of rendered Markdown",
      example: ":raw on"
    ),
    CommandSyntax(
      "talk",
      .session,
      arguments: "[on|off]",
      "says plain lines as they are; `:` then leads statements too",
      example: ":talk"
    ),
    CommandSyntax(
      "save",
      .files,
      arguments: "FILE.claude",
      aliases: ["save!"],
      "saves the session as a script that runs; :save! replaces a file",
      example: ":save poet.claude"
    ),
    CommandSyntax(
      "load",
      .files,
      arguments: "FILE",
      "enters a file's statements here, as if typed",
      example: ":load poet.claude"
    ),
    CommandSyntax(
      "run",
      .files,
      arguments: "FILE",
      "runs a script apart, with its own conversation and variables",
      example: ":run poet.claude"
    ),
    CommandSyntax(
      "export",
      .files,
      arguments: "FILE.md|FILE.json",
      "writes the conversation to read, or as messages to send",
      example: ":export chat.md"
    ),
    CommandSyntax(
      "resume",
      .session,
      "brings the last session back; nothing is paid again",
      example: ":resume"
    ),
    CommandSyntax(
      "history",
      .session,
      arguments: "[N]",
      "the last N entries; 20 if N is left out",
      example: ":history 5"
    ),
    CommandSyntax(
      "quit",
      .session,
      aliases: ["q", "exit"],
      "leaves, as Ctrl-D does",
      example: ":quit"
    ),
  ]

  /// The command with this name or alias; nil when there is none.
  package static func named(_ name: String) -> CommandSyntax? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The commands whose names start with this text; several where it is ambiguous.
  static func startingWith(_ text: String) -> [CommandSyntax] {
    guard !text.isEmpty else { return [] }
    return all.filter { command in
      ([command.name] + command.aliases).contains { $0.hasPrefix(text) }
    }
  }
}
