import LineEditing
import ParleyRuntime
import ParleySyntax

/// The completions of one entry at one place.
struct EntryCompletion {
  /// What is known of the session.
  let context: CompletionContext
  /// The entry in UTF-8.
  let bytes: [UInt8]
  /// The cursor, on a scalar's boundary.
  let cursor: Int

  /// The completions of statements that begin at an offset.
  func ofStatements(from start: Int) -> Completions {
    var scanner = EntryScanner(bytes, from: start, cursor: cursor, knownNames: context.knownNames)
    scanner.scan()
    let names = scanner.declaredNames
    switch scanner.place ?? .nothing {
    case .nothing: return .none
    case .statement(let word, .experiment, _): return matching(from: word, clauses)
    case .statement(_, .schema, _): return .none
    case .statement(let word, let block, let closed):
      let words = statements(in: block, after: closed)
      let found = matching(from: word, words, values(names, withBuiltins: false))
      // A statement rarely starts with a built-in, and `models` should not hold up who means `model`.
      return found.items.isEmpty || CompletionMatch.isLoose(text(word..<cursor), found.items)
        ? matching(from: word, words, values(names)) : found
    case .setting(let word): return matching(from: word, settingsOfConversations())
    case .factor(let word):
      return matching(from: word, settingsOfConversations(besides: "set", suffix: ": "))
    case .unset(let word): return matching(from: word, settingsInForce + tools(names))
    case .type(let word): return matching(from: word, Self.plainTypes + schemas(names))
    case .schema(let word): return matching(from: word, schemas(names))
    case .argument(let owner, let word, let quote): return argument(of: owner, word, quote)
    case .path(let owner, let word, let quote):
      return files(for: .statement(owner), from: word, quote: quote)
    case .expression(let word, let allowsRequest):
      return matching(from: word, (allowsRequest ? requests : []) + values(names))
    case .operatorWord(let word): return matching(from: word, operatorWords)
    case .field(let dot, let word): return matching(from: word, fields(before: dot, names))
    }
  }

  /// The items that the word begun at an offset could become; those of the second list only after it has been begun.
  func matching(
    from word: Int,
    _ first: [Completions.Item],
    _ second: [Completions.Item] = []
  ) -> Completions {
    let typed = text(word..<cursor)
    let items = typed.isEmpty ? first : first + second
    return Completions(
      replacing: word..<cursor,
      with: CompletionMatch.items(items, matching: typed)
    )
  }

  /// Some bytes as a text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The byte after the cursor; 0 at the end.
  var next: UInt8 { cursor < bytes.count ? bytes[cursor] : 0 }

  // MARK: Words of the language

  /// What a statement may start with: verbs, then settings.
  private func statements(
    in block: BlockOwner?,
    after closed: BlockOwner?
  ) -> [Completions.Item] {
    var items: [Completions.Item] = []
    switch closed {
    case .ifElse: items.append(Completions.Item("else", explanation: "what is done otherwise"))
    case .tryCatch:
      items.append(Completions.Item("catch", explanation: "what is done after an error"))
    default: break
    }
    let verbs = LanguageReference.verbs.filter { entry in
      let needsBlock = Self.wordsOfBlocks.contains(entry.word)
      return block != nil || !needsBlock
    }
    if block == .trial { items += measures }
    for entry in verbs + LanguageReference.settings {
      let isAlone = Self.wordsAlone.contains(entry.word)
      items.append(
        Completions.Item(
          entry.word,
          explanation: entry.explanation,
          suffix: isAlone ? "" : " "
        )
      )
    }
    return items
  }

  /// What a line of an experiment may start with.
  private var clauses: [Completions.Item] {
    LanguageReference.clauses.filter { ClauseWord(rawValue: $0.word) != nil }.map {
      Completions.Item($0.word, explanation: $0.explanation)
    }
  }

  /// What a statement of a trial may start with besides.
  private var measures: [Completions.Item] {
    LanguageReference.clauses.filter { ClauseWord(rawValue: $0.word) == nil }.map {
      Completions.Item($0.word, explanation: $0.explanation)
    }
  }

  /// The settings that may be laid for a while, `besides` left out.
  private func settingsOfConversations(
    besides other: String? = nil,
    suffix: String = " "
  ) -> [Completions.Item] {
    LanguageReference.settings.filter {
      SettingSyntax.named($0.word)?.scope == .conversation && $0.word != other
    }
    .map { Completions.Item($0.word, explanation: $0.explanation, suffix: suffix) }
  }

