/// Why a server of tools could not be connected or gave no result.
package struct ToolServerError: Error, Sendable, Hashable {
  /// What failed.
  package struct Code: Sendable, Hashable {
    private enum Value: Sendable, Hashable {
      case notFound, notStarted, ended, outOfTime, tooLarge, malformed, refused, unknownTool
      case cancelled
    }

    private let value: Value

    /// There is no such program.
    package static let notFound = Code(value: .notFound)
    /// The system did not start the program.
    package static let notStarted = Code(value: .notStarted)
    /// The server ended, or was closed.
    package static let ended = Code(value: .ended)
    /// The server did not answer in time.
    package static let outOfTime = Code(value: .outOfTime)
    /// The server wrote more than is read of it.
    package static let tooLarge = Code(value: .tooLarge)
    /// The server wrote something that the protocol does not know.
    package static let malformed = Code(value: .malformed)
    /// The server answered with an error.
    package static let refused = Code(value: .refused)
    /// The server has no tool of the name.
    package static let unknownTool = Code(value: .unknownTool)
    /// The task was cancelled.
    package static let cancelled = Code(value: .cancelled)
  }

  /// What failed: compare this, never the text.
  package let code: Code
  /// What happened, in a sentence without a capital or a full stop; names the server.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?

  /// Makes an error.
  package init(_ code: Code, _ message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}
