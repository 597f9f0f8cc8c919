import ClaudeMessages
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import ParleySyntax
import TerminalText

extension CommandRenderer {
  /// `:help`: the overview, or what there is to know about a word.
  ///
  /// - Parameter word: A word of the language, a command with or without its colon, a model, or a kind of words in the plural.
  /// - Returns: The lines.
  /// - Throws: ``CommandMistake`` for a word that nothing is known of.
  package func help(_ word: String?) throws(CommandMistake) -> [String] {
    guard let word else { return overview }
    let entries = LanguageReference.entries(for: word)
    let listed = LanguageReference.Kind.allCases.first { "\($0.rawValue)s" == word }
    let parts = entries.map(lines) + [listed.map(list)].compactMap { $0 }
    guard parts.isEmpty else { return Array(parts.joined(separator: [""])) }
    if let model = view.catalogue.resolve(word).description {
      return ModelRow(model).lines(width: width, style: style)
    }
    throw .nothingKnown(of: word, among: LanguageReference.words)
  }

  // MARK: - The overview

  /// What can be written, by topic.
  private static let topics: [(name: String, items: [String])] = [
    (
      "Ask", ["say TEXT", "> TEXT", "send", "retry", "undo", "redo", "image FILE", "document FILE"]
    ),
    ("Settings", SettingSyntax.all.map(\.name) + ["unset NAME", "with"]),
    ("Chats", ["chat NAME", "fork NAME", "reset", "user TEXT", "assistant TEXT"]),
    (
      "Values",
      ["let x = say TEXT", "print x", "{{x}} in a text", "param", "write", "append"]
    ),
    ("", ["reply", "usage", "turns", "settings", "run", "stdin", "args"]),
    ("Checks", ["expect reply contains \"Paris\"", "try", "fail", "experiment NAME { … }"]),
    ("Tools", ["schema NAME { … }", "say \"…\" as NAME", "tool NAME(…) { … }", "mcp \"…\""]),
    ("Blocks", ["if", "for", "while", "repeat", "break", "continue", "def", "return", "include"]),
  ]

  private static let keys = [
    "Tab completes", "Up goes back", "Ctrl-R searches", "Alt-Enter or Ctrl-J: new line",
    "Ctrl-X Ctrl-E: editor", "Ctrl-C stops a reply, clears a line", "Ctrl-D leaves",
  ]

  private var overview: [String] {
    let topics = Self.topics.flatMap { row($0.name, $0.items) }
    let commands = CommandSyntax.Topic.allCases.enumerated().flatMap { index, topic in
      row(
        index == 0 ? "Commands" : "",
        CommandSyntax.all.filter { $0.topic == topic }.map(\.form)
      )
    }
    let example = ":help say tells more of a word; :help built-ins lists the functions."
    return topics + commands + row("Keys", Self.keys) + paragraph(example)
  }

  /// Items side by side after a label, in as many lines as they need.
  private func row(_ label: String, _ items: [String]) -> [String] {
    let room = 10
    var lines: [String] = []
    var line = ""
    for item in items {
      let joined = line.isEmpty ? item : line + "  " + item
      if room + joined.displayWidth > width, !line.isEmpty {
        lines.append(line)
        line = item
      } else {
        line = joined
      }
    }
    lines.append(line)
    return lines.enumerated().map { index, line in
      let start = (index == 0 ? label : "").padded(to: room)
      return style.apply(.strong, to: start) + TextFitting.cut(line, to: width - room)
    }
  }

  // MARK: - One word

  private func lines(of entry: LanguageReference.Entry) -> [String] {
    var lines = [
      style.apply(.strong, to: entry.form) + "  "
        + style.apply(.dim, to: entry.kind.rawValue)
    ]
    lines += paragraph(entry.explanation, indentation: 2)
    if let now = current(entry) { lines.append("  now: " + oneLine(now, columns: width - 7)) }
    let aliases = CommandSyntax.all.first { ":\($0.name)" == entry.word }?.aliases ?? []
    if !aliases.isEmpty {
      lines.append("  also: " + aliases.map { ":\($0)" }.joined(separator: ", "))
    }
    let example = entry.example.split(separator: "\n", omittingEmptySubsequences: false)
    return lines + [style.apply(.dim, to: "  for example")] + example.map { "    \($0)" }
  }

  /// The statement that gives a setting its value in force; nil for its default, and for what is no setting.
  private func current(_ entry: LanguageReference.Entry) -> String? {
    guard entry.kind == .setting else { return nil }
    return view.conversations.effectiveSettings.changes
      .first { $0.name == entry.word && !$0.isField }.map(LiteralStatement.line)
  }

  /// All words of a kind, a line each.
  private func list(of kind: LanguageReference.Kind) -> [String] {
    let entries = LanguageReference.all.filter { $0.kind == kind }
    let room = min(width / 2, entries.map(\.form.displayWidth).max() ?? 0)
    return entries.map { entry in
      let form = oneLine(entry.form, columns: room).padded(to: room)
      return form + "  "
        + style.apply(.dim, to: oneLine(entry.explanation, columns: width - room - 2))
    }
  }
}

extension CommandMistake {
  fileprivate static func nothingKnown(of word: String, among words: [String]) -> CommandMistake {
    let meant =
      NearestName.of(word, among: words) ?? NearestName.of(":\(word)", among: words)
    return CommandMistake(
      "there is nothing to tell about \(word)",
      help: meant.map { "did you mean \($0)?" } ?? ":help lists what there is"
    )
  }
}
