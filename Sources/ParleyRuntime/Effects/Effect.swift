import ParleyDiagnostics

/// Something a program asks of the world: the machine stops at it, a ``Host`` performs it, the machine goes on with its value.
///
/// The value that the host returns is named at each case; where none is named it is `null` and is not looked at.
package enum Effect: Sendable {
  // Settings of the current conversation.

  /// `model haiku`, `max_tokens 2 * n`, `set speed "fast"`: one setting gets a value. Out-of-range values throw a value error.
  case set(SettingChange)
  /// `unset NAME`: of a setting, of a tool of that name, or `mcp` for the tools of all servers.
  case unset(String)
  /// `with …`: lays settings over every request, in every conversation, until the matching ``popSettings``.
  case pushSettings([SettingChange])
  /// The end of a `with`, however its block is left.
  case popSettings

  // The conversation.

  /// `say TEXT`: appends a user turn, sends, appends the reply. Returns `.reply`.
  ///
  /// With a schema, as of `say "…" as NAME`, the reply is to be JSON that fits it, and `data` of the reply is what was read.
  case say(text: String, schema: DataSchema?, isShown: Bool)
  /// `send`. Returns `.reply`.
  case send(isShown: Bool)
  /// `retry`: takes back the last `say` or `send` and makes it anew. Returns `.reply`.
  case retry(isShown: Bool)
  /// `user TEXT` and `assistant TEXT`.
  case appendTurn(TurnRole, String)
  /// `image PATH_OR_URL` and `document PATH_OR_URL`: attached to the next user turn.
  case attach(AttachmentKind, String)
  /// `undo`.
  case undo
  /// `redo`.
  case redo
  /// `reset`.
  case reset
  /// `chat NAME`.
  case chat(String)
  /// `fork NAME`.
  case fork(String)

  // Tools.

  /// `tool NAME(…) { … }`: the conversation has it until it is unset; a second one of the name takes its place.
  case declareTool(ToolValue)
  /// `mcp "…"`: starts a server of tools and gives them to the conversation. The program, then its arguments; at least one word.
  case connectTools(command: [String])

  // Output.

  /// `print`: the text form of its operands, joined by blanks, without a newline.
  case print(String)
  /// An expression alone at the prompt: its value is shown, a string quoted.
  case show(Value)
  /// `write PATH, TEXT`, in one step.
  case write(path: String, text: String)
  /// `append PATH, TEXT`.
  case append(path: String, text: String)
  /// `expect`: whether it held, with what is needed to explain why it did not.
  case expectation(Expectation)

  // Experiments.

  /// `experiment NAME { … }`. Returns a map with `summary`, a string, and `trials`, a list of maps; see ``ExperimentCall``.
  case experiment(ExperimentCall)
  /// `score` or `record` in a trial.
  case measure(Measure)

  // Values from outside.

  /// `settings`, `turns`, `run`: a map, a list of maps, a map.
  case inspect(Inspection)
  /// `stdin` (string) or `args` (list of strings).
  case input(Input)
  /// A built-in that asks the world. The value is the function's own.
  case call(WorldFunction, [Value])

  // Planning.

  /// A branch depends on an unknown value, which only a planning host hands out. Returns `.bool`: the way to go.
  case decide(at: SourceSpan)
}

/// A setting's new value.
package struct SettingChange: Sendable, Equatable {
  /// The setting's name, or the field's for `set FIELD EXPR`.
  package let name: String
  /// Whether it came from `set FIELD EXPR`: any top-level field, passed through as JSON.
  package let isField: Bool
  /// The value: a string for words and texts, a number, a list of strings for `stop` and `beta`, any value for a field.
  package let value: Value

  /// Makes a change.
  package init(name: String, isField: Bool = false, value: Value) {
    self.name = name
    self.isField = isField
    self.value = value
  }
}

/// Who speaks in a turn.
package enum TurnRole: String, Sendable, BitwiseCopyable {
  case user
  case assistant
}

/// What is attached to a user turn.
package enum AttachmentKind: String, Sendable, BitwiseCopyable {
  case image
  case document
}

/// State of the host that a script can read.
package enum Inspection: String, Sendable, BitwiseCopyable {
  case settings
  case turns
  case run
}

/// What comes in from outside before the run.
package enum Input: String, Sendable, BitwiseCopyable {
  case stdin
  case args
}

/// The built-ins that a host performs, under the script's permissions or with its provider.
package enum WorldFunction: String, Sendable, CaseIterable, BitwiseCopyable {
  case read
  case readJSON = "read_json"
  case readCSV = "read_csv"
  case glob
  case env
  case exec
  case countTokens = "count_tokens"
  case cost
  case models
  /// `judge(text, criterion)`. Returns a map: `pass`, a bool, and `reason`, a string.
  case judge
  case hash
}

/// The outcome of an `expect`.
package struct Expectation: Sendable {
  /// One operand of the checked expression with the value it had.
  package struct Operand: Sendable {
    /// The operand's source.
    package let span: SourceSpan
    /// Its value.
    package let value: Value

    /// Makes an operand.
    package init(span: SourceSpan, value: Value) {
      self.span = span
      self.value = value
    }
  }

  /// Whether it held.
  package let passed: Bool
  /// The whole statement.
  package let span: SourceSpan
  /// The operands under the top-level comparison, left to right.
  package let operands: [Operand]
  /// The text after the comma; nil for none.
  package let message: String?
  /// The error of value that made it false; nil for none.
  package let error: String?

  /// Makes an outcome.
  package init(
    passed: Bool,
    span: SourceSpan,
    operands: [Operand],
    message: String?,
    error: String?
  ) {
    self.passed = passed
    self.span = span
    self.operands = operands
    self.message = message
    self.error = error
  }
}
