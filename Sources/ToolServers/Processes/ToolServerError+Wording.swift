import Subprocess

/// The wording of what goes wrong with servers of tools.
extension ToolServerError {
  /// No such program.
  static func programNotFound(_ launch: ToolServerLaunch) -> ToolServerError {
    ToolServerError(
      .notFound,
      "there is no program \(launch.program) that can be run",
      help: "install it, or give its path: PATH is searched for names without a slash"
    )
  }

  /// The system did not start it.
  static func programNotStarted(_ launch: ToolServerLaunch, _ reason: String) -> ToolServerError {
    ToolServerError(.notStarted, "\(launch.program) could not be run: \(reason)")
  }

  /// It ended by itself.
  static func serverEnded(
    _ name: String,
    _ status: TerminationStatus,
    lastWords: String?
  ) -> ToolServerError {
    let ending =
      switch status {
      case .exited(let code): "ended with status \(code)"
      case .signaled(let signal): "was ended by signal \(signal)"
      }
    return ToolServerError(
      .ended,
      "the tool server \(name) \(ending)\(told(lastWords))",
      help: "run its command in a shell to see what it says"
    )
  }

  /// It was closed, by `unset mcp` or the end of the run.
  static func closed(_ name: String) -> ToolServerError {
    ToolServerError(.ended, "the tool server \(name) is closed")
  }

  /// No answer came in time.
  static func outOfTime(
    _ name: String,
    _ method: String,
    _ limit: Duration,
    lastWords: String?
  ) -> ToolServerError {
    ToolServerError(
      .outOfTime,
      "the tool server \(name) did not answer \(method) within \(limit.components.seconds) s\(told(lastWords))"
    )
  }

  /// A message was too long.
  static func messageTooLarge(_ name: String, limit: Int) -> ToolServerError {
    ToolServerError(
      .tooLarge,
      "the tool server \(name) was ended: it wrote a message of more than \(limit) bytes"
    )
  }

  /// It listed too many tools.
  static func tooManyTools(_ name: String, limit: Int) -> ToolServerError {
    ToolServerError(.tooLarge, "the tool server \(name) lists more than \(limit) tools")
  }

  /// It listed none.
  static func noTools(_ name: String) -> ToolServerError {
    ToolServerError(.refused, "the tool server \(name) offers no tools")
  }

  /// A version of the protocol that this client does not know.
  static func unknownVersion(_ name: String, _ versions: [String]) -> ToolServerError {
    ToolServerError(
      .malformed,
      "the tool server \(name) speaks another version of the Model Context Protocol: \(versions.joined(separator: ", "))",
      help:
        "known are \((ProtocolEra.handshakeVersions + [ProtocolEra.envelopeVersion]).sorted().joined(separator: ", "))"
    )
  }

  /// An answer in an unknown shape.
  static func malformed(_ name: String, _ method: String, _ what: String) -> ToolServerError {
    ToolServerError(.malformed, "the tool server \(name) answered \(method) with \(what)")
  }

  /// An error as the answer.
  static func refused(
    _ name: String,
    _ method: String,
    _ refusal: ServerRefusal,
    haveToolsChanged: Bool
  ) -> ToolServerError {
    let change = haveToolsChanged ? "; its tools have changed since it was connected" : ""
    return ToolServerError(
      .refused,
      "the tool server \(name) refused \(method): \(refusal.message)\(change)",
      help: haveToolsChanged ? "connect it again with mcp" : nil
    )
  }

  /// The server has no such tool.
  static func unknownTool(_ name: String, _ tool: String) -> ToolServerError {
    ToolServerError(.unknownTool, "the tool server \(name) has no tool \(tool)")
  }

  /// The task was cancelled.
  static func cancelled(_ name: String, _ method: String) -> ToolServerError {
    ToolServerError(.cancelled, "\(method) of the tool server \(name) was cancelled")
  }

  private static func told(_ lastWords: String?) -> String {
    lastWords.map { "; it wrote: \($0)" } ?? ""
  }
}
