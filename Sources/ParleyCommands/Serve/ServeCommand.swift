import ArgumentParser

/// `parley serve`: the gateway, and what is to be known of its clients.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the Messages API and a chat page to clients that hold no key.",
    discussion: """
      The key stays with the gateway: clients send their requests to it, it sends them on with the key, and the replies come \
      back unchanged. Without a key the built-in model answers, which is not Claude.

        parley serve
        parley serve token create anna --budget 5
        ANTHROPIC_BASE_URL=http://127.0.0.1:8787 parley say Hello

      `parley serve start --help` lists the options of the server, for which `start` may be left out.
      """,
    subcommands: [
      StartCommand.self, TokenCommand.self, UsageCommand.self, ServeReportCommand.self,
    ],
    defaultSubcommand: StartCommand.self
  )
}
