/// What connects servers of tools.
package protocol ToolServerConnector: Sendable {
  /// Starts a server and waits until it has listed its tools.
  ///
  /// - Parameter command: The program and its arguments; the program is looked up in `PATH` unless it is a path.
  /// - Throws: ``ToolServerError``.
  func connect(
    _ command: [String]
  ) async throws(ToolServerError) -> any ToolServerConnection
}
