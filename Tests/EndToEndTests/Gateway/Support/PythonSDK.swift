import Foundation
import TestSupport

/// A line of the official Python SDK, in an environment that `Scripts/test` makes.
struct PythonSDK: Sendable {
  /// The line: the first number of the version.
  let line: Int

  private var interpreter: String {
    "\(RepositoryRoot.path)/.build/sdk-\(line)/bin/python"
  }

  /// Whether the environment is there.
  var isThere: Bool { FileManager.default.isExecutableFile(atPath: interpreter) }

  /// Runs the checks in `Tests/SDK`.
  ///
  /// - Parameter arguments: The options but `--line`.
  /// - Returns: What the script left behind; status 0 when all checks held.
  /// - Throws: What the system says when the script cannot be started.
  func check(_ arguments: [String]) async throws -> ChildProcess.Outcome {
    try await run("check_gateway.py", arguments)
  }

  /// Checks requests against the SDK's types.
  ///
  /// - Parameter path: A file with the body of a request a line.
  /// - Returns: What the script left behind; status 0 when all are requests.
  /// - Throws: What the system says when the script cannot be started.
  func check(requestsIn path: String) async throws -> ChildProcess.Outcome {
    try await run("check_requests.py", [path])
  }

  private func run(
    _ script: String,
    _ arguments: [String]
  ) async throws -> ChildProcess.Outcome {
    let folder = try TemporaryFolder()
    let process = try ChildProcess(
      interpreter,
      ["\(RepositoryRoot.path)/Tests/SDK/\(script)", "--line", "\(line)"] + arguments,
      in: folder.path
    )
    process.finishInput()
    return try await process.outcome(within: .seconds(600))
  }
}
