import Subprocess

/// The process of a server, in a process group of its own.
struct ServerProcess: Sendable {
  /// How a process ended.
  enum Ending: Sendable {
    case ended(TerminationStatus)
    case failed(ToolServerError)
  }

  /// What is done with what it reads and writes.
  struct Streams: Sendable {
    /// The lines for its standard input, which is closed after the last.
    let input: AsyncStream<[UInt8]>
    /// Takes some of its standard output.
    let output: @Sendable ([UInt8]) -> Void
    /// Is told of the end of its standard output.
    let outputEnd: @Sendable () -> Void
    /// Takes some of its standard error.
    let errors: @Sendable ([UInt8]) -> Void
  }

  /// The program.
  let launch: ToolServerLaunch
  /// How long it has to end once it is asked to by a signal.
  let grace: Duration

  /// Runs the process to its end.
  ///
  /// Cancelling the task ends it and those it started: they are asked to end, and killed after the grace.
  func run(_ streams: Streams) async -> Ending {
    let group = ProcessGroup()
    // The program itself is gone in any case; those it started may have passed over the request to end.
    defer {
      group.kill()
      group.release()
    }
    do {
      let result = try await Subprocess.run(
        configuration,
        input: .inputWriter,
        output: .sequence,
        error: .sequence
      ) { execution in
        group.hold(execution.processIdentifier.value)
        await withTaskGroup(of: Void.self) { tasks in
          tasks.addTask {
            await read(execution.standardOutput, streams.output)
            streams.outputEnd()
          }
          tasks.addTask { await read(execution.standardError, streams.errors) }
          tasks.addTask { await write(streams.input, to: execution.standardInputWriter) }
        }
      }
      return .ended(result.terminationStatus)
    } catch let error as SubprocessError {
      return .failed(
        error.code == .executableNotFound
          ? .programNotFound(launch) : .programNotStarted(launch, "\(error)")
      )
    } catch {
      return .failed(.programNotStarted(launch, "\(error)"))
    }
  }

  /// Reads until the end; an error of the pipe is one too.
  private func read(
    _ stream: SubprocessOutputSequence,
    _ receive: @Sendable ([UInt8]) -> Void
  ) async {
    do {
      for try await buffer in stream {
        receive(buffer.withUnsafeBytes { Array($0) })
      }
    } catch {
      // The process tells how it ended; the pipe has nothing to add.
    }
  }

  /// Writes until there is nothing more, or the program reads no more.
  private func write(_ lines: AsyncStream<[UInt8]>, to writer: StandardInputWriter) async {
    do {
      for await line in lines { _ = try await writer.write(line) }
      try await writer.finish()
    } catch {
      // A program that does not read its input ends, or its answer is missed in time.
    }
  }

  private var configuration: Configuration {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: grace),
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero),
    ]
    let isPath = launch.program.utf8.contains(UInt8(ascii: "/"))
    var environment: [Environment.Key: String] = [:]
    for (name, value) in launch.environment {
      guard let key = Environment.Key(rawValue: name) else { continue }
      environment[key] = value
    }
    return Configuration(
      executable: isPath ? .path(systemPath(launch.program)) : .name(launch.program),
      arguments: Arguments(launch.arguments),
      environment: .custom(environment),
      workingDirectory: systemPath(launch.folder),
      platformOptions: options
    )
  }

  /// A path as the package wants it, whose type belongs to a third package; its literal conformance makes one without that.
  private func systemPath<Path: ExpressibleByStringLiteral>(_ path: String) -> Path
  where Path.StringLiteralType == String {
    Path(stringLiteral: path)
  }
}
