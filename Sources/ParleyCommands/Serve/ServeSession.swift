import ArgumentParser
import Gateway
import Glibc
import ParleyHost
import RunStorage
import TerminalText

/// Everything between the command line of the gateway and its exit status.
struct ServeSession {
  private let command: StartCommand
  private let environment: ProcessEnvironment
  private let upstream: ServedUpstream
  private let store: GatewayStore
  private let standardOutput: OutputStream
  private let standardError = OutputStream.standardError
  private let interrupts: Interrupts

  /// Prepares the gateway; nothing listens yet.
  ///
  /// - Throws: what ends the command: options, a key file or a store that cannot be used.
  init(_ command: StartCommand) throws {
    self.command = command
    environment = .current()
    upstream = try ServedUpstream(command, in: environment)
    store = try command.storeOption.opened(in: environment, isServing: true, makesMissing: true)
    let interrupts = Interrupts()
    self.interrupts = interrupts
    // Whoever waits for the address of a gateway that cannot tell it would wait for ever.
    standardOutput = OutputStream(descriptor: STDOUT_FILENO) { interrupts.raise(.terminate) }
  }

  /// Serves until a signal comes, and lets replies under way finish.
  ///
  /// - Throws: `ExitCode`, unless all replies came to their end.
  func run() async throws {
    let exchanges = RecentExchanges()
    defer { store.close() }
    do {
      try await upstream.withUpstream(observedBy: exchanges) { upstream in
        var configuration = GatewayConfiguration(
          upstream: upstream,
          store: store,
          explain: { ReplyExplanation.json(of: $0) },
          log: { [standardError] in standardError.write($0.strippingControls + "\n") }
        )
        command.listenOptions.apply(to: &configuration)
        configuration.logsRequests = !command.quiet
        configuration.logsContent = command.logContent
        configuration.recentExchanges = exchanges
        configuration.version = ParleyVersion.current
        try await serve(configuration)
      }
    } catch let error as GatewayError {
      standardError.write("Error: \(error.description.strippingControls)\n")
      let status = error.code == .certificate ? ExitStatus.commandLineWrong : .unreachable
      throw ExitCode(status.rawValue)
    }
    try standardOutput.requireWritten()
  }

  private func serve(_ configuration: GatewayConfiguration) async throws {
    let announcement = StartUpText(
      command,
      upstream: upstream.provider,
      store: store,
      openFiles: OpenFileLimit.raise(to: StartUpText.openFiles(for: command.listenOptions))
    )
    let server = GatewayServer(configuration) { [standardOutput] port in
      tell(announcement, at: port)
      standardOutput.write("\(announcement.url(port: port))\n")
    }
    try await SignalSource.raising(interrupts, beforeSuddenEnd: tellOfSuddenEnd) {
      try await server.run {
        await interrupts.raised()
        tellOfStop(server.state.requestCount)
      }
    }
    if server.state.cutCount > 0, let reason = interrupts.reason {
      throw ExitCode(
        (reason == .interrupt ? ExitStatus.interrupted : ExitStatus.terminated).rawValue
      )
    }
  }

  private func tell(_ announcement: StartUpText, at port: Int) {
    let lines = announcement.warnings + (command.quiet ? [] : announcement.lines(port: port))
    standardError.write(lines.map { $0.strippingControls + "\n" }.joined())
  }

  private func tellOfStop(_ underWay: Int) {
    guard !command.quiet, interrupts.reason != nil else { return }
    let replies =
      switch underWay {
      case 0: "no reply is under way"
      case 1:
        "1 reply may finish, for up to \(command.listenOptions.drain) s; once more cuts it off"
      default:
        "\(underWay) replies may finish, for up to \(command.listenOptions.drain) s; once more cuts them off"
      }
    standardError.write("parley: stopping: \(replies)\n")
  }

  private func tellOfSuddenEnd() {
    standardError.write("parley: stopped at once; replies under way were cut off\n")
  }
}
