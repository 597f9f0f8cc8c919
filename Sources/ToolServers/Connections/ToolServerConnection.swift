import OrderedJSON

/// A server of tools that is connected, for as long as it lives.
package protocol ToolServerConnection: Sendable {
  /// What the server is called in messages: the name that it gives itself, or its program.
  var name: String { get }

  /// The tools that it listed when it was connected, in its order.
  var tools: [ServerTool] { get }

  /// Calls a tool and waits for its result.
  ///
  /// Cancelling the task takes the call back. A tool that failed is a result that says so, not an error.
  ///
  /// - Parameters:
  ///   - name: The name of one of ``tools``.
  ///   - arguments: An object that fits the tool's schema.
  /// - Returns: What the tool gave.
  /// - Throws: ``ToolServerError`` when there is no result: the server ended, took too long, refused the call or broke the protocol.
  func call(_ name: String, arguments: JSONValue) async throws(ToolServerError) -> ServerToolResult

  /// Ends the server and waits until it is gone. Calls under way fail; a second time does nothing.
  func close() async
}
