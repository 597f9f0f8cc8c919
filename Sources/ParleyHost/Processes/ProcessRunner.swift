import Glibc
import ParleyRuntime
import Subprocess
import ToolServers

/// Runs programs for a script: by name or path, never through a shell, in a process group of their own.
///
/// A program sees the variables that every program needs, and those that the script may read; no others, so that a script cannot
/// read a credential by way of a program. Its working directory is the script's folder.
package struct ProcessRunner: Sendable {
  private let permissions: Permissions
  private let environment: [String: String]
  private let limits: ProcessLimits

  /// Makes a runner; nothing is run.
  ///
  /// - Parameters:
  ///   - permissions: Which programs may be run.
  ///   - environment: The variables of this process.
  ///   - limits: How long and how much.
  package init(
    permissions: Permissions,
    environment: [String: String],
    limits: ProcessLimits = ProcessLimits()
  ) {
    self.permissions = permissions
    self.environment = environment
    self.limits = limits
  }

  /// Runs a program to its end and returns what it wrote to standard output.
  ///
  /// Cancelling the task ends the program and those it started: they are asked to end, and killed a little later.
  ///
  /// - Parameters:
  ///   - program: A name that is looked up in `PATH`, or a path.
  ///   - arguments: Its arguments, passed as they are.
  ///   - input: Its standard input; nil for none.
  /// - Returns: Its output, exactly.
  /// - Throws: ``EffectError`` of kind permission; file when it cannot be started or writes something other than text; fail when
  ///   it ends with another status than 0; limit; interrupt when the task is cancelled.
  package func run(
    _ program: String,
    _ arguments: [String],
    input: String? = nil
  ) async throws(EffectError) -> String {
    try check(program, arguments)
    let duration = limits.duration
    let ending = await withTaskGroup(of: Ending.self) { group in
      group.addTask { await perform(program, arguments, input: input) }
      group.addTask {
        do {
          try await Task.sleep(for: duration)
          return .outOfTime
        } catch {
          return .cancelled
        }
      }
      let first = await group.next() ?? .cancelled
      group.cancelAll()
      // The program is gone when its task is over, so nothing outlives this call.
      await group.waitForAll()
      return first
    }
    return try output(of: program, ending)
  }

  /// Checks whether a call of `exec` is permitted, without running anything.
  ///
  /// - Throws: ``EffectError`` of kind permission, or value for what no program can be given.
  func check(_ arguments: [Value]) throws(EffectError) {
    let arguments = WorldArguments(function: .exec, values: arguments)
    try check(arguments.text(0, "a program"), arguments.texts(1))
  }

  /// How a server of tools is started: by name or path, with the variables and in the folder of all programs of the script.
  ///
  /// - Parameter command: The program and its arguments, passed as they are.
  /// - Returns: What a connector starts.
  /// - Throws: ``EffectError`` of kind permission, or value for what no program can be given.
  package func launch(_ command: [String]) throws(EffectError) -> ToolServerLaunch {
    let (program, arguments) = (command.first ?? "", Array(command.dropFirst()))
    try check(program, arguments)
    return ToolServerLaunch(
      program: isPath(program)
        ? LexicalPath(program, relativeTo: permissions.base).text : program,
      arguments: arguments,
      environment: visibleVariables,
      folder: permissions.base.text
    )
  }

  // MARK: Running

  /// How a program ended.
  private enum Ending: Sendable {
    case finished(TerminationStatus, output: [UInt8], errors: [UInt8])
    case failed(SubprocessError.Code, String)
    case outOfTime
    case cancelled
  }

  private func isPath(_ program: String) -> Bool {
    program.utf8.contains(UInt8(ascii: "/"))
  }

  private func check(_ program: String, _ arguments: [String]) throws(EffectError) {
    guard !program.isEmpty else { throw .emptyProgram() }
    guard !([program] + arguments).contains(where: { $0.utf8.contains(0) }) else {
      throw .argumentWithNUL(program)
    }
    guard permissions.allowsProgram(program) else {
      let argument =
        isPath(program) ? LexicalPath(program, relativeTo: permissions.base).text : program
      throw .programNotPermitted(program, allowedAs: argument)
    }
  }

  private func perform(_ program: String, _ arguments: [String], input: String?) async -> Ending {
    let configuration = configuration(program, arguments)
    do {
      guard let input else {
        return try await outcome(of: configuration, input: NoInput.none)
      }
      // A file rather than a pipe: a program that does not read all of its input is then no event at all.
      let file = try OpenFile.inMemory(Array(input.utf8))
      return try await outcome(
        of: configuration,
        input: FileDescriptorInput.fileDescriptor(
          systemDescriptor(file.descriptor),
          closeAfterSpawningProcess: false
        )
      )
    } catch let error as SubprocessError where !Task.isCancelled {
      return .failed(error.code, "\(error)")
    } catch let error as SystemError {
      return .failed(.spawnFailed, error.text)
    } catch {
      return .cancelled
    }
  }

  private func outcome(
    of configuration: Configuration,
    input: some InputProtocol
  ) async throws -> Ending {
    let output = BytesOutput.bytes(limit: limits.outputByteCount)
    let group = ProcessGroup()
    var isWhole = false
    // The program itself is gone in any case; those it started may have passed over the request to end.
    defer {
      if !isWhole || Task.isCancelled { group.kill() }
      group.release()
    }
    let result = try await Subprocess.run(
      configuration,
      input: input,
      output: output,
      error: output
    ) { execution in
      group.hold(execution.processIdentifier.value)
    }
    isWhole = true
    return .finished(
      result.terminationStatus,
      output: result.standardOutput,
      errors: result.standardError
    )
  }

  private func configuration(_ program: String, _ arguments: [String]) -> Configuration {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(
        signal: .terminate,
        toProcessGroup: true,
        allowedDurationToNextStep: limits.grace
      ),
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero),
    ]
    return Configuration(
      executable: isPath(program)
        ? .path(systemPath(LexicalPath(program, relativeTo: permissions.base)))
        : .name(program),
      arguments: Arguments(arguments),
      environment: .custom(visibleEnvironment),
      workingDirectory: systemPath(permissions.base),
      platformOptions: options
    )
  }

  /// The variables a program sees.
  private var visibleVariables: [String: String] {
    environment.filter { name, _ in
      Self.neededVariables.contains(name) || name.hasPrefix("LC_")
        || permissions.allowsVariable(name)
    }
  }

  private var visibleEnvironment: [Environment.Key: String] {
    var visible: [Environment.Key: String] = [:]
    for (name, value) in visibleVariables {
      guard let key = Environment.Key(rawValue: name) else { continue }
      visible[key] = value
    }
    return visible
  }

  private static let neededVariables: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TERM", "TZ", "TMPDIR",
  ]

  /// A path as the package wants it, whose type belongs to a third package; its literal conformance makes one without that.
  private func systemPath<Path: ExpressibleByStringLiteral>(_ path: LexicalPath) -> Path
  where Path.StringLiteralType == String {
    Path(stringLiteral: path.text)
  }

  /// A descriptor as the package wants it; see ``systemPath(_:)``.
  private func systemDescriptor<Descriptor: RawRepresentable>(
    _ descriptor: Int32
  ) throws(SystemError) -> Descriptor where Descriptor.RawValue == Int32 {
    guard let result = Descriptor(rawValue: descriptor) else { throw SystemError(EBADF) }
    return result
  }

  // MARK: Outcome

  private func output(of program: String, _ ending: Ending) throws(EffectError) -> String {
    switch ending {
    case .cancelled: throw .programInterrupted(program)
    case .outOfTime: throw .programOutOfTime(program, limits.duration)
    case .failed(.outputLimitExceeded, _):
      throw .programOutputTooLarge(program, limit: limits.outputByteCount)
    case .failed(.executableNotFound, _): throw .programNotFound(program)
    case .failed(_, let message): throw .programNotStarted(program, message)
    case .finished(.exited(0), let output, _):
      return try ScriptFiles.text(of: output, from: "the output of \(program)")
    case .finished(.exited(let status), _, let errors):
      throw .programFailed(program, status: status, errors: errors)
    case .finished(.signaled(let signal), _, let errors):
      throw .programKilled(program, signal: signal, errors: errors)
    }
  }
}
