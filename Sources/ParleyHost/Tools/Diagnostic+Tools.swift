import ClaudeMessages
import ParleyDiagnostics

/// The wording of what is worth knowing about the calls of tools and the form of a reply.
extension Diagnostic {
  /// The model asks for tools once more than a statement lets it.
  static func toolRoundsReached(
    _ rounds: Int,
    calls: [ToolUseBlock],
    at span: SourceSpan
  ) -> Diagnostic {
    let names = calls.map(\.name).joined(separator: ", ")
    return Diagnostic(
      .replyToolRounds,
      "the model called tools \(rounds) \(rounds == 1 ? "time" : "times"), as often as tool_rounds lets it, "
        + "and called again: \(names)",
      at: span,
      severity: .warning,
      help: ["raise tool_rounds, or write send to run the calls and go on"]
    )
  }

  /// `set tools` names tools that the API leaves to the client to run, and the script does not.
  static func toolsNotRun(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      .replyToolsNotRun,
      "nothing runs \(list): the API leaves it to the script, and a call gets an error as its result",
      at: span,
      severity: .warning,
      help: ["declare tool \(names[0])(…) { … }, whose body then runs the calls"]
    )
  }

  /// A reply was cut by `max_tokens` in or after the call of a tool.
  static func callCut(
    _ calls: [ToolUseBlock],
    maxTokens: Int,
    at span: SourceSpan
  ) -> Diagnostic {
    let names = calls.map(\.name).joined(separator: ", ")
    return Diagnostic(
      .replyCallCut,
      "the reply was cut at max_tokens \(maxTokens) while it called a tool, which was not run: \(names)",
      at: span,
      severity: .warning,
      help: ["raise max_tokens, and retry"]
    )
  }

  /// A reply that was asked for with a schema did not come to its end.
  static func noData(_ schema: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .replyNoData,
      "reply.data is null: the reply did not come to its end, so it is not read as \(schema)",
      at: span,
      severity: .warning,
      help: ["reply.text has what came, and reply.stop_reason says why it ended"]
    )
  }
}

extension Diagnostic.ID {
  /// The model called tools more often than a statement answers.
  package static let replyToolRounds = Diagnostic.ID(rawValue: "reply.tool-rounds")
  /// A request offers tools that nobody runs.
  package static let replyToolsNotRun = Diagnostic.ID(rawValue: "reply.tools-not-run")
  /// A reply was cut in or after the call of a tool.
  package static let replyCallCut = Diagnostic.ID(rawValue: "reply.call-cut")
  /// A reply that was asked for with a schema did not come to its end.
  package static let replyNoData = Diagnostic.ID(rawValue: "reply.no-data")
}
