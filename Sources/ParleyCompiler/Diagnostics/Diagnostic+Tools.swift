import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Diagnostic.ID {
  /// A tool with a name that it cannot have.
  package static let toolName = Self(rawValue: "tool.name")
  /// A statement that may not stand in the body of a tool.
  package static let notInTool = Self(rawValue: "tool.not-in-body")
  /// A variable from outside of a tool that its body changes, or a function that it calls.
  package static let toolChangesVariable = Self(rawValue: "tool.outer-variable")
  /// More tools than the API holds to the types of their parameters.
  package static let strictLimit = Self(rawValue: "tool.strict-limit")
  /// A name after `tool_choice` that no tool bears.
  package static let unknownTool = Self(rawValue: "tool.unknown")
  /// A command that cannot be started.
  package static let wrongCommand = Self(rawValue: "mcp.command")
}

/// What is wrong with tools.
extension Diagnostic {
  // MARK: Names

  static func reservedToolName(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .toolName,
      "a tool cannot be called \(name.text)",
      at: name.span,
      label: "`unset` and `tool_choice` mean something else by it",
      help: ["choose another name, such as my_\(name.text)"]
    )
  }

  static func toolNameNotASCII(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .toolName,
      "the API does not take the name \(name.text)",
      at: name.span,
      help: ["the name of a tool has only the letters a to z and A to Z, digits and `_`"]
    )
  }

  static func toolNameTooLong(_ name: Identifier, limit: Int) -> Diagnostic {
    Diagnostic(
      .toolName,
      "the name of this tool is longer than \(limit) characters",
      at: name.span,
      label: "the API does not take it",
      help: ["shorten it; the description may say more"]
    )
  }

  static func unknownTool(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownTool,
      "there is no tool \(name)",
      at: span,
      help: nearest == nil
        ? ["tool_choice takes auto, any, none or the name of a tool of the script"] : [],
      fixIts: nearest.map { [FixIt("did you mean \($0)?", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  // MARK: Bodies

  static func notInTool(_ verb: String, _ tool: String, at span: SourceSpan) -> Diagnostic {
    let help =
      switch verb {
      case "expect": "check what the tool did after the reply: reply.tool_calls has its results"
      case "tool", "mcp": "put it outside: a conversation has a tool from where it is declared"
      case "budget": "put it outside: it holds for the whole run"
      default: "measure it in the trial, after the reply"
      }
    return Diagnostic(
      .notInTool,
      "\(verb) cannot stand in the body of the tool \(tool)",
      at: span,
      help: [help]
    )
  }

  private static let howToReturn =
    "return the value; after the reply reply.tool_calls has the results, and the script can keep them"

  static func toolChangesVariable(_ name: Identifier, _ tool: String) -> Diagnostic {
    Diagnostic(
      .toolChangesVariable,
      "the tool \(tool) cannot change \(name.text), which is made outside of it",
      at: name.span,
      label: "the model decides when it is called",
      help: ["make a variable of the body with let; or \(howToReturn)"]
    )
  }

  static func toolChangesVariable(
    _ variable: String,
    _ tool: String,
    through function: String,
    changedAt change: SourceSpan,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .toolChangesVariable,
      "the tool \(tool) cannot call \(function), which changes \(variable)",
      at: span,
      label: "the model decides when it is called",
      notes: [Note("it changes \(variable) here", at: change)],
      help: [howToReturn]
    )
  }

  // MARK: Limits

  static func tooManyStrictTools(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .strictLimit,
      "the script has more than \(DataSchema.maximumStrictToolCount) tools",
      at: name.span,
      severity: .warning,
      label: "the API holds no more of them to the types of their parameters",
      help: ["the arguments of the others are only checked here; unset what is not needed"]
    )
  }

  static func tooManyStrictUnions(_ name: Identifier, count: Int) -> Diagnostic {
    let limit = DataSchema.maximumUnionCount
    return Diagnostic(
      .strictLimit,
      "the tools of the script up to \(name.text) have \(count) parameters that may be null",
      at: name.span,
      severity: .warning,
      label: "the API holds tools with up to \(limit) of them to their types",
      help: ["the arguments of the others are only checked here; unset what is not needed"]
    )
  }

  // MARK: Servers

  static func emptyCommand(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongCommand,
      "the command of mcp is empty",
      at: span,
      help: ["write the program and its arguments: mcp \"npx -y server-name\""]
    )
  }

  static func openQuoteInCommand(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongCommand,
      "a quote in the command of mcp is not closed",
      at: span,
      help: [
        "an argument with blanks stands between two quotes of a kind: mcp \"server 'my folder'\""
      ]
    )
  }
}
