import ClaudeMessages
import OrderedJSON
import ParleyHost
import ParleyRuntime

/// A conversation as a file: to be read, or to be sent.
package struct ConversationDocument: Sendable {
  private let conversation: Conversation
  private let settings: Settings
  private let catalogue: ModelCatalogue

  /// Makes a document of the current conversation.
  package init(_ view: SessionView) {
    conversation = view.conversations.current
    settings = view.conversations.effectiveSettings
    catalogue = view.catalogue
  }

  /// The text of the file, with a newline at its end.
  ///
  /// - Throws: ``CommandMistake`` for a conversation without turns, and for settings that no request can carry.
  package func text(as form: PromptCommand.ExportForm) throws(CommandMistake) -> String {
    guard !conversation.turns.isEmpty else {
      throw CommandMistake(
        "the conversation \(conversation.name) has no turns to export",
        help: "start with say TEXT"
      )
    }
    return switch form {
    case .markdown: markdown
    case .json: try json
    }
  }

  // MARK: - Markdown

  private var markdown: String {
    var parts = ["# \(conversation.name)", fenced(settingLines.joined(separator: "\n"))]
    if let system = settings["system"]?.textual?.string, !system.isEmpty {
      parts += ["## System", system]
    }
    var number = 0
    for turn in conversation.turns {
      if turn.isAsked { number += 1 }
      parts.append(heading(of: turn, number: number))
      parts += turn.blocks.compactMap(Self.markdown)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The settings as statements, with the model and max_tokens whether they were given or not; `system` has its own part.
  private var settingLines: [String] {
    let model = settings["model"]?.textual?.string ?? Settings.defaultModel
    let id = catalogue.resolve(model).id.rawValue
    var lines = [LiteralStatement.statement("model", word: id)]
    if settings["max_tokens"] == nil { lines.append("max_tokens \(Settings.defaultMaxTokens)") }
    let others = settings.changes.filter { $0.isField || !["model", "system"].contains($0.name) }
    return lines + others.map(LiteralStatement.setting)
  }

  private func heading(of turn: Turn, number: Int) -> String {
    switch turn.role {
    case .user: return turn.isOfToolResults ? "## Tool results" : "## User \(number)"
    case .assistant:
      guard let receipt = turn.reception?.receipt else { return "## Assistant (written)" }
      let cut = receipt.isInterrupted ? ", interrupted" : ""
      return "## Assistant (\(receipt.model)\(cut))"
    }
  }

  private static func markdown(_ block: ContentBlock) -> String? {
    switch block.content {
    case .text(let text): text.text
    case .thinking(let thinking): thinking.thinking.isEmpty ? nil : quote(thinking.thinking)
    case .redactedThinking: nil
    default: fenced(block.raw.text, language: "json")
    }
  }

  private static func quote(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
  }

  private func fenced(_ text: String) -> String { Self.fenced(text, language: "parley") }

  /// A text between fences that are longer than any in it.
  private static func fenced(_ text: String, language: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  // MARK: - JSON

  private var json: String {
    get throws(CommandMistake) {
      let message: MessageRequest
      do throws(EffectError) {
        message = try RequestBuilder(catalogue: catalogue)
          .message(for: conversation.turns, with: settings, offering: conversation.tools)
      } catch {
        throw CommandMistake(
          "the conversation cannot be written: \(error.message)",
          help: error.help
        )
      }
      let request = (try? JSONParser().parse(message.encoded())) ?? .null
      let document: JSONValue = .object([
        ("conversation", .string(conversation.name)), ("request", request),
        ("settings", .object(settings.changes.map { ($0.name, JSONValue($0.value) ?? .null) })),
        ("replies", .array(replies)),
        ("usage", Self.json(replyUsage)),
      ])
      return String(decoding: JSONWriter.bytes(of: document, layout: .indented), as: UTF8.self)
        + "\n"
    }
  }

  /// What is known of each received turn; `turn` is its place among the messages, from 0.
  private var replies: [JSONValue] {
    conversation.turns.enumerated().compactMap { index, turn in
      guard let receipt = turn.reception?.receipt else { return nil }
      return .object([
        ("turn", .int(index)), ("model", .string(receipt.model)),
        ("stop_reason", receipt.stopReason.map(JSONValue.string) ?? .null),
        ("interrupted", .bool(receipt.isInterrupted)), ("usage", Self.json(receipt.usage)),
        (
          "cost",
          receipt.cost.flatMap { JSONNumber(Double($0) / 1e12) }.map(JSONValue.number) ?? .null
        ),
      ])
    }
  }

  private var replyUsage: TokenCounts {
    conversation.turns.reduce(into: TokenCounts()) { sum, turn in
      if let usage = turn.reception?.receipt?.usage { sum.add(usage) }
    }
  }

  private static func json(_ usage: TokenCounts) -> JSONValue {
    JSONValue(.map(usage.map)) ?? .null
  }
}
