import ArgumentParser
import ParleyHost

/// The lock of a run, before and after it.
extension RunSession {
  /// Begins to note what a run depends on, or holds it to what was noted.
  ///
  /// - Parameters:
  ///   - choice: What is asked for.
  ///   - script: The script.
  ///   - world: What it may touch.
  ///   - binding: The values of its parameters.
  /// - Returns: The lock that is told what the run reads.
  /// - Throws: `ExitCode` of a permission where something differs, after it was told.
  func begin(
    _ choice: LockChoice,
    of script: CompiledScript,
    in world: ScriptWorld,
    with binding: ParameterBinding
  ) throws -> RunLock {
    let isLocal = if case .local = provider { true } else { false }
    let contents = LockContents(
      program: ParleyVersion.program,
      provider: isLocal ? "local" : "api",
      catalogue: catalogue,
      script: script,
      parameters: binding,
      settings: initialSettings,
      world: world
    )
    guard let locked = choice.locked else {
      return .noting(contents, at: choice.path, under: world.files.permissions)
    }
    let now = contents.completed(asIn: locked, catalogue: catalogue, world: world)
    let drift = LockDrift(from: locked, to: now)
    guard drift.sentences.isEmpty else {
      OutputStream.standardError.write(choice.refusal(drift))
      display.output.receive(.done(.nothingSent(.stopped)))
      throw ExitCode(ExitStatus.stopped.rawValue)
    }
    return .verifying(locked, at: choice.path, under: world.files.permissions)
  }

  /// Writes the lock of a run that reached its end: one that did not has not read everything.
  ///
  /// - Throws: `ExitCode` when it cannot be written.
  func finish(_ choice: LockChoice, _ lock: RunLock, after status: ExitStatus) throws {
    guard choice.locked == nil else { return }
    guard status == .fine || status == .expectationFailed else {
      display.notice("no lock is written: not all of the run came to its end")
      return
    }
    do throws(SystemError) {
      try FileReplacement.write(Array(lock.contents.text.utf8), to: choice.path)
      display.notice("the lock \(choice.path) is written")
    } catch {
      OutputStream.standardError.write(
        "error: the lock \(choice.path) cannot be written: \(error.text)\n"
      )
      throw ExitCode(ExitStatus.scriptWrong.rawValue)
    }
  }
}
