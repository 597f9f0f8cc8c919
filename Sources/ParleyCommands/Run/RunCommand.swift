import ArgumentParser
import ParleyHost
import ParleyRuntime

/// `parley run FILE ARGS…`: runs a script.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a script.",
    discussion: """
      Without a file the prompt starts on a terminal, and anything else on standard input is run as a script, as with -. \
      Words after the file are the script's `args`, options anywhere are Parley's, and what follows -- is passed to the \
      script untouched.
      """
  )

  @Argument(help: "The script, and the words it gets as args.")
  var words: [String] = []

  @Flag(help: "List the script's parameters with their defaults, and run nothing.")
  var helpParams = false

  @OptionGroup(title: "Run") var runOptions: RunOptions
  @OptionGroup(title: "Provider") var providerOptions: ProviderOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions
  @OptionGroup(title: "Tape") var tapeOptions: TapeOptions
  @OptionGroup(title: "Lock") var lockOptions: LockOptions
  @OptionGroup(title: "Permissions") var permissionOptions: PermissionOptions

  func run() async throws { try await run(resuming: nil) }

  /// Runs the script.
  ///
  /// - Parameter resumption: The run of the store that goes on; nil for a new one.
  /// - Throws: `ExitCode` with the status of the run, `ValidationError` for a command line that cannot be used.
  func run(resuming resumption: RunResumption?) async throws {
    let lock = try LockChoice(lockOptions, script: words.first)
    let session = try RunSession(
      providerOptions,
      runOptions,
      outputOptions,
      tape: TapeChoice(tapeOptions)
    )
    if words.isEmpty, !helpParams, ProcessEnvironment.inputIsTerminal {
      try await PromptRun(session, outputOptions, grants: permissionOptions.grants).run()
      return
    }
    let source = try ScriptSource(path: words.first, environment: session.environment)
    let permissions = Permissions(
      baseFolder: source.baseFolder,
      workingDirectory: session.environment.workingDirectory,
      grants: permissionOptions.grants
    )
    let world = ScriptWorld(
      permissions: permissions,
      environment: session.environment.variables,
      standardInput: StandardInput(source.standardInput),
      arguments: Array(words.dropFirst())
    )
    if helpParams {
      try ParameterList.show(session.compile(source, including: world.files))
    } else {
      try await session.run(
        source,
        in: world,
        with: runOptions.parameters.map(\.argument),
        resuming: resumption,
        under: lock
      )
    }
  }
}
