/// What connects servers of tools.
package protocol ToolServerConnector: Sendable {
  /// Starts a server and waits until it has listed its tools.
  ///
  /// Whether the script may run the program is for the caller to check.
  ///
  /// - Parameter launch: The program.
  /// - Returns: The server, connected; it has at least one tool.
  /// - Throws: ``ToolServerError``.
  func connect(
    _ launch: ToolServerLaunch
  ) async throws(ToolServerError) -> any ToolServerConnection
}
