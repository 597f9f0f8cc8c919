import Foundation
import Synchronization

/// A program of this package that runs beside the tests, with its input and outputs in pipes.
final class ChildProcess: Sendable {
  /// What a program left behind.
  struct Outcome: Sendable {
    /// The exit status; for a program that a signal ended, the signal's number.
    let status: Int32
    /// Whether a signal ended it.
    let wasKilled: Bool
    /// What it wrote to standard output.
    let output: String
    /// What it wrote to standard error.
    let errors: String
  }

  private let process: Process
  private let input: Pipe
  private let output: Collector
  private let errors: Collector

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - name: The executable's name among the build products.
  ///   - arguments: Its arguments.
  ///   - environment: Its variables; `PATH` and a private `HOME` are added.
  ///   - folder: Its working directory.
  /// - Throws: What the system says when the program cannot be started.
  init(
    _ name: String,
    _ arguments: [String],
    environment: [String: String] = [:],
    in folder: String
  ) throws {
    process = Process()
    process.executableURL = URL(filePath: BuiltProducts.path(of: name))
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let ambient = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
    ]
    process.environment = ambient.merging(environment) { $1 }
    input = Pipe()
    output = Collector()
    errors = Collector()
    process.standardInput = input
    process.standardOutput = output.pipe
    process.standardError = errors.pipe
    try process.run()
    output.begin()
    errors.begin()
  }

  /// The process's number.
  var identifier: Int32 { process.processIdentifier }

  /// What has come on standard output so far.
  var outputSoFar: String { output.text }

  /// What has come on standard error so far.
  var errorsSoFar: String { errors.text }

  /// Writes to standard input and closes it.
  func finishInput(_ text: String = "") {
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? input.fileHandleForWriting.close()
  }

  /// Stops reading standard output, as a pager that is left does.
  func closeOutput() {
    output.close()
  }

  /// Sends a signal.
  func signal(_ number: Int32) {
    kill(process.processIdentifier, number)
  }

  /// Waits until a condition holds, looking every few milliseconds; false when the program ended or a minute passed first.
  func waits(until condition: @Sendable () -> Bool) async throws -> Bool {
    for _ in 0..<12_000 {
      if condition() { return true }
      if !process.isRunning { return condition() }
      try await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  /// Waits for the end, at most a minute; then the program is killed.
  func outcome() async throws -> Outcome {
    for _ in 0..<12_000 where process.isRunning {
      try await Task.sleep(for: .milliseconds(5))
    }
    if process.isRunning { signal(SIGKILL) }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal,
      output: await output.finish(),
      errors: await errors.finish()
    )
  }
}

/// Collects what comes through a pipe.
private final class Collector: Sendable {
  let pipe = Pipe()
  private let state = Mutex((data: Data(), isAtEnd: false))

  /// Starts to read; the parent's end for writing is closed by `Process`.
  func begin() {
    pipe.fileHandleForReading.readabilityHandler = { [self] handle in
      let data = handle.availableData
      self.state.withLock { state in
        if data.isEmpty { state.isAtEnd = true } else { state.data.append(data) }
      }
      if data.isEmpty { handle.readabilityHandler = nil }
    }
  }

  var text: String { state.withLock { String(decoding: $0.data, as: UTF8.self) } }

  func close() {
    pipe.fileHandleForReading.readabilityHandler = nil
    try? pipe.fileHandleForReading.close()
    state.withLock { $0.isAtEnd = true }
  }

  func finish() async -> String {
    for _ in 0..<24_000 where !state.withLock({ $0.isAtEnd }) {
      try? await Task.sleep(for: .milliseconds(5))
    }
    return text
  }
}
