import OrderedJSON
import ParleyDiagnostics
import ParleyRuntime

/// One run of a script from its first line to its end.
package struct ScriptRun: Sendable {
  /// The script.
  package let script: CompiledScript
  /// What performs its effects.
  package let host: ScriptHost
  /// Whether the journal ends with the run: not for one that is part of a session of the prompt.
  ///
  /// Default: true.
  package var closesJournal = true

  /// Makes a run; does nothing yet.
  package init(_ script: CompiledScript, on host: ScriptHost) {
    self.script = script
    self.host = host
  }

  private var output: any RunOutput { host.configuration.output }

  /// Runs the script and tells the output everything: first the warnings, at last that it is over.
  ///
  /// A script with errors is not run: they are told, and the status says so.
  ///
  /// - Parameter parameters: The values of the script's parameters; nil takes the defaults.
  /// - Returns: What the run came to.
  package func run(with parameters: ParameterBinding? = nil) async -> RunSummary {
    output.receive(.sources(script.sources))
    guard let chunk = script.chunk else {
      output.receive(.error(script.diagnostics))
      return finish(script.failureStatus)
    }
    for warning in script.diagnostics { output.receive(.notice(warning)) }
    host.leaveOut(script.diagnostics)
    recordStart(parameters)
    var machine = Machine(script.program, chunk: chunk)
    for (parameter, value) in parameters?.values ?? [] { machine.bind(parameter, to: value) }
    do throws(RuntimeError) {
      _ = try await machine.run(on: host)
      await host.closeToolServers()
      return finish(ExitStatus(atEndOf: host.totals.snapshot))
    } catch {
      await host.closeToolServers()
      let reason = host.configuration.interrupts.reason
      // Whoever interrupts a run knows that it was interrupted.
      if error.kind != .interrupt { output.receive(.error([error.diagnostic])) }
      return finish(ExitStatus(endedBy: error.kind, interruption: reason))
    }
  }

  private func recordStart(_ parameters: ParameterBinding?) {
    for file in script.sources.files {
      host.journal.record(.source(path: file.path, bytes: file.text))
    }
    let values = parameters?.values ?? []
    guard !values.isEmpty else { return }
    host.journal.record(
      .parameters(
        values.map { parameter, value in
          JournalParameter(name: parameter.name, value: JSONValue(value) ?? .null)
        }
      )
    )
  }

  private func finish(_ status: ExitStatus) -> RunSummary {
    if closesJournal { host.journal.close(status: status.rawValue) }
    let summary = RunSummary(status: status, totals: host.totals.snapshot)
    output.receive(.done(summary))
    return summary
  }
}

extension RunSummary {
  /// What a run came to, from its totals.
  package init(status: ExitStatus, totals: RunTotals.Snapshot) {
    self.init(
      status: status,
      requests: totals.requests,
      cost: totals.isCostKnown ? totals.cost : nil,
      usage: totals.usage,
      expectationsPassed: totals.expectationsPassed,
      expectationsFailed: totals.expectationsFailed
    )
    erredTrials = totals.erredTrials
    judging = totals.spending(of: ScriptHost.judgeConversation)
  }
}
