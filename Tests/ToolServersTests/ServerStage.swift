import Foundation
import OrderedJSON
import TestSupport
import ToolServers

/// A folder with servers to connect.
struct ServerStage {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Limits that let a test of patience end soon.
  static let hurried = ToolServerLimits(
    start: .seconds(60),
    call: .seconds(2),
    grace: .milliseconds(200),
    messageByteCount: 100_000
  )

  /// How the server of the fixtures is started, in one of its modes.
  func launch(_ mode: String) -> ToolServerLaunch {
    launch("python3", ["\(Self.fixtures)/faulty-server.py", mode, folder("log")])
  }

  func launch(_ program: String, _ arguments: [String]) -> ToolServerLaunch {
    ToolServerLaunch(
      program: program,
      arguments: arguments,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path],
      folder: folder.path
    )
  }

  static let fixtures = "\(RepositoryRoot.path)/Tests/MCP"

  /// What the server got, and what it told of itself.
  var log: [JSONValue] {
    (folder.read("log") ?? "").split(separator: "\n").compactMap { line in
      try? JSONParser().parse(String(line))
    }
  }

  /// Connects a server and does something with it; the result says how either failed.
  func connected<Success: Sendable>(
    _ mode: String,
    limits: ToolServerLimits = ToolServerLimits(),
    _ operation: (any ToolServerConnection) async throws(ToolServerError) -> Success
  ) async -> Result<Success, ToolServerError> {
    await connected(launch(mode), limits: limits, operation)
  }

  func connected<Success: Sendable>(
    _ launch: ToolServerLaunch,
    limits: ToolServerLimits = ToolServerLimits(),
    _ operation: (any ToolServerConnection) async throws(ToolServerError) -> Success
  ) async -> Result<Success, ToolServerError> {
    await ToolServers.scope(version: "1.2.3", limits: limits) { servers in
      do throws(ToolServerError) {
        return .success(try await operation(try await servers.connect(launch)))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Calls `echo` of a server.
  func echo(
    _ mode: String,
    _ text: String = "hi",
    limits: ToolServerLimits = ToolServerLimits()
  ) async -> Result<ServerToolResult, ToolServerError> {
    await connected(mode, limits: limits) { server throws(ToolServerError) in
      try await server.call("echo", arguments: ["text": .string(text)])
    }
  }
}

extension Result {
  /// The error, if there is one.
  var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
