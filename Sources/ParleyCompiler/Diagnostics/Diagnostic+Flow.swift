import ParleyDiagnostics
import ParleySyntax

extension Diagnostic.ID {
  /// `return` outside a `def`.
  package static let returnOutsideFunction = Self(rawValue: "flow.return-outside-def")
  /// `break` or `continue` outside a loop.
  package static let jumpOutsideLoop = Self(rawValue: "flow.jump-outside-loop")
  /// Something that is attached to no turn.
  package static let unusedAttachment = Self(rawValue: "flow.unused-attachment")
  /// A parameter of a script whose default or description is computed.
  package static let computedParameter = Self(rawValue: "param.computed")
  /// A parameter of a function without default after one with a default.
  package static let requiredAfterOptional = Self(rawValue: "call.required-after-optional")
  /// A call with too few or too many arguments.
  package static let wrongArgumentCount = Self(rawValue: "call.argument-count")
  /// A call of something that is no function.
  package static let notCallable = Self(rawValue: "call.not-a-function")
  /// An argument of the wrong type.
  package static let wrongArgument = Self(rawValue: "call.argument-type")
}

/// What is wrong with jumps, parameters and calls.
extension Diagnostic {
  static func returnOutsideFunction(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .returnOutsideFunction,
      "return stands outside a def",
      at: span,
      help: ["a script ends at its last line; put what is to be left early into a def and call it"]
    )
  }

  static func jumpOutsideLoop(_ verb: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .jumpOutsideLoop,
      "\(verb) stands outside a loop",
      at: span,
      help: ["\(verb) belongs into the block of for, while or repeat"]
    )
  }

  static func unusedAttachment(_ statement: AttachmentStatement) -> Diagnostic {
    Diagnostic(
      .unusedAttachment,
      "no user turn follows this \(statement.kind.rawValue)",
      at: statement.span,
      severity: .warning,
      label: "never sent",
      help: ["it goes with the next say or user: put it before that line"]
    )
  }

  static func computedDefault(_ name: Identifier, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .computedParameter,
      "the default of \(name.text) is computed",
      at: span,
      label: "parameters are set before the script runs",
      help: ["write the value out, or compute it below in a variable: let x = …"]
    )
  }

  static func computedDescription(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .computedParameter,
      "the description of a parameter is computed",
      at: span,
      label: "it is shown before the script runs",
      help: ["write the text out; \\{{ stands for the characters themselves"]
    )
  }

  static func requiredAfterOptional(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .requiredAfterOptional,
      "\(name.text) has no default, but a parameter before it has one",
      at: name.span,
      help: ["put parameters with defaults last, or give \(name.text) a default"]
    )
  }

  static func wrongArgumentCount(
    _ function: GlobalFunction,
    _ count: Int,
    at span: SourceSpan
  ) -> Diagnostic {
    let least = function.requiredCount
    let most = function.parameters.count
    let wanted =
      if least == most { most == 0 ? "no" : "\(most)" } else {
        most == least + 1 ? "\(least) or \(most)" : "\(least) to \(most)"
      }
    let noun = wanted == "1" || wanted.hasSuffix(" 1") ? "argument" : "arguments"
    return Diagnostic(
      .wrongArgumentCount,
      "\(function.usage) takes \(wanted) \(noun), not \(count)",
      at: span,
      notes: [Note("\(function.name) is defined here", at: function.span)]
    )
  }

  static func wrongArgumentCount(_ mistake: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.wrongArgumentCount, mistake, at: span)
  }

  static func tooManyArguments(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongArgumentCount,
      "a call has more than \(UInt16.max) arguments",
      at: span,
      help: ["pass a list"]
    )
  }

  static func notCallable(_ message: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notCallable,
      message,
      at: span,
      help: ["only functions are called: a def, a built-in, or a function value such as x -> x + 1"]
    )
  }
}
