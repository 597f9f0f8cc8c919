import ArgumentParser
import ParleyHost
import ParleyLab
import ParleyRuntime
import RunStorage

/// Runs the experiments of the prompt: each is a run of its own in the run store, so that it can be shown and reported at once.
struct PromptLaboratory: ExperimentRunner {
  private let session: RunSession

  /// Makes a runner for a prompt.
  init(_ session: RunSession) {
    self.session = session
  }

  func run(
    _ call: ExperimentCall,
    in context: ProgramContext,
    for host: ScriptHost
  ) async throws(EffectError) -> Value {
    let ledger = try ledger()
    do throws(EffectError) {
      let batches = session.batches(of: host.configuration.provider)
      let value = try await Laboratory(ledger, batches: batches).run(call, in: context, for: host)
      try await end(ledger, .fine, reachedEnd: true)
      return value
    } catch {
      let interruption = host.configuration.interrupts.reason
      let status = ExitStatus(endedBy: error.kind, interruption: interruption)
      try await end(ledger, status, reachedEnd: false)
      throw error
    }
  }

  private func ledger() throws(EffectError) -> RunLedger {
    do {
      return try session.ledger()
    } catch {
      let reason = (error as? ValidationError)?.message ?? "the run store cannot be named"
      throw EffectError(.file, reason)
    }
  }

  private func end(
    _ ledger: RunLedger,
    _ status: ExitStatus,
    reachedEnd: Bool
  ) async throws(EffectError) {
    do throws(RunStorageError) {
      try await ledger.end(status, reachedEnd: reachedEnd)
    } catch {
      throw EffectError(.file, error.message, help: error.help)
    }
  }
}
