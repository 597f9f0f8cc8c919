import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

/// What the call of a tool came to, as it goes back to the model.
struct ToolOutcome: Sendable {
  /// The result in words: what is shown and kept.
  let text: String
  /// What is sent; nil for nothing.
  let content: MessageContent?
  /// Whether it says what went wrong.
  let isError: Bool
  /// The place in the script that failed; nil where none did.
  let failure: SourceSpan?

  /// A result in words.
  init(_ text: String, isError: Bool = false, failure: SourceSpan? = nil) {
    self.text = text
    content = text.isEmpty ? nil : .text(text)
    self.isError = isError
    self.failure = failure
  }

  /// A result of blocks, which is shown by its texts and the kinds of what else it holds.
  init(blocks served: [ContentBlock], isError: Bool) {
    let blocks = served.map(\.acceptable)
    text = blocks.map { $0.text ?? "[\($0.type.rawValue)]" }.joined(separator: "\n")
    // The API takes no empty texts.
    let kept = blocks.filter { $0.text?.isEmpty != true }
    content = kept.isEmpty ? nil : .blocks(kept)
    self.isError = isError
    failure = nil
  }
}

/// A call of a tool with what it came to.
struct AnsweredCall: Sendable {
  /// The call.
  let call: ToolUseBlock
  /// What it came to; nil for one that was not run.
  var outcome: ToolOutcome?

  /// The result as a block of the turn that answers the model; nil where there is none.
  var block: ContentBlock? {
    outcome.map { .toolResult(id: call.id, content: $0.content, isError: $0.isError) }
  }

  /// The call as a script reads it; arguments that no value can hold are given as their JSON text.
  var value: Value {
    let arguments =
      (try? JSONReading.value(of: call.input, called: "the input")) ?? .text(call.input.description)
    return [
      "id": .text(call.id), "name": .text(call.name), "input": arguments,
      "result": outcome.map { .text($0.text) } ?? .null,
      "is_error": .bool(outcome?.isError ?? false),
    ]
  }
}

extension ContentBlock {
  /// The result of a call that nothing ran: the API demands one for every call.
  static func notRun(_ call: ToolUseBlock) -> ContentBlock {
    .toolResult(id: call.id, content: .text("The tool was not run."), isError: true)
  }
}
