import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime

extension Session {
  /// Enters statements, or a text that is said as it is: compiles and runs them, and keeps in the log how that went.
  ///
  /// Everything that there is to say about it is shown.
  nonisolated(nonsending) package mutating func enter(
    _ typed: TypedEntry
  ) async -> LoggedEntry.Outcome {
    host.configuration.interrupts.clear()
    log.begin(typed, in: host.currentConversations)
    display.beginEntry()
    let outcome = await run(typed)
    let stopReason = display.endEntry()
    log.end(outcome, in: host.currentConversations, stopReason: stopReason)
    return outcome
  }

  /// Enters statements and shows nothing but errors and checks that fail: the init file.
  nonisolated(nonsending) package mutating func enterSilently(_ typed: TypedEntry) async {
    display.silence = .allButErrors
    _ = await enter(typed)
    display.silence = .none
  }

  nonisolated(nonsending) private mutating func run(
    _ typed: TypedEntry
  ) async -> LoggedEntry.Outcome {
    let output = host.configuration.output
    let knownCount = compiler.program.parameters.count
    let source = typed.source
    let compilation = compiler.compile(path: source.path, bytes: source.bytes)
    output.receive(.sources(compiler.sources))
    guard let chunk = compilation.chunk else {
      let diagnostics = UnknownWord.helping(compilation.diagnostics, of: typed.text)
      output.receive(.error(diagnostics))
      let first = diagnostics.first { $0.severity == .error }
      return .refused(first?.message ?? "it cannot be compiled")
    }
    for warning in compilation.diagnostics { output.receive(.notice(warning)) }
    host.leaveOut(compilation.diagnostics)
    machine.load(compiler.program, chunk: chunk)
    do throws(ParameterError) {
      try bind(compiler.program.parameters.dropFirst(knownCount))
    } catch {
      display.show(error)
      return .refused(error.message)
    }
    do throws(RuntimeError) {
      _ = try await machine.run(on: host)
      return .done
    } catch {
      show(error)
      return source.outcome(of: error, in: compiler.sources)
    }
  }

  /// Gives new parameters the values of the command line.
  private mutating func bind(_ parameters: ArraySlice<Parameter>) throws(ParameterError) {
    for parameter in parameters {
      let name = Text(parameter.name)
      let given = configuration.start.parameters.filter { Text($0.name) == name }
      for (parameter, value) in try ParameterBinding(given, for: [parameter]).values {
        machine.bind(parameter, to: value)
      }
    }
  }

  private func show(_ error: RuntimeError) {
    guard error.kind != .interrupt else {
      display.showInterruption()
      return
    }
    var diagnostic = error.diagnostic
    let isAskedAgain = host.currentConversations.current.unansweredRequest != nil
    if isAskedAgain, error.kind == .api || error.kind == .network {
      diagnostic = diagnostic.with(help: diagnostic.help + ["retry sends it again"])
    }
    host.configuration.output.receive(.error([diagnostic]))
  }
}

/// The source of an entry as it is compiled.
private struct EntrySource {
  let path: String
  let bytes: [UInt8]
  /// How many bytes stand before the entry.
  let offset: Int

  /// The outcome of an entry that an error ended.
  func outcome(of error: RuntimeError, in sources: SourceMap) -> LoggedEntry.Outcome {
    let file = sources.files.last { $0.path == path }
    switch LoggedEntry.Outcome(error, in: file) {
    case .failed(let stop): return .failed(moved(stop))
    case .interrupted(let stop): return .interrupted(moved(stop))
    case .done: return .done
    case .refused(let message): return .refused(message)
    }
  }

  private func moved(_ stop: LoggedEntry.Stop) -> LoggedEntry.Stop {
    LoggedEntry.Stop(
      message: stop.message,
      kind: stop.kind,
      offset: stop.offset.flatMap { $0 >= offset ? $0 - offset : nil }
    )
  }
}

extension TypedEntry {
  /// What is compiled; an entry of a file has the file's path, and empty lines before it so that it stands on its own line.
  fileprivate var source: EntrySource {
    let statements = kind == .said ? LiteralStatement.say(text) : text
    let before = [UInt8](repeating: 0x0A, count: max(0, (line ?? 1) - 1))
    return EntrySource(
      path: origin ?? Session.path,
      bytes: before + Array(statements.utf8),
      offset: before.count
    )
  }
}
