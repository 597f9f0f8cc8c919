import ParleySyntax

/// What each word of the language is for: one line of explanation, its form, and an example that can be entered.
///
/// `:help` and completion read it; the words themselves are told by the language: ``Verb``, ``SettingSyntax``, `Builtin`.
package enum LanguageReference {
  /// What a word is.
  package enum Kind: String, CaseIterable, Sendable {
    /// The first word of a statement.
    case verb
    /// A first word that sets what the next requests carry.
    case setting
    /// The first word of a line of an experiment, or of what is measured in its trial.
    case clause
    /// A function that every script knows.
    case builtin = "built-in"
    /// A name that every script has without making it.
    case value
    /// A field of a reply, of its usage, of an error, of the totals.
    case field
    /// A command of the prompt.
    case command
  }

  /// One word with what is to be known about it.
  package struct Entry: Sendable, Hashable {
    /// What it is.
    package let kind: Kind
    /// The word as it is typed; a command with its colon, a field with what it belongs to: `reply.text`.
    package let word: String
    /// How it is written with what belongs to it, `say TEXT`.
    package let form: String
    /// What it does or is: a phrase in lower case without a full stop.
    package let explanation: String
    /// An entry for the prompt that shows it at work; of several lines where it needs others.
    package let example: String

    /// Makes an entry.
    init(
      _ kind: Kind,
      _ word: String,
      _ form: String,
      _ explanation: String,
      example: String
    ) {
      self.kind = kind
      self.word = word
      self.form = form
      self.explanation = explanation
      self.example = example
    }
  }

  /// Every entry: verbs, settings, words of experiments, built-ins, values, fields, commands, each kind in the order of the manual.
  package static let all = verbs + settings + clauses + builtins + values + fields + commands

  /// The commands of the prompt, in the order of their overview.
  package static let commands = CommandSyntax.all.map { command in
    Entry(
      .command,
      ":\(command.name)",
      command.form,
      command.summary,
      example: command.example
    )
  }

  /// What there is to know about a word: `say`, `max_tokens`, `len`, `reply.text`, `:save`, and `>`.
  ///
  /// - Parameter word: The word. A command is found without its colon too, when nothing else bears the name; a field without what it
  ///   belongs to, in the same case.
  /// - Returns: The entries, one for each thing that bears the name; none for an unknown word.
  package static func entries(for word: String) -> [Entry] {
    let word = word == ">" ? "say" : word
    let exact = all.filter { $0.word == word }
    if !exact.isEmpty { return exact }
    if let command = CommandSyntax.named(word.hasPrefix(":") ? String(word.dropFirst()) : word) {
      return commands.filter { $0.word == ":\(command.name)" }
    }
    return fields.filter { $0.word.hasSuffix(".\(word)") && !word.contains(".") }
  }

  /// The entry of a word of one kind; nil when there is none.
  package static func entry(_ kind: Kind, _ word: String) -> Entry? {
    byWord[kind]?[word]
  }

  /// Every word that ``entries(for:)`` knows, commands with their colon, each once.
  package static let words: [String] = {
    var seen: Set<String> = []
    return all.map(\.word).filter { seen.insert($0).inserted }
  }()

  private static let byWord = Dictionary(grouping: all, by: \.kind).mapValues { entries in
    Dictionary(entries.map { ($0.word, $0) }) { first, _ in first }
  }
}
