import LineEditing
import ParleyRuntime
import ParleySyntax

extension EntryCompletion {
  /// The completions of a command whose colon stands at an offset.
  func ofCommand(from colon: Int) -> Completions {
    guard cursor > colon else { return .none }
    if let names = ofCommandName(from: colon) { return names }
    let nameStart = skippingSpace(from: colon + 1)
    var nameEnd = nameStart
    while nameEnd < cursor, !isSpace(bytes[nameEnd]) { nameEnd += 1 }
    let name = text(nameStart..<nameEnd)
    let meant = CommandSyntax.startingWith(name)
    guard let command = CommandSyntax.named(name) ?? (meant.count == 1 ? meant.first : nil) else {
      return .none
    }
    return arguments(of: command.name, from: skippingSpace(from: nameEnd))
  }

  /// The commands that the word after a colon could become, and while talking the verbs; nil when the cursor is past it.
  func ofCommandName(from colon: Int) -> Completions? {
    let start = skippingSpace(from: colon + 1)
    guard cursor >= start, !bytes[start..<cursor].contains(where: isSpace) else { return nil }
    var items = CommandSyntax.all.map { command in
      Completions.Item(
        command.name,
        explanation: command.summary,
        suffix: command.arguments.isEmpty ? "" : " "
      )
    }
    if context.isTalking {
      items += LanguageReference.verbs.map {
        Completions.Item($0.word, explanation: $0.explanation)
      }
      items += LanguageReference.settings.map {
        Completions.Item($0.word, explanation: $0.explanation)
      }
    }
    let matched = CompletionMatch.items(items, matching: text(start..<cursor))
    guard start == colon + 1 else { return Completions(replacing: start..<cursor, with: matched) }
    // The colon belongs to what is shown.
    let shown = matched.map { item in
      Completions.Item(":\(item.text)", explanation: item.explanation, suffix: item.suffix)
    }
    return Completions(replacing: colon..<cursor, with: shown)
  }

  /// What may follow a command's name.
  private func arguments(of command: String, from start: Int) -> Completions {
    let start = min(start, cursor)
    var word = cursor
    while word > start, !isSpace(bytes[word - 1]) { word -= 1 }
    let isFirst = word == start
    switch command {
    case "help" where isFirst: return matching(from: word, helpWords(text(word..<cursor)))
    case "models": return models(from: word)
    case "diff" where isFirst:
      let names = context.chats.filter { $0 != context.currentChat }
      return matching(
        from: word,
        names.map { Completions.Item($0, explanation: "conversation", suffix: "") }
      )
    case "edit" where isFirst: return matching(from: word, userTurns)
    case "show": return matching(from: word, isFirst ? Self.shown : shownForms(start, word))
    case "trace" where isFirst, "raw" where isFirst, "talk" where isFirst:
      return matching(from: word, ["on", "off"].map { Completions.Item($0, suffix: "") })
    case "save", "load", "run", "export":
      let first = start < cursor ? bytes[start] : 0
      let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      return files(for: .command(command), from: isQuoted ? start + 1 : start, quote: nil)
    default: return .none
    }
  }

  /// The words of the language; fields only after a dot.
  private func helpWords(_ typed: String) -> [Completions.Item] {
    LanguageReference.all.filter { $0.kind != .field || typed.contains(".") }.map { entry in
      Completions.Item(entry.word, explanation: entry.explanation, suffix: "")
    }
  }

  /// The numbers of the user turns with what they say, the last one first.
  private var userTurns: [Completions.Item] {
    guard case .list(let turns) = context.turns else { return [] }
    let texts = turns.items.compactMap { turn -> Value? in
      guard case .map(let map) = turn, map["role"]?.textual == "user" else { return nil }
      return map["text"]
    }
    return texts.enumerated().reversed().map { index, text in
      Completions.Item(String(index + 1), explanation: text.summary, suffix: "")
    }
  }

  private static let shown = [
    Completions.Item("request", explanation: "the last request as it was sent")
  ]

  private func shownForms(_ start: Int, _ word: Int) -> [Completions.Item] {
    guard text(start..<word).split(separator: " ") == ["request"] else { return [] }
    return [
      Completions.Item("json", explanation: "its body", suffix: ""),
      Completions.Item("curl", explanation: "a command that sends it", suffix: ""),
      Completions.Item("python", explanation: "a script that sends it", suffix: ""),
    ]
  }

  private func skippingSpace(from start: Int) -> Int {
    var offset = min(start, cursor)
    while offset < cursor, isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    EntryScanner.isBlank(byte) || byte == UInt8(ascii: "\n")
  }
}
