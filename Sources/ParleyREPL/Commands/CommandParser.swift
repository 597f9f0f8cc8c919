import ParleyDiagnostics
import ParleySyntax

/// Reads entries that start with a colon.
///
/// A command may be shortened as far as no other starts with the same letters.
package struct CommandParser: Sendable {
  /// Whether plain lines are said, so that a colon leads statements too.
  package let isTalking: Bool

  /// Makes a parser.
  ///
  /// - Parameter isTalking: Whether plain lines are said. Default: false.
  package init(isTalking: Bool = false) { self.isTalking = isTalking }

  /// Whether an entry is for this parser: its first character that is not blank is a colon.
  package static func isColonEntry(_ entry: String) -> Bool {
    entry.first { !$0.isWhitespace } == ":"
  }

  /// Reads an entry.
  ///
  /// - Parameter entry: The entry, with its colon.
  /// - Returns: The command, or while talking a statement.
  /// - Throws: ``CommandMistake`` for an unknown or ambiguous name, and for arguments that the command does not take.
  package func parse(_ entry: String) throws(CommandMistake) -> ColonEntry {
    let text = Self.trimmed(Self.trimmed(entry).dropFirst())
    let name = String(text.prefix { !$0.isWhitespace })
    let arguments = Self.trimmed(text.dropFirst(name.count))
    if let syntax = CommandSyntax.named(name) {
      let command = try Self.command(syntax, arguments)
      if case .save(let path, _) = command, name.hasSuffix("!") {
        return .command(.save(path: path, replaces: true))
      }
      return .command(command)
    }
    if Verb.isVerb(name) {
      if isTalking { return .statement(String(text)) }
      throw .statementNeedsNoColon(String(text))
    }
    let meant = CommandSyntax.startingWith(name)
    if let syntax = meant.first, meant.count == 1 {
      return .command(try Self.command(syntax, arguments))
    }
    if isTalking, !text.isEmpty { return .statement(String(text)) }
    throw meant.count > 1 ? .ambiguous(name, meant) : .unknown(name)
  }

  private static func command(
    _ syntax: CommandSyntax,
    _ text: Substring
  ) throws(CommandMistake) -> PromptCommand {
    let arguments = CommandArguments(syntax, text)
    switch syntax.name {
    case "help": return .help(word: try arguments.optionalWord())
    case "models": return .models(names: arguments.words)
    case "settings": return try arguments.none(.settings)
    case "tools": return try arguments.none(.tools)
    case "vars": return try arguments.none(.vars)
    case "tree": return try arguments.none(.tree)
    case "edit": return .edit(turn: try arguments.number())
    case "diff": return .diff(chat: try arguments.rest(called: "the name of a conversation"))
    case "show": return .showRequest(try arguments.requestForm())
    case "tokens": return try arguments.none(.tokens)
    case "cost": return try arguments.none(.cost)
    case "trace": return .trace(isOn: try arguments.flag())
    case "raw": return .raw(isOn: try arguments.flag())
    case "talk": return .talk(isOn: text.isEmpty ? nil : try arguments.flag())
    case "save": return .save(path: try arguments.rest(called: "a file"))
    case "load": return .load(path: try arguments.rest(called: "a file"))
    case "run": return .run(path: try arguments.rest(called: "a file"))
    case "export": return try arguments.export()
    case "resume": return try arguments.none(.resume)
    case "history":
      return .history(count: text.isEmpty ? defaultHistoryCount : try arguments.number())
    case "quit": return try arguments.none(.quit)
    default: throw .unknown(syntax.name)
    }
  }

  /// How many entries `:history` shows.
  private static let defaultHistoryCount = 20

  private static func trimmed(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}

/// What stands after a command's name.
private struct CommandArguments {
  let syntax: CommandSyntax
  let text: Substring
  let words: [String]

  init(_ syntax: CommandSyntax, _ text: Substring) {
    self.syntax = syntax
    self.text = text
    words = text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  func none(_ command: PromptCommand) throws(CommandMistake) -> PromptCommand {
    guard text.isEmpty else { throw misfit("takes nothing after it, not \(text)") }
    return command
  }

  func optionalWord() throws(CommandMistake) -> String? {
    guard words.count <= 1 else { throw misfit("takes one word") }
    return words.first
  }

  func number() throws(CommandMistake) -> Int {
    guard let word = words.first else { throw misfit("needs a number") }
    guard words.count == 1, let number = Int(word), number > 0 else {
      throw misfit("takes a number from 1, not \(text)")
    }
    return number
  }

  func flag() throws(CommandMistake) -> Bool {
    switch words {
    case ["on"]: return true
    case ["off"]: return false
    case []: throw misfit("needs on or off")
    default: throw misfit("takes on or off, not \(text)")
    }
  }

  /// All that is written, which may hold blanks; quotes around it are taken off.
  func rest(called what: String) throws(CommandMistake) -> String {
    var rest = text
    for quote in ["\"", "'"] where rest.count > 1 && rest.hasPrefix(quote) && rest.hasSuffix(quote)
    {
      rest = rest.dropFirst().dropLast()
      break
    }
    guard !rest.isEmpty else { throw misfit("needs \(what)") }
    return String(rest)
  }

  func requestForm() throws(CommandMistake) -> PromptCommand.RequestForm {
    guard words.first == "request" else {
      throw misfit(words.isEmpty ? "needs what to show: request" : "shows a request, not \(text)")
    }
    guard let word = words.dropFirst().first else { return .json }
    guard words.count == 2, let form = PromptCommand.RequestForm(rawValue: word) else {
      throw misfit("shows a request as json, curl or python, not \(word)")
    }
    return form
  }

  func export() throws(CommandMistake) -> PromptCommand {
    let path = try rest(called: "a file")
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "md", "markdown": return .export(path: path, .markdown)
    case "json": return .export(path: path, .json)
    default: throw misfit("writes a file that ends in .md or .json, not \(path)")
    }
  }

  private func misfit(_ what: String) -> CommandMistake {
    CommandMistake(
      ":\(syntax.name) \(what)",
      help: "write \(syntax.form); for example \(syntax.example)"
    )
  }
}

extension CommandMistake {
  fileprivate static func ambiguous(_ name: String, _ meant: [CommandSyntax]) -> CommandMistake {
    let names = meant.map { ":\($0.name)" }
    return CommandMistake(
      ":\(name) could be \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")",
      help: "write some more letters of it"
    )
  }

  fileprivate static func unknown(_ name: String) -> CommandMistake {
    if name.isEmpty {
      return CommandMistake("a command's name follows the colon", help: ":help lists them")
    }
    return CommandMistake("there is no command :\(name)", help: help(for: name))
  }

  fileprivate static func statementNeedsNoColon(_ text: String) -> CommandMistake {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    return CommandMistake(
      "statements need no colon",
      help: "write \(line)"
    )
  }

  private static func help(for name: String) -> String {
    switch name {
    case "clear", "cls": return "Ctrl-L clears the screen, reset drops the turns"
    case "undo", "redo": return "write \(name)"
    default:
      let names = CommandSyntax.all.flatMap { [$0.name] + $0.aliases }
      return NearestName.of(name, among: names).map { "did you mean :\($0)?" }
        ?? ":help lists the commands"
    }
  }
}
