import ArgumentParser

/// `parley serve start`: runs the gateway until it is told to stop.
struct StartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Run the gateway until it is told to stop (the default).",
    discussion: """
      Standard output gets the base URL alone, on one line, once the gateway listens; all else goes to standard error, a line \
      for each request included. The key comes from ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, a profile or --key-file, and goes \
      to the API alone.

      At a loopback address anyone on this machine may ask, until the first token is made with `parley serve token create`; \
      from then on, and at every other address, each client needs one.

      Ctrl-C or SIGTERM lets replies under way finish, a second one cuts them off. Exit status: 0 stopped when all replies were \
      whole, 3 it could not listen, 64 the command line is wrong, 130 or 143 replies were cut off.
      """
  )

  @OptionGroup(title: "Clients") var listenOptions: ListenOptions
  @OptionGroup(title: "Upstream") var answerOptions: AnswerOptions
  @OptionGroup(title: "Upstream") var serverOptions: ServerOptions

  @Option(
    help: ArgumentHelp(
      "A file that holds the API key; others must not be able to read it (chmod 600).",
      valueName: "file"
    )
  )
  var keyFile: String?

  @OptionGroup var storeOption: GatewayStoreOption

  @Flag(help: "Put prompts and replies into the log, which otherwise tells nothing of them.")
  var logContent = false

  @Flag(help: "No start-up lines and no line for each request: warnings and errors only.")
  var quiet = false

  func validate() throws {
    if quiet, logContent {
      throw ValidationError("--log-content adds to the lines that --quiet leaves out: choose one")
    }
  }

  func run() async throws {
    try await ServeSession(self).run()
  }
}
