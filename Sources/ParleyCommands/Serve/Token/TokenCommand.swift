import ArgumentParser

/// `parley serve token`: who may use the gateway.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make, list and revoke the tokens of the gateway's clients.",
    discussion: """
      A client sends its token where it would send an API key. Once there is a token every client needs one. What is made or \
      revoked here holds at once, also for gateways that run already.
      """,
    subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self]
  )
}
