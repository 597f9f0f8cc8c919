import ArgumentParser
import ClaudeAPI
import ClaudeMessages
import Glibc
import ModelProviders
import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import TerminalText

/// Everything between the options of a command line and the exit status of a run.
struct RunSession {
  let environment: ProcessEnvironment
  let provider: Provider
  let catalogue: ModelCatalogue
  let display: RunDisplay
  let runOptions: RunOptions
  let network: NetworkConfiguration
  let model: String?
  let interrupts: Interrupts

  /// Prepares a run.
  ///
  /// - Throws: `ValidationError` for options that cannot be used.
  init(
    _ providerOptions: ProviderOptions,
    _ runOptions: RunOptions,
    _ outputOptions: OutputOptions
  ) throws {
    environment = .current()
    provider = try Provider(providerOptions, environment: environment)
    network = try Self.network(in: environment)
    catalogue = try CatalogueFile.catalogue(overriddenBy: providerOptions.catalogueFile)
    let interrupts = Interrupts()
    self.interrupts = interrupts
    display = RunDisplay(
      outputOptions,
      environment: environment.variables,
      destination: provider.curlDestination,
      interrupts: interrupts
    )
    self.runOptions = runOptions
    model = try catalogue.checkedModel(providerOptions.model)
  }

  private static func network(in environment: ProcessEnvironment) throws -> NetworkConfiguration {
    do {
      return try NetworkConfiguration(environment: environment.variables)
    } catch {
      throw ValidationError([error.message, error.help].compactMap { $0 }.joined(separator: ": "))
    }
  }

  /// Compiles a script for this session; `files` is what it may include.
  func compile(_ source: ScriptSource, including files: ScriptFiles) -> CompiledScript {
    CompiledScript(
      path: source.path,
      bytes: source.bytes,
      catalogue: catalogue,
      loader: ScriptSourceLoader(files: files),
      defaultModel: model ?? Settings.defaultModel
    )
  }

  /// Runs a script to its end.
  ///
  /// - Parameters:
  ///   - source: The script.
  ///   - world: What it may touch.
  ///   - arguments: The values of its parameters.
  /// - Throws: `ExitCode` with the status of the run, `ValidationError` for parameters that do not fit.
  func run(
    _ source: ScriptSource,
    in world: ScriptWorld,
    with arguments: [ParameterArgument]
  ) async throws {
    let script = compile(source, including: world.files)
    guard script.chunk != nil else {
      display.output.receive(.sources(script.sources))
      display.output.receive(.error(script.diagnostics))
      display.output.receive(.done(.nothingSent(script.failureStatus)))
      throw ExitCode(script.failureStatus.rawValue)
    }
    let binding = try ParameterBinding.checked(arguments, for: script.parameters)
    guard case .api(let configuration) = provider else {
      try await planWithoutProvider(script, in: world, with: binding)
      return
    }
    for notice in configuration.notices { display.notice(notice) }
    if runOptions.journal, journalConfiguration == nil {
      display.notice(
        "no journal is kept of this run: neither XDG_STATE_HOME nor HOME names a folder; --no-journal turns this notice off"
      )
    }
    let summary = await SignalSource.raising(interrupts) {
      await run(script, in: world, with: binding, asking: configuration)
    }
    let remark = journalConfiguration == nil ? nil : "what was received is in the journal"
    try display.finish(with: summary.status, remark: remark)
  }

  private func run(
    _ script: CompiledScript,
    in world: ScriptWorld,
    with binding: ParameterBinding,
    asking configuration: ClientConfiguration
  ) async -> RunSummary {
    await Journal.withOpen(journalConfiguration, notice: { display.notice($0) }) { journal in
      await ClaudeClient.withClient(
        configuration: configuration,
        network: network
      ) { client in
        let host = ScriptHost(
          configuration: hostConfiguration(asking: APIProvider(client)),
          world: world,
          journal: journal
        )
        return await display.withStatusLine {
          await ScriptRun(script, on: host).run(with: binding)
        }
      }
    }
  }

  private func hostConfiguration(asking provider: APIProvider) -> HostConfiguration {
    HostConfiguration(
      provider: provider,
      catalogue: catalogue,
      output: display.output,
      interrupts: interrupts,
      initialSettings: .init(model: model),
      ceiling: runOptions.budget?.amount.picodollars
    )
  }

  /// Where nothing can be asked: shows what would be, and how to have it answered.
  ///
  /// - Throws: `ExitCode` always, because the script did not run.
  private func planWithoutProvider(
    _ script: CompiledScript,
    in world: ScriptWorld,
    with binding: ParameterBinding
  ) async throws {
    let planner = Planner(
      script: script,
      catalogue: catalogue,
      world: world,
      initialSettings: .init(model: model)
    )
    let plan = await planner.plan(with: binding)
    // A script that is no file, as that of `parley say`, has a name in angle brackets.
    let path = script.sources.files.first?.path ?? ""
    let command = path.isEmpty || path.hasPrefix("<") ? "…" : path
    display.prose.write(plan.text)
    display.output.receive(.done(.nothingSent(.unreachable)))
    OutputStream.standardError.write(
      """
      Nothing was sent: the script was checked and planned, because no key and no server is set.
      To have Claude answer, set ANTHROPIC_API_KEY. To try it without a key, start the scripted server of the sources, which
      answers with made-up text, and name it:
        Scripts/scripted-server --port 8788
        ANTHROPIC_BASE_URL=http://127.0.0.1:8788 parley \(command)

      """
    )
    throw ExitCode(ExitStatus.unreachable.rawValue)
  }

  private var journalConfiguration: JournalConfiguration? {
    guard runOptions.journal,
      let folder = JournalConfiguration.folder(environment: environment.variables)
    else { return nil }
    return JournalConfiguration(folder: folder, program: "parley \(ParleyVersion.current)")
  }
}

extension ParameterBinding {
  /// Reads the parameters of a command line.
  ///
  /// - Throws: `ValidationError` that says what does not fit and what to do.
  static func checked(
    _ arguments: [ParameterArgument],
    for parameters: [Parameter]
  ) throws -> ParameterBinding {
    do {
      return try ParameterBinding(arguments, for: parameters)
    } catch {
      throw ValidationError([error.message, error.help].compactMap { $0 }.joined(separator: "; "))
    }
  }
}

extension RunSummary {
  /// The summary of a run that ended before its first request.
  fileprivate static func nothingSent(_ status: ExitStatus) -> RunSummary {
    RunSummary(
      status: status,
      requests: 0,
      cost: 0,
      usage: TokenCounts(),
      expectationsPassed: 0,
      expectationsFailed: 0
    )
  }
}
