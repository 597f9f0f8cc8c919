import ClaudeMessages
import LineEditing
import ParleyRuntime
import ParleySyntax

extension EntryCompletion {
  /// The argument of a setting or verb that takes words.
  func argument(of owner: String, _ word: Int, _ quote: UInt8?) -> Completions {
    switch owner {
    case "model": return models(from: word)
    case "image", "document": return files(for: .statement(owner), from: word, quote: quote)
    case "chat": return matching(from: word, chats(besidesCurrent: true))
    case "fork": return matching(from: word, [freshFork])
    case "tool_choice": return matching(from: word, settingWords(owner) + tools([]))
    default: return matching(from: word, settingWords(owner))
    }
  }

  /// The models: the lines alone while nothing is typed, then every name.
  func models(from word: Int) -> Completions {
    let items = CompletionContext.modelItems(context.catalogue)
    let lines = Set(context.catalogue.models.map { $0.line?.rawValue ?? $0.shortName })
    return matching(
      from: word,
      items.filter { lines.contains($0.text) },
      items.filter { !lines.contains($0.text) }
    )
  }

  /// The conversations, the current one left out where switching to it would do nothing.
  func chats(besidesCurrent: Bool) -> [Completions.Item] {
    context.chats.filter { !besidesCurrent || $0 != context.currentChat }.map { name in
      let needsQuotes = name.utf8.contains { " \t,\"'{}#\\".utf8.contains($0) }
      return Completions.Item(
        needsQuotes ? "\"\(name.escapedForQuotes)\"" : name,
        explanation: "conversation",
        suffix: ""
      )
    }
  }

  /// The first free name for a fork of the current conversation.
  private var freshFork: Completions.Item {
    var stem = context.currentChat[...]
    if let dash = stem.lastIndex(of: "-"), dash > stem.startIndex,
      Int(stem[stem.index(after: dash)...]) != nil
    {
      stem = stem[..<dash]
    }
    var number = 2
    while context.chats.contains("\(stem)-\(number)") { number += 1 }
    return Completions.Item(
      "\(stem)-\(number)",
      explanation: "a copy of \(context.currentChat)",
      suffix: ""
    )
  }

  /// The words that a setting takes, those that the model refuses left out.
  private func settingWords(_ setting: String) -> [Completions.Item] {
    let current = context.settings[setting]?.textual?.string
    return (LanguageReference.settingWords[setting] ?? []).filter {
      isAccepted($0.word, of: setting)
    }.map { word in
      Completions.Item(
        word.word,
        explanation: word.word == current ? "\(word.explanation) (now)" : word.explanation,
        suffix: ""
      )
    }
  }

  private func isAccepted(_ word: String, of setting: String) -> Bool {
    guard let capabilities = context.model?.capabilities else { return true }
    switch setting {
    case "effort":
      guard let effort = capabilities.effort else { return true }
      return effort.levels.contains { $0.rawValue == word }
    case "thinking":
      let mode = word == "off" ? ThinkingMode.disabled : ThinkingMode(rawValue: word)
      return capabilities.thinking?.acceptance(of: mode) != .rejected
    default: return true
    }
  }

  /// The settings that have a value, for `unset`.
  var settingsInForce: [Completions.Item] {
    context.settings.entries.compactMap { entry in
      if case .null = entry.value { return nil }
      return Completions.Item(
        entry.key.string,
        explanation: "now \(entry.value.summary)",
        suffix: ""
      )
    }
  }
}

extension CompletionContext {
  /// The names of all models: lines first, then short names, aliases and ids, each with what it is for and its price.
  static func modelItems(_ catalogue: ModelCatalogue) -> [Completions.Item] {
    catalogue.names.compactMap { name in
      guard let model = catalogue.resolve(name).description else { return nil }
      return Completions.Item(name, explanation: model.completionExplanation, suffix: "")
    }
  }
}

extension ModelDescription {
  /// What it is for, and its price for a million tokens of input and output.
  fileprivate var completionExplanation: String {
    var parts = [purpose.isEmpty ? displayName : purpose]
    if hasLimitedAccess { parts.append("limited access") }
    if let price = prices?.standard, price.input > 0 || price.output > 0 {
      let input = DollarAmount(picodollars: price.input) * 1_000_000
      let output = DollarAmount(picodollars: price.output) * 1_000_000
      let digits = 2...4
      parts.append(
        "\(input.text(fractionDigits: digits)) in, \(output.text(fractionDigits: digits)) out"
      )
    }
    return parts.joined(separator: "; ")
  }
}

extension String {
  /// The text as it is written between double quotes.
  var escapedForQuotes: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("{{", with: "\\{{")
  }
}
