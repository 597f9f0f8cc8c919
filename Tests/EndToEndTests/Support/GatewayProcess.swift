import Foundation
import TestSupport

/// `parley serve` as a process of its own, at a free port of 127.0.0.1, with a store of its own.
final class GatewayProcess: Sendable {
  /// What is told to the API, and must never be seen elsewhere.
  static let key = "sk-ant-the-key-of-the-gateway"

  /// Its base URL.
  let url: String
  /// The folder of its store, where it runs.
  let folder: TemporaryFolder
  private let process: ChildProcess

  /// Starts a gateway and waits until it listens.
  ///
  /// - Parameters:
  ///   - options: Further options.
  ///   - upstream: The server that answers behind it, asked with ``key``; nil for the built-in model.
  ///   - variables: Further environment variables.
  ///   - folder: The folder of a gateway that ran before, whose store it takes over; nil for a new one.
  /// - Throws: ``ServerError`` when it does not begin to listen.
  init(
    _ options: [String] = [],
    upstream: ServerProcess? = nil,
    variables: [String: String] = [:],
    in folder: TemporaryFolder? = nil
  ) async throws {
    let folder = try folder ?? TemporaryFolder()
    var environment: [String: String] = [:]
    if let upstream {
      environment = ["ANTHROPIC_BASE_URL": upstream.url, "ANTHROPIC_API_KEY": Self.key]
    }
    let process = try ChildProcess(
      "parley",
      ["serve", "--port", "0", "--store", "\(folder.path)/gateway.sqlite"] + options,
      environment: environment.merging(variables) { $1 },
      in: folder.path
    )
    let isQuiet = options.contains("--quiet")
    let hasStarted = try await process.waits {
      process.outputSoFar.contains("\n") && (isQuiet || process.errorsSoFar.contains("  chat "))
    }
    guard hasStarted else {
      throw ServerError(message: "the gateway did not start: \(process.errorsSoFar)")
    }
    url = String(process.outputSoFar.prefix { $0 != "\n" })
    self.folder = folder
    self.process = process
  }

  deinit {
    process.signal(SIGKILL)
  }

  /// The process's number.
  var identifier: Int32 { process.identifier }

  /// What it has written to standard error so far, its log included.
  var log: String { process.errorsSoFar }

  /// Whether it has not ended.
  var isRunning: Bool { process.isRunning }

  /// Sends a request to it.
  ///
  /// - Throws: ``ServerError`` when there is no answer.
  func answer(to request: LocalRequest) throws -> LocalRequest.Answer {
    try request.answer(from: url)
  }

  /// Makes a token for a client.
  ///
  /// - Parameters:
  ///   - name: The client.
  ///   - limits: Options of `parley serve token create`.
  /// - Returns: The token.
  /// - Throws: ``ServerError`` when none is made.
  func token(_ name: String, _ limits: [String] = []) async throws -> String {
    let outcome = try await run(["serve", "token", "create", name] + limits)
    guard outcome.status == 0 else { throw ServerError(message: outcome.errors) }
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Runs another command on its store.
  func run(_ command: [String]) async throws -> ChildProcess.Outcome {
    let process = try ChildProcess(
      "parley",
      command + ["--store", "\(folder.path)/gateway.sqlite"],
      in: folder.path
    )
    process.finishInput()
    return try await process.outcome()
  }

  /// Sends a signal.
  func signal(_ number: Int32) { process.signal(number) }

  /// Waits until a condition holds; false when the gateway ended or a minute passed first.
  func waits(until condition: @Sendable () -> Bool) async throws -> Bool {
    try await process.waits(until: condition)
  }

  /// Waits for its end, at most a minute.
  func outcome() async throws -> ChildProcess.Outcome { try await process.outcome() }
}
