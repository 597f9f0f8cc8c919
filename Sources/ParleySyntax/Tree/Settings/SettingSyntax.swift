/// One setting of the language: its name and the shape of its argument.
///
/// The table ``all`` is the one place that lists them; the parser reads arguments by it, the checks of the compiler and the
/// completion of an editor use it too.
package struct SettingSyntax: Hashable, Sendable {
  /// What a setting belongs to.
  package enum Scope: Hashable, Sendable {
    /// The current conversation; `with` can lay it over a block.
    case conversation
    /// The whole run.
    case run
  }

  /// The name, which is the API's own where the API has the field.
  package let name: String
  /// The shape of the argument.
  package let argument: SettingArgumentKind
  /// What it belongs to.
  package let scope: Scope
  /// The words it takes when these are known; empty when any text or number may stand there.
  package let words: [String]
  /// An argument as an example, for messages: `haiku`.
  package let example: String

  private init(
    _ name: String,
    _ argument: SettingArgumentKind,
    scope: Scope = .conversation,
    words: [String] = [],
    example: String
  ) {
    self.name = name
    self.argument = argument
    self.scope = scope
    self.words = words
    self.example = example
  }

  /// Every setting, in the order of the manual.
  ///
  ///     setting-name ::= "model" | "max_tokens" | "stop" | "system" | "thinking"
  ///         | "thinking_display" | "effort" | "temperature" | "top_p" | "top_k" | "cache"
  ///         | "citations" | "tool_choice" | "tool_rounds" | "user_id" | "beta" | "seed"
  ///         | "budget" | "stream" | "timeout" | "retries"
  package static let all: [SettingSyntax] = [
    SettingSyntax("model", .word, example: "haiku"),
    SettingSyntax("max_tokens", .integer, example: "200"),
    SettingSyntax("stop", .words, example: "\"END\""),
    SettingSyntax("system", .text, example: "You are a poet."),
    SettingSyntax(
      "thinking",
      .wordOrInteger,
      words: ["adaptive", "off", "between_tools"],
      example: "adaptive"
    ),
    SettingSyntax(
      "thinking_display",
      .word,
      words: ["summarized", "omitted"],
      example: "summarized"
    ),
    SettingSyntax(
      "effort",
      .word,
      words: ["low", "medium", "high", "xhigh", "max"],
      example: "low"
    ),
    SettingSyntax("temperature", .number, example: "0.2"),
    SettingSyntax("top_p", .number, example: "0.9"),
    SettingSyntax("top_k", .integer, example: "40"),
    SettingSyntax("cache", .word, words: ["auto", "1h", "off"], example: "auto"),
    SettingSyntax("citations", .word, words: ["on", "off"], example: "on"),
    SettingSyntax("tool_choice", .word, example: "auto"),
    SettingSyntax("tool_rounds", .integer, example: "10"),
    SettingSyntax("user_id", .word, example: "u-17"),
    SettingSyntax("beta", .texts, example: "\"name\""),
    SettingSyntax("set", .field, example: "speed \"fast\""),
    SettingSyntax("seed", .integer, example: "7"),
    SettingSyntax("budget", .number, scope: .run, example: "0.50"),
    SettingSyntax("stream", .word, scope: .run, words: ["on", "off"], example: "on"),
    SettingSyntax("timeout", .number, scope: .run, example: "60"),
    SettingSyntax("retries", .integer, scope: .run, example: "4"),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The setting with this name; nil when there is none.
  package static func named(_ name: String) -> SettingSyntax? { byName[name] }
}

/// The shapes of settings' arguments.
package enum SettingArgumentKind: Hashable, Sendable {
  /// A word or a text literal.
  case word
  /// A word, a text literal, or a whole number written as a word.
  case wordOrInteger
  /// One word, or text literals separated by commas.
  case words
  /// Text literals separated by commas.
  case texts
  /// Bare text or a text literal; in `with` a text literal.
  case text
  /// An expression whose value is an int.
  case integer
  /// An expression whose value is an int or a float.
  case number
  /// A field's name and an expression.
  case field
}
