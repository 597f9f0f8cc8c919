import Foundation
import TestSupport

/// Runs of the built `parley` in a folder of their own.
struct Parley: Sendable {
  /// Where scripts stand and runs happen.
  let folder: TemporaryFolder
  /// The server that is asked; nil for none.
  let server: ServerProcess?
  /// The gateway that is asked, with no token of its own; nil for none.
  var gateway: GatewayProcess?
  /// Further environment variables.
  var variables: [String: String] = [:]

  /// Makes a place to run in.
  init(server: ServerProcess? = nil) throws {
    folder = try TemporaryFolder()
    self.server = server
  }

  /// The folder of the journals of these runs.
  var state: String { "state/parley/journal" }

  /// Starts a command.
  func start(_ arguments: [String], in place: String? = nil) throws -> ChildProcess {
    var environment = ["XDG_STATE_HOME": "\(folder.path)/state"]
    if let server {
      environment["ANTHROPIC_BASE_URL"] = server.url
      environment["ANTHROPIC_API_KEY"] = "sk-ant-test-key"
    }
    environment["ANTHROPIC_BASE_URL"] = gateway?.url ?? environment["ANTHROPIC_BASE_URL"]
    return try ChildProcess(
      "parley",
      arguments,
      environment: environment.merging(variables) { $1 },
      in: place ?? folder.path
    )
  }

  /// Runs a command to its end.
  func run(
    _ arguments: [String],
    input: String = "",
    in place: String? = nil
  ) async throws -> ChildProcess.Outcome {
    let process = try start(arguments, in: place)
    process.finishInput(input)
    return try await process.outcome()
  }

  /// Writes a script and runs it to its end.
  func run(
    script: String,
    _ arguments: [String] = [],
    input: String = ""
  ) async throws -> ChildProcess.Outcome {
    try folder.write(script, to: "script.claude")
    return try await run(["script.claude"] + arguments, input: input)
  }

  /// The text of all journals of these runs.
  var journals: String {
    folder.files(under: state).compactMap { folder.read("\(state)/\($0)") }.joined()
  }
}
