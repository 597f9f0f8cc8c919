import ArgumentParser
import ClaudeAPI
import ClaudeMessages
import Glibc
import ModelProviders
import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyLab
import ParleyRuntime
import TerminalText
import ToolServers

/// Everything between the options of a command line and the exit status of a run.
struct RunSession {
  let environment: ProcessEnvironment
  let provider: Provider
  /// The models that answer.
  let catalogue: ModelCatalogue
  /// The models of the API, whoever answers.
  let known: ModelCatalogue
  let display: RunDisplay
  let runOptions: RunOptions
  let network: NetworkConfiguration
  let model: String?
  let initialSettings: [SettingChange]
  let interrupts: Interrupts
  /// The tape that answers or is written to; nil for none.
  let tape: TapeChoice?

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - providerOptions: What answers, and where it is.
  ///   - runOptions: What the run is given.
  ///   - outputOptions: How it shows itself.
  ///   - tape: The tape that answers or is written to; nil for none.
  /// - Throws: `ValidationError` for options that cannot be used.
  init(
    _ providerOptions: ProviderOptions,
    _ runOptions: RunOptions,
    _ outputOptions: OutputOptions,
    tape: TapeChoice?
  ) throws {
    environment = .current()
    let models = providerOptions.modelOptions
    known = try CatalogueFile.catalogue(overriddenBy: models.answer.catalogueFile)
    self.tape = tape
    if let header = tape?.replayedHeader {
      provider = try Provider(
        replaying: header,
        models.answer,
        server: providerOptions.server,
        catalogue: known
      )
      network = NetworkConfiguration()
      catalogue = header.resolution(in: provider.catalogue(of: known))
    } else {
      provider = try Provider(
        models.answer,
        server: providerOptions.server,
        environment: environment,
        catalogue: known
      )
      network = try Self.network(of: provider, in: environment)
      catalogue = provider.catalogue(of: known)
    }
    let interrupts = Interrupts()
    self.interrupts = interrupts
    display = RunDisplay(
      outputOptions,
      environment: environment.variables,
      destination: provider.curlDestination,
      interrupts: interrupts
    )
    self.runOptions = runOptions
    model = try catalogue.checkedModel(models.model)
    initialSettings = try .init(model: model, seed: runOptions.seed)
  }