  /// The verbs that make sense in a block only.
  private static let wordsOfBlocks: Set<String> = ["break", "continue", "return"]

  /// The verbs that nothing follows.
  private static let wordsAlone: Set<String> = [
    "send", "undo", "redo", "retry", "reset", "break", "continue",
  ]

  /// What may stand to the right of `=` besides a value.
  private var requests: [Completions.Item] {
    ["say", "send", "retry"].map { word in
      Completions.Item(
        word,
        explanation: LanguageReference.entry(.verb, word)?.explanation ?? "",
        suffix: word == "say" ? " " : ""
      )
    }
  }

  /// The operators that are words.
  private var operatorWords: [Completions.Item] {
    [
      Completions.Item("contains", explanation: "a text has a part, a list an item, a map a key"),
      Completions.Item("matches", explanation: "a regular expression finds something"),
      Completions.Item("in", explanation: "the other way round: part in text"),
      Completions.Item("and", explanation: "both are true"),
      Completions.Item("or", explanation: "one is true"),
      Completions.Item("not", explanation: "turns true into false"),
      Completions.Item("if", explanation: "this value if a condition holds, else another"),
      Completions.Item("else", explanation: "the value if the condition does not hold"),
    ]
  }

  /// The types that are words of the language.
  private static let plainTypes = [
    Completions.Item("string", explanation: "a text", suffix: ""),
    Completions.Item("int", explanation: "a whole number", suffix: ""),
    Completions.Item("float", explanation: "a number with a fraction", suffix: ""),
    Completions.Item("bool", explanation: "true or false", suffix: ""),
  ]

  /// The schemas: the entry's own, then those of the session with their fields.
  private func schemas(_ declared: [DeclaredName]) -> [Completions.Item] {
    let own = declared.filter { $0.kind == .schema }.map {
      Completions.Item($0.name, explanation: "made in this entry", suffix: "")
    }
    let known = context.schemas.map { schema in
      Completions.Item(
        schema.name,
        explanation: schema.fields.map(\.name).joined(separator: ", "),
        suffix: ""
      )
    }
    return own + known.filter { item in !own.contains { $0.text == item.text } }
  }

  /// The tools of the entry and of the session.
  func tools(_ declared: [DeclaredName]) -> [Completions.Item] {
    let own = declared.filter { $0.kind == .tool }.map(\.name)
    return (own + context.tools.filter { !own.contains($0) }).map {
      Completions.Item($0, explanation: "tool", suffix: "")
    }
  }

  /// The names of values: the entry's own, those of the session, those of every script.
  private func values(
    _ declared: [DeclaredName],
    withBuiltins: Bool = true
  ) -> [Completions.Item] {
    var items: [Completions.Item] = []
    for name in declared.reversed() where name.kind.isValue && name.kind != .function {
      items.append(Completions.Item(name.name, explanation: "made in this entry", suffix: ""))
    }
    for variable in context.variables.reversed() {
      items.append(
        Completions.Item(variable.name, explanation: variable.value.summary, suffix: "")
      )
    }
    for name in declared.reversed() where name.kind == .function {
      items.append(call("\(name.name)(", "made in this entry"))
    }
    for function in context.functions { items.append(call(function.usage, "")) }
    for entry in LanguageReference.values {
      items.append(Completions.Item(entry.word, explanation: entry.explanation, suffix: ""))
    }
    for entry in LanguageReference.builtins where withBuiltins {
      items.append(call(entry.form, entry.explanation))
    }
    for word in ["true", "false", "null"] { items.append(Completions.Item(word, suffix: "")) }
    items.append(Completions.Item("not", explanation: "turns true into false"))
    var seen: Set<String> = []
    return items.filter { seen.insert(String($0.text.prefix { $0 != "(" })).inserted }
  }

  /// A call as far as its opening parenthesis, unless one stands after the cursor; its parameters are explained.
  ///
  /// - Parameters:
  ///   - usage: The form of the call, `split(text, separator)`.
  ///   - explanation: What it gives; empty for nothing to say.
  /// - Returns: The item.
  private func call(_ usage: String, _ explanation: String) -> Completions.Item {
    let name = usage.prefix { $0 != "(" }
    let parameters = usage.dropFirst(name.count + 1).prefix { $0 != ")" }
    let shown = [String(parameters), explanation].filter { !$0.isEmpty }.joined(separator: ": ")
    let isOpened = next == UInt8(ascii: "(")
    let brackets = isOpened ? "" : usage.hasSuffix("()") ? "()" : "("
    return Completions.Item("\(name)\(brackets)", explanation: shown, suffix: "")
  }
}
