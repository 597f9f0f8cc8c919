import Foundation
import TestSupport

/// The scripted Messages server as a process of its own.
final class ServerProcess: Sendable {
  /// Its base URL.
  let url: String
  private let process: ChildProcess
  private let folder: TemporaryFolder

  /// Starts a server and waits until it listens.
  ///
  /// - Parameters:
  ///   - answers: The script, a JSON list as its README describes it; nil for the server's own answers.
  ///   - options: Further options.
  /// - Throws: ``ServerError`` when it does not begin to listen.
  init(_ answers: String? = nil, options: [String] = []) async throws {
    let folder = try TemporaryFolder()
    var arguments = ["--port", "0"] + options
    if let answers { arguments += ["--script", try folder.write(answers, to: "answers.json")] }
    let process = try ChildProcess("ScriptedServer", arguments, in: folder.path)
    guard try await process.waits(until: { process.outputSoFar.contains("\n") }) else {
      throw ServerError(message: "the server did not start: \(process.errorsSoFar)")
    }
    url = String(process.outputSoFar.prefix { $0 != "\n" })
    self.process = process
    self.folder = folder
  }

  deinit {
    process.signal(SIGTERM)
  }
}

/// Why a test's server is not there.
struct ServerError: Error {
  let message: String
}
