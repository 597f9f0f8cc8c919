import Foundation
import Synchronization
import Testing

/// A program that runs beside the tests, with its input and outputs in pipes.
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
  ///   - name: The executable's name among the build products, or the absolute path of another.
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
    process.executableURL = URL(filePath: name.hasPrefix("/") ? name : BuiltProducts.path(of: name))
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let ambient = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
    ]
    process.environment = ambient.merging(environment) { $1 }
    input = .forOneChild()
    output = Collector()
    errors = Collector()
    process.standardInput = input
    process.standardOutput = output.pipe
    process.standardError = errors.pipe
    try process.run()
    output.begin()
    errors.begin()
  }

  /// Whether it has not ended.
  var isRunning: Bool { process.isRunning }

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

  /// Waits for the end; then the program is killed.
  ///
  /// - Parameter patience: How long it may take. Default: a minute.
  /// - Returns: What it left behind.
  /// - Throws: `CancellationError` when the test is cancelled.
  func outcome(within patience: Duration = .seconds(60)) async throws -> Outcome {
    let end = ContinuousClock.now + patience
    while process.isRunning, ContinuousClock.now < end {
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

/// Collects what comes through a pipe, on a thread of its own.
///
/// A file handle's `readabilityHandler` does not always tell the end of a pipe on a busy machine.
private final class Collector: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isClosing = false
    var isAtEnd = false
  }

  let pipe = Pipe.forOneChild()
  private let state = Mutex(State())

  /// Starts to read; the parent's end for writing is closed by `Process`.
  func begin() {
    Thread.detachNewThread { [self] in
      while !state.withLock({ $0.isClosing }), turn() {}
      try? pipe.fileHandleForReading.close()
      state.withLock { $0.isAtEnd = true }
    }
  }

  /// Takes what comes within a hundredth of a second; false at the end.
  private func turn() -> Bool {
    var ready = pollfd(
      fd: pipe.fileHandleForReading.fileDescriptor,
      events: Int16(POLLIN),
      revents: 0
    )
    guard poll(&ready, 1, 10) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = read(ready.fd, &chunk, chunk.count)
    if count > 0 { state.withLock { $0.bytes += chunk[..<count] } }
    return count > 0 || (count < 0 && errno == EINTR)
  }

  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  /// Closes the pipe, and returns when it is closed.
  func close() {
    state.withLock { $0.isClosing = true }
    while !state.withLock({ $0.isAtEnd }) { usleep(1000) }
  }

  /// Waits for the end of what comes; an issue is recorded when it does not come within ten seconds of the program's end.
  func finish() async -> String {
    for _ in 0..<2000 where !state.withLock({ $0.isAtEnd }) {
      try? await Task.sleep(for: .milliseconds(5))
    }
    if !state.withLock({ $0.isAtEnd }) {
      Issue.record("the pipe of a program that ended is still open; so far: \(text)")
    }
    return text
  }
}

extension Pipe {
  /// A pipe that no other program inherits which is started at the same moment: one that lived on would hold its end open.
  fileprivate static func forOneChild() -> Pipe {
    let pipe = Pipe()
    for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
      _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    return pipe
  }
}
