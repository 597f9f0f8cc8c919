/// Servers of tools that speak the Model Context Protocol over their standard input and output.
///
/// They live within a scope: whatever was connected in it has ended when it is left.
package struct ToolServers: ToolServerConnector {
  private let client: ClientIdentity
  private let limits: ToolServerLimits
  private let starts: AsyncStream<ServerConnection>.Continuation

  /// Runs an operation in which servers can be connected, and ends them after it.
  ///
  /// - Parameters:
  ///   - version: The version of Parley that servers are told.
  ///   - limits: How long and how much they may take.
  ///   - operation: What is done.
  /// - Returns: What the operation returned.
  package static func scope<Result>(
    version: String,
    limits: ToolServerLimits = ToolServerLimits(),
    _ operation: (ToolServers) async -> Result
  ) async -> Result {
    let (connections, starts) = AsyncStream.makeStream(of: ServerConnection.self)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await serve(connections) }
      let result = await operation(
        ToolServers(client: ClientIdentity(version: version), limits: limits, starts: starts)
      )
      starts.finish()
      // The servers are gone when this returns, so none outlives the scope.
      await group.waitForAll()
      return result
    }
  }

  /// Runs connections as they come, until no more come; then closes and awaits those that still run.
  private static func serve(_ connections: AsyncStream<ServerConnection>) async {
    await withDiscardingTaskGroup { group in
      var begun: [ServerConnection] = []
      for await connection in connections {
        begun.removeAll(where: \.hasEnded)
        begun.append(connection)
        group.addTask { await connection.run() }
      }
      for connection in begun { connection.beginClosing() }
    }
  }

  package func connect(
    _ launch: ToolServerLaunch
  ) async throws(ToolServerError) -> any ToolServerConnection {
    let connection = ServerConnection(launch, limits: limits, client: client)
    guard case .enqueued = starts.yield(connection) else {
      throw .closed(connection.name)
    }
    do throws(ToolServerError) {
      try await connection.open()
    } catch {
      await connection.close()
      throw error
    }
    return connection
  }
}
