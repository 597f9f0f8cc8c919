import ClaudeMessages
import OrderedJSON
import ParleyHost

/// One piece of what was said.
package enum TranscriptPart: Sendable, Hashable {
  /// Text.
  case text(String)
  /// Readable thinking.
  case thinking(String)
  /// A call of a tool, with its input as JSON.
  case toolCall(name: String, input: String)
  /// The result of a call.
  case toolResult(String, isError: Bool)
  /// Something that is not shown in words: `image`, `document` or the type of another block, and what is known of it.
  case attachment(kind: String, note: String)

  /// The text, if it is one.
  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The parts of a message's blocks, what they cite at the end; thinking without readable words and what only marks the cache are left
  /// out.
  static func parts(of blocks: [ContentBlock]) -> [TranscriptPart] {
    var parts: [TranscriptPart] = []
    for part in blocks.flatMap(parts(of:)) {
      if case .text(let more) = part, case .text(let text)? = parts.last {
        parts[parts.count - 1] = .text(text + more)
      } else {
        parts.append(part)
      }
    }
    return parts + FootnoteText.lines(of: blocks).map { .attachment(kind: "citation", note: $0) }
  }

  private static func parts(of block: ContentBlock) -> [TranscriptPart] {
    switch block.content {
    case .text(let text): text.text.isEmpty ? [] : [.text(text.text)]
    case .thinking(let thinking): thinking.thinking.isEmpty ? [] : [.thinking(thinking.thinking)]
    case .redactedThinking: [.attachment(kind: "thinking", note: "not readable")]
    case .image(let image): [.attachment(kind: "image", note: note(on: image.source))]
    case .document(let document):
      [.attachment(kind: "document", note: document.title ?? note(on: document.source))]
    case .searchResult(let result):
      [.attachment(kind: "search result", note: result.title)]
    case .toolUse(let call), .serverToolUse(let call), .mcpToolUse(let call):
      [.toolCall(name: call.name, input: call.input.description)]
    case .toolResult(let result), .mcpToolResult(let result):
      parts(of: result)
    case .serverToolResult(let result):
      [.toolResult(result.content.description, isError: result.errorCode != nil)]
    case .containerUpload(let upload): [.attachment(kind: "file", note: upload.fileID)]
    case .unknown(let type, let value): [.attachment(kind: type, note: value.description)]
    }
  }

  private static func parts(of result: ToolResultBlock) -> [TranscriptPart] {
    let blocks = result.content?.blocks ?? []
    let isError = result.isError ?? false
    let text = TranscriptPart.toolResult(blocks.compactMap(\.text).joined(), isError: isError)
    return [text] + blocks.filter { $0.text == nil }.flatMap(parts(of:))
  }

  private static func note(on source: MediaSource) -> String {
    switch source {
    case .base64(let mediaType, let data): "\(mediaType), about \(data.utf8.count / 4 * 3) bytes"
    case .url(let url): url
    case .file(let id): id
    case .text(let text): "text, \(text.utf8.count) bytes"
    case .content: "made of blocks"
    case .unknown(let type, _): type
    }
  }
}
