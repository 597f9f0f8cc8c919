/// A command of the prompt: an entry that starts with a colon.
package enum PromptCommand: Hashable, Sendable {
  /// `:help` and `:help WORD`.
  case help(word: String?)
  /// `:models`, of all or of those that are named.
  case models(names: [String])
  /// `:settings`.
  case settings
  /// `:tools`.
  case tools
  /// `:vars`.
  case vars
  /// `:tree`.
  case tree
  /// `:edit N`: the number of a user turn, from 1.
  case edit(turn: Int)
  /// `:diff CHAT`.
  case diff(chat: String)
  /// `:show request`.
  case showRequest(RequestForm)
  /// `:tokens`.
  case tokens
  /// `:cost`.
  case cost
  /// `:trace on|off`.
  case trace(isOn: Bool)
  /// `:raw on|off`.
  case raw(isOn: Bool)
  /// `:talk`, which turns it the other way, and `:talk on|off`.
  case talk(isOn: Bool?)
  /// `:save FILE`, and `:save! FILE`, which replaces a file that is there.
  case save(path: String, replaces: Bool = false)
  /// `:load FILE`.
  case load(path: String)
  /// `:run FILE`.
  case run(path: String)
  /// `:export FILE`.
  case export(path: String, ExportForm)
  /// `:resume`.
  case resume
  /// `:history [N]`; N is 1 or more. Default: 20.
  case history(count: Int)
  /// `:quit`.
  case quit

  /// How a request is shown.
  package enum RequestForm: String, Hashable, Sendable, CaseIterable {
    /// Its body, indented.
    case json
    /// A command for a shell.
    case curl
    /// A script for the official SDK.
    case python
  }

  /// How a conversation is written to a file.
  package enum ExportForm: String, Hashable, Sendable, CaseIterable {
    /// Markdown, to be read.
    case markdown = "md"
    /// The messages as the API takes them.
    case json
  }
}

/// What an entry that starts with a colon is.
package enum ColonEntry: Hashable, Sendable {
  /// A command.
  case command(PromptCommand)
  /// A statement of the language, without the colon that led it: while talking only.
  case statement(String)
}

/// Why an entry that starts with a colon is no command.
package struct CommandMistake: Error, Hashable, Sendable {
  /// The mistake: stands on its own, lower case, no full stop.
  package let message: String
  /// What to write instead; nil where nothing is known.
  package let help: String?

  /// Makes a mistake.
  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