  /// Proxies and certificates; of no concern to a model of this process.
  private static func network(
    of provider: Provider,
    in environment: ProcessEnvironment
  ) throws -> NetworkConfiguration {
    guard case .api = provider else { return NetworkConfiguration() }
    do {
      return try NetworkConfiguration(
        environment: environment.variables,
        maxConnections: Laboratory.mostConcurrency
      )
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
  ///   - resumption: The run of the store that goes on; nil for a new one.
  ///   - lock: The lock that is written, or that the run is held to. Default: none.
  /// - Throws: `ExitCode` with the status of the run, `ValidationError` for parameters that do not fit.
  func run(
    _ source: ScriptSource,
    in world: ScriptWorld,
    with arguments: [ParameterArgument],
    resuming resumption: RunResumption? = nil,
    under lock: LockChoice? = nil
  ) async throws {
    let script = compile(source, including: world.files)
    guard script.chunk != nil else {
      display.output.receive(.sources(script.sources))
      display.output.receive(.error(script.diagnostics))
      display.output.receive(.done(.nothingSent(script.failureStatus)))
      throw ExitCode(script.failureStatus.rawValue)
    }
    let binding = try ParameterBinding.checked(arguments, for: script.parameters)
    let locking = try lock.map { try begin($0, of: script, in: world, with: binding) }
    let world = locking.map { world.locked(by: $0) } ?? world
    try resumption?.check(script)
    let ledger = script.program.experiments.isEmpty ? nil : try ledger(of: resumption)
    for notice in notices { display.notice(notice) }
    if runOptions.batch, script.program.experiments.isEmpty {
      display.notice(
        "--batch has no effect: it is for the trials of experiments, and the script has none"
      )
    }
    let opened = try tape?.open(answeredBy: provider, catalogue: catalogue)
    let summary = await SignalSource.raising(interrupts) {
      await run(script, in: world, with: binding, taped: opened, storedIn: ledger)
    }
    let storeFailure = await finish(ledger, after: summary)
    try finish(opened, after: summary.status)
    if let lock, let locking { try finish(lock, locking, after: summary.status) }
    if let storeFailure { throw storeFailure }
    let remark = journalConfiguration == nil ? nil : "what was received is in the journal"
    try display.finish(with: summary.status, remark: remark)
  }

  /// What there is to know before the first request.
  var notices: [String] {
    var notices = tape?.notices ?? []
    if case .api(let configuration) = provider {
      notices += configuration.notices
      if runOptions.seed != nil {
        notices.append("--seed has no effect: the API takes none, only the built-in model does")
      }
    }
    if runOptions.journal, journalConfiguration == nil {
      notices.append(
        "no journal is kept of this run: neither XDG_STATE_HOME nor HOME names a folder; --no-journal turns this notice off"
      )
    }
    return notices
  }

  /// Ends the use of a tape.
  ///
  /// - Throws: `ExitCode` when it could not be written.
  private func finish(_ tape: Tape?, after status: ExitStatus) throws {
    guard let tape else { return }
    let isWhole = status == .fine || status == .expectationFailed
    do throws(TapeError) {
      let outcome = try tape.finish(isWhole: isWhole)
      if let remark = tape.remark(on: outcome, isWhole: isWhole) { display.notice(remark) }
    } catch {
      OutputStream.standardError.write("error: \(error.sentence)\n")
      throw ExitCode((status == .fine ? .scriptWrong : status).rawValue)
    }
  }

  private func run(
    _ script: CompiledScript,
    in world: ScriptWorld,
    with binding: ParameterBinding,
    taped tape: Tape?,
    storedIn ledger: RunLedger?
  ) async -> RunSummary {
    await Journal.withOpen(journalConfiguration, notice: { display.notice($0) }) { journal in
      await withProvider(observedBy: display.trace) { provider, toolServers in
        var configuration = hostConfiguration(asking: provider)
        configuration.toolServers = toolServers
        configuration.archive = ledger?.outerArchive(tape: tape?.archive()) ?? tape?.archive()
        configuration.experiments = ledger.map {
          Laboratory($0, tape: tape, batches: batches(of: provider))
        }
        let host = ScriptHost(
          configuration: configuration,
          world: world,
          journal: journal
        )
        return await display.withStatusLine {
          await ScriptRun(script, on: host).run(with: binding)
        }
      }
    }
  }

  /// Runs `body` with what answers and what connects servers of tools; connections and servers are gone afterwards.
  ///
  /// - Parameters:
  ///   - trace: What is told how the built-in model makes its replies; nil for nothing.
  ///   - body: What asks.
  /// - Returns: What the body returned.
  func withProvider<Outcome>(
    observedBy trace: RequestTrace?,
    _ body: (any MessageProvider, any ToolServerConnector) async -> Outcome
  ) async -> Outcome {
    await ToolServers.scope(version: ParleyVersion.current) { servers in
      await withProvider(observedBy: trace) { provider in await body(provider, servers) }
    }
  }

  private func withProvider<Outcome>(
    observedBy trace: RequestTrace?,
    _ body: (any MessageProvider) async -> Outcome
  ) async -> Outcome {
    // A tape answers, and nothing else is asked.
    if tape?.isReplayed == true { return await body(ReplayProvider([]) {}) }
    switch provider {
    case .local(let choice):
      let models = trace.map { choice.models.observed(by: $0.observer) } ?? choice.models
      return await body(LocalProvider(models, faults: choice.faults))
    case .api(let configuration):
      return await ClaudeClient.withClient(
        configuration: configuration,
        network: network
      ) { client in
        await body(APIProvider(client))
      }
    }
  }

  private func hostConfiguration(asking provider: any MessageProvider) -> HostConfiguration {
    HostConfiguration(
      provider: provider,
      catalogue: catalogue,
      output: announcedOutput,
      interrupts: interrupts,
      initialSettings: initialSettings,
      ceiling: runOptions.budget?.amount.picodollars
    )
  }

  /// What is said before the first request: that Claude does not answer, where nobody chose that; nil for nothing.
  var firstRequestNotice: String? {
    if case .local(let choice) = provider { choice.notice } else { nil }
  }

  /// The run's output; before the first request it says who answers, where nobody chose that.
  private var announcedOutput: any RunOutput {
    guard let notice = firstRequestNotice else {
      return display.output
    }
    return CombinedOutput([FirstRequest { display.notice(notice) }, display.output])
  }

  /// Where and how much is kept; nil where nothing is.
  var journalConfiguration: JournalConfiguration? {
    guard runOptions.journal,
      let folder = JournalConfiguration.folder(environment: environment.variables)
    else { return nil }
    return JournalConfiguration(folder: folder, program: ParleyVersion.program)
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
  static func nothingSent(_ status: ExitStatus) -> RunSummary {
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
