import ArgumentParser
import ClaudeMessages
import Glibc
import LineEditing
import ModelProviders
import ParleyHost
import ParleyREPL
import TerminalText

/// `parley` on a terminal without a script: the prompt, from its first line to its exit status.
struct PromptRun {
  private let session: RunSession
  private let options: OutputOptions
  private let grants: Grants
  private let files: PromptFiles

  /// Prepares the prompt.
  ///
  /// - Parameters:
  ///   - session: What answers, and what the command line gives.
  ///   - options: How it shows itself.
  ///   - grants: What it may touch beyond the working directory.
  /// - Throws: `ValidationError` for options that only a script has.
  init(_ session: RunSession, _ options: OutputOptions, grants: Grants) throws {
    guard options.output == .text else {
      throw ValidationError("--output \(options.output.rawValue) is for scripts: name one")
    }
    if session.tape != nil {
      throw ValidationError(
        "--tape is for scripts: name one; the prompt keeps a journal, which :resume brings back"
      )
    }
    self.session = session
    self.options = options
    self.grants = grants
    files = PromptFiles(environment: session.environment.variables)
  }

  /// Runs the prompt until it is left.
  ///
  /// - Throws: `ExitCode` when a signal ended it, or standard output could not be written.
  func run() async throws {
    let (status, piped) = await SignalSource.raising(
      session.interrupts,
      by: [SIGTERM, SIGHUP],
      beforeSuddenEnd: { LineEditor.restoreTerminal() },
      during: { await runOnTerminal() }
    )
    if status != .fine { throw ExitCode(status.rawValue) }
    let remark = session.journalConfiguration == nil ? nil : "what was received is in the journal"
    try piped?.requireWritten(remark: remark)
  }

  private func runOnTerminal() async -> (status: ExitStatus, piped: OutputStream?) {
    let assistant = SessionAssistant()
    let editor = LineEditor(editorConfiguration, assistant: assistant)
    defer { editor.close() }
    let desk = PromptDesk(editor: editor, style: style(for: editor), options: options)
    let tell: @Sendable (String) -> Void = { desk.tell($0) }
    let configuration = session.journalConfiguration
    let status = await Journal.withOpen(configuration, notice: tell) { journal in
      await session.withProvider(observedBy: desk.trace) { provider, toolServers in
        var configuration = hostConfiguration(asking: provider, at: desk)
        configuration.toolServers = toolServers
        let host = ScriptHost(
          configuration: configuration,
          world: world,
          journal: journal,
          keepsWorldAnswers: true
        )
        var prompt = Session(
          sessionConfiguration(at: desk),
          on: host,
          display: desk.display,
          trace: desk.trace
        )
        greet(journal, at: desk)
        await enterStart(in: &prompt, at: desk)
        let loop = PromptLoop(
          editor: editor,
          assistant: assistant,
          interrupts: session.interrupts
        )
        return await loop.run(&prompt)
      }
    }
    return (status, desk.piped)
  }

  // MARK: - Configurations

  /// What everything is shown on: standard output, or standard error where that is no terminal.
  private var screen: OutputStream {
    OutputStream.standardOutput.isTerminal ? .standardOutput : .standardError
  }

  private var editorConfiguration: LineEditorConfiguration {
    let variables = session.environment.variables
    var configuration = LineEditorConfiguration(environment: variables)
    configuration.isPlain = options.plain
    configuration.output = OutputStream.standardOutput.isTerminal ? STDOUT_FILENO : STDERR_FILENO
    configuration.isColoured =
      options.color.style(for: screen, environment: variables).isColoured
    configuration.historyFile = session.runOptions.journal ? files.history : nil
    return configuration
  }

  /// The looks of all that is shown: a terminal that is not edited on gets no control sequence.
  private func style(for editor: LineEditor) -> TerminalStyle {
    guard editor.mode == .full else { return .plain }
    return options.color.style(for: screen, environment: session.environment.variables)
  }

  private func hostConfiguration(
    asking provider: any MessageProvider,
    at desk: PromptDesk
  ) -> HostConfiguration {
    var outputs: [any RunOutput] = []
    if let notice = session.firstRequestNotice {
      outputs.append(FirstRequest { desk.tell(notice) })
    }
    if let form = options.showRequest {
      let destination = session.provider.curlDestination
      outputs.append(
        RequestDisplay(form: form, destination: destination) { desk.editor.write($0) }
      )
    }
    outputs += [desk.display, desk.trace] as [any RunOutput]
    var configuration = HostConfiguration(
      provider: provider,
      catalogue: session.catalogue,
      output: CombinedOutput(outputs),
      interrupts: session.interrupts,
      initialSettings: session.initialSettings,
      ceiling: session.runOptions.budget?.amount.picodollars
    )
    configuration.experiments = PromptLaboratory(session)
    return configuration
  }

  private var world: ScriptWorld {
    let environment = session.environment
    return ScriptWorld(
      permissions: Permissions(
        baseFolder: environment.workingDirectory,
        workingDirectory: environment.workingDirectory,
        writesToBase: true,
        grants: grants
      ),
      environment: environment.variables
    )
  }

  private func sessionConfiguration(at desk: PromptDesk) -> SessionConfiguration {
    let isLocal = if case .local = session.provider { true } else { false }
    var configuration = SessionConfiguration(
      start: SessionStart(
        provider: isLocal ? "local" : "api",
        model: session.model,
        settings: session.initialSettings,
        ceiling: session.runOptions.budget?.amount.picodollars,
        parameters: session.runOptions.parameters.map(\.argument),
        folder: session.environment.workingDirectory
      ),
      program: ParleyVersion.program
    )
    configuration.style = desk.style
    configuration.destination = session.provider.curlDestination
    configuration.otherModels = isLocal ? session.known.models : []
    configuration.journalFolder = session.journalConfiguration?.folder
    configuration.history = { desk.editor.history }
    configuration.addToHistory = { desk.editor.addToHistory($0) }
    return configuration
  }

  // MARK: - The first lines

  /// Says who answers, how to get help, and whether there is something to go on with.
  private func greet(_ journal: Journal, at desk: PromptDesk) {
    guard !options.quiet else { return }
    let model = session.catalogue.resolve(session.model ?? Settings.defaultModel).id.rawValue
    let isLocal = if case .local = session.provider { true } else { false }
    let greeting = Greeting.text(
      of: ParleyVersion.program,
      answering: isLocal ? "the built-in model" : model,
      columns: desk.editor.columns
    )
    desk.editor.write(greeting + "\n")
    if let folder = session.journalConfiguration?.folder,
      case .session(let last) = SessionResumption.latest(
        in: PastRuns(folder: folder),
        except: journal.run
      ), !last.session.isClosed
    {
      desk.tell(
        "the last session ended without being left: :resume brings it back, and nothing is sent or paid again"
      )
    }
    for notice in session.notices { desk.tell(notice) }
  }

  /// Enters the user's init file, silently but for errors.
  private func enterStart(in prompt: inout Session, at desk: PromptDesk) async {
    guard let path = files.start, access(path, F_OK) == 0 else { return }
    do throws(FileContents.ReadError) {
      let text = String(decoding: try FileContents.bytes(at: path), as: UTF8.self)
      let interrupts = session.interrupts
      await desk.editor.whileBusy(onInterrupt: { interrupts.raise(.interrupt) }) {
        await prompt.enterSilently(TypedEntry(text, origin: path, line: 1))
      }
    } catch {
      desk.tell("\(path) cannot be read: \(error.reason)")
    }
  }
}
