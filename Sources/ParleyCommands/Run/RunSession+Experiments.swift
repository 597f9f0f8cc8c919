import ArgumentParser
import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// A run of the store that goes on.
struct RunResumption: Sendable {
  /// The run.
  let run: RunRecord
  /// The file of the store.
  let path: String

  /// Throws when the script is not the one that was run: its trials would not be the same.
  ///
  /// - Throws: `ValidationError` that names the file that changed.
  func check(_ script: CompiledScript) throws {
    let now = Dictionary(
      script.sources.files.map { ($0.path, HexDigest.sha256(of: $0.text)) },
      uniquingKeysWith: { first, _ in first }
    )
    guard let changed = run.sources.first(where: { now[$0.path] != $0.hash }) else { return }
    throw ValidationError(
      "\(changed.path) is not as it was when \(run.id) ran: run the script again, and what did not change is answered from the store"
    )
  }
}

extension RunSession {
  /// The run as the run store is to keep it.
  ///
  /// - Parameter resumption: The run that goes on; nil for a new one.
  /// - Returns: The ledger of the run.
  /// - Throws: `ValidationError` when no place is known for the store.
  func ledger(of resumption: RunResumption? = nil) throws -> RunLedger {
    let path = try resumption?.path ?? runOptions.storeOption.path(in: environment)
    var configuration = RunLedger.Configuration(
      path: path,
      provider: storedProvider,
      version: ParleyVersion.current,
      catalogue: catalogue.date.description
    )
    // A run that goes on has the part that it has: shards that were joined are the whole.
    configuration.shard = resumption.map(\.run.shard) ?? runOptions.shard?.shard
    configuration.isFresh = runOptions.fresh
    configuration.isTaped = tape != nil
    configuration.resumed = resumption?.run
    configuration.invocation = [
      "directory": .string(environment.workingDirectory),
      "arguments": .array(CommandLine.arguments.dropFirst().map(JSONValue.string)),
    ]
    return RunLedger(configuration)
  }

  /// What answers the requests of trials in batches; nil where each is sent by itself.
  ///
  /// - Parameter provider: What answers requests.
  /// - Returns: What answers batches.
  func batches(of provider: any MessageProvider) -> (any BatchProvider)? {
    guard runOptions.batch else { return nil }
    if let api = provider as? APIProvider { return api }
    return InProcessBatches(provider)
  }

  /// What answers, as the run store names it.
  private var storedProvider: String {
    switch provider {
    case .api(let configuration): configuration.baseURL.description
    case .local: "local"
    }
  }

  /// Notes in the store how a run ended.
  ///
  /// - Parameters:
  ///   - ledger: The run in the store; nil for a script without experiments.
  ///   - summary: What it came to.
  /// - Returns: What ends the command when the store could not be written, which standard error says; nil when all is well.
  func finish(_ ledger: RunLedger?, after summary: ParleyHost.RunSummary) async -> ExitCode? {
    guard let ledger else { return nil }
    let status = summary.status
    let reachedEnd = [.fine, .expectationFailed].contains(status) || summary.hasOnlyErredTrials
    do throws(RunStorageError) {
      if let run = ledger.run {
        // A script that failed is mended first, and then is another.
        let next = [.interrupted, .terminated].contains(status) ? "resume" : "show"
        let store = runOptions.storeOption.store.map { " --store \(ShellWord.plain($0))" } ?? ""
        display.notice("run \(run): parley runs \(next) \(run)\(store)")
      }
      try await ledger.end(status, reachedEnd: reachedEnd)
      return nil
    } catch {
      OutputStream.standardError.write("error: \(error.description.strippingControls)\n")
      return ExitCode((status == .fine ? .scriptWrong : status).rawValue)
    }
  }
}

extension ParleyHost.RunSummary {
  /// Whether the run reached its end, and trials that could not be finished are what its status is about.
  fileprivate var hasOnlyErredTrials: Bool { status == .unreachable && erredTrials > 0 }
}
