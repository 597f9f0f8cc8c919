import ClaudeMessages
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime

/// The files of a session: what `:save` writes, `:load` enters and `:run` runs.
package enum SessionFiles {
  /// Saves a session as a script, and tells it in lines without their newlines.
  ///
  /// - Parameters:
  ///   - log: The session; it learns that the file is its own.
  ///   - path: Where to, as the user wrote it.
  ///   - host: The session's host, under whose permissions the file is written.
  ///   - replaces: Whether a file that another session or program made is replaced.
  /// - Returns: What to show.
  /// - Throws: ``EffectError`` of kind `file` for a file that exists, and as writing a file does.
  package static func save(
    _ log: inout EntryLog,
    to path: String,
    on host: ScriptHost,
    replaces: Bool = false
  ) throws(EffectError) -> [String] {
    let files = host.world.files
    if !replaces, !log.savedFiles.contains(path), try files.isTaken(path) {
      throw EffectError(
        .file,
        "\(path) exists already",
        help: "save under another name, or replace it with :save! \(path)"
      )
    }
    let script = SavedScript(
      log,
      path: path,
      catalogue: host.configuration.catalogue,
      loader: ScriptSourceLoader(files: files)
    )
    try files.write(script.text, to: path)
    log.savedFiles.insert(path)
    var lines = ["saved in \(path); parley run \(path) runs it"]
    if let error = script.errors.first {
      let line = script.compilation.sources.position(of: error.span)?.line
      let place = line.map { "line \($0): " } ?? ""
      lines.append("it needs a hand before it runs: \(place)\(error.message)")
    }
    return lines
  }

  /// The entry that enters a file's statements as if typed.
  ///
  /// - Parameters:
  ///   - path: The file, as the user wrote it.
  ///   - host: The session's host, under whose permissions the file is read.
  /// - Returns: The entry.
  /// - Throws: ``EffectError`` as reading a file does.
  package static func entry(
    loading path: String,
    on host: ScriptHost
  ) throws(EffectError) -> TypedEntry {
    TypedEntry(try host.world.files.text(at: path), origin: path, line: 1)
  }

  /// Runs a script apart from the session, with its own conversation and variables.
  ///
  /// Its requests count in the totals and against the budget of the session, and are in its journal.
  ///
  /// - Parameters:
  ///   - path: The script, as the user wrote it.
  ///   - host: The session's host, under whose permissions it is read and runs.
  ///   - parameters: Values for its parameters.
  /// - Returns: How it ended; what it says goes to the host's output.
  /// - Throws: ``EffectError`` as reading a file does, and of kind `value` for a parameter without a value.
  package static func run(
    _ path: String,
    on host: ScriptHost,
    with parameters: [ParameterArgument] = []
  ) async throws(EffectError) -> ExitStatus {
    let script = CompiledScript(
      path: path,
      bytes: try host.world.files.bytes(at: path),
      catalogue: host.configuration.catalogue,
      loader: ScriptSourceLoader(files: host.world.files)
    )
    let binding: ParameterBinding
    do throws(ParameterError) {
      binding = try ParameterBinding(parameters, for: script.parameters)
    } catch {
      throw EffectError(.value, error.message, help: error.help)
    }
    let failuresBefore = host.totals.snapshot.expectationsFailed
    var run = ScriptRun(
      script,
      on: ScriptHost(
        configuration: host.configuration,
        world: host.world,
        journal: host.journal,
        paidBy: host
      )
    )
    run.closesJournal = false
    let status = await run.run(with: binding).status
    // Checks that failed in the session before are not the script's.
    let hasFailures = host.totals.snapshot.expectationsFailed > failuresBefore
    return status == .expectationFailed && !hasFailures ? .fine : status
  }
}
