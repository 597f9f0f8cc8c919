/// One block of a message's content.
///
/// A block that was received keeps its text and goes back byte by byte, members that this library does not know included.
public struct ContentBlock: Sendable, Hashable {
  /// What a block holds.
  public enum Content: Sendable, Hashable {
    /// Text.
    case text(TextBlock)
    /// An image.
    case image(ImageBlock)
    /// A document.
    case document(DocumentBlock)
    /// A search result given by the client.
    case searchResult(SearchResultBlock)
    /// Thinking, or its signature alone.
    case thinking(ThinkingBlock)
    /// Thinking that only the API can read.
    case redactedThinking(RedactedThinkingBlock)
    /// A call of a tool of the client.
    case toolUse(ToolUseBlock)
    /// The result of such a call.
    case toolResult(ToolResultBlock)
    /// A call of a tool that the API runs itself.
    case serverToolUse(ToolUseBlock)
    /// The result of such a call, of whatever tool.
    case serverToolResult(ServerToolResultBlock)
    /// A file for the container that runs code.
    case containerUpload(ContainerUploadBlock)
    /// A call of a tool of an MCP server (beta).
    case mcpToolUse(ToolUseBlock)
    /// The result of such a call (beta).
    case mcpToolResult(ToolResultBlock)
    /// A block of a type that this library does not know, or of a known type in an unknown shape.
    case unknown(type: String, JSONValue)
  }

  /// What the block holds, as far as this library knows it.
  public let content: Content
  /// The block's text: what was received, or what ``content`` is written as.
  public let raw: RawJSON

  /// Makes a block to send.
  public init(_ content: Content) {
    var writer = JSONWriter()
    content.write(to: &writer)
    self.content = content
    raw = RawJSON(validated: writer.bytes)
  }

  /// Reads a block from a value, which may be of any shape.
  public init(_ value: JSONValue) {
    self.init(value, raw: RawJSON(value))
  }

  /// Reads a block from a value whose text is known.
  init(_ value: JSONValue, raw: RawJSON) {
    content = Content(value)
    self.raw = raw
  }

  /// Reads a block from its text.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    do {
      let raw = try RawJSON(parsing: bytes)
      self.init(raw.value, raw: raw)
    } catch {
      throw MessageDecodingError(error)
    }
  }

  /// The kind of the block; empty if the block does not say.
  public var type: ContentBlockType {
    content.type
  }

  /// The text, if this is a text block.
  public var text: String? {
    if case .text(let block) = content { block.text } else { nil }
  }

  /// The call, if this is a call of a tool of the client.
  public var toolUse: ToolUseBlock? {
    if case .toolUse(let block) = content { block } else { nil }
  }

  /// Whether this is thinking, readable or not: blocks that must go back unchanged and in order.
  public var isThinking: Bool {
    switch content {
    case .thinking, .redactedThinking: true
    default: false
    }
  }
}

extension ContentBlock {
  /// Makes a text block.
  public static func text(_ text: String, cacheControl: CacheControl? = nil) -> ContentBlock {
    ContentBlock(.text(TextBlock(text, cacheControl: cacheControl)))
  }

  /// Makes an image block.
  public static func image(_ source: MediaSource, cacheControl: CacheControl? = nil) -> ContentBlock
  {
    ContentBlock(.image(ImageBlock(source: source, cacheControl: cacheControl)))
  }

  /// Makes a document block.
  public static func document(
    _ source: MediaSource,
    title: String? = nil,
    cacheControl: CacheControl? = nil
  ) -> ContentBlock {
    ContentBlock(
      .document(DocumentBlock(source: source, title: title, cacheControl: cacheControl))
    )
  }

  /// Makes the result of a tool call.
  public static func toolResult(
    id: String,
    content: MessageContent?,
    isError: Bool = false
  ) -> ContentBlock {
    ContentBlock(
      .toolResult(ToolResultBlock(toolUseID: id, content: content, isError: isError ? true : nil))
    )
  }
}

extension ContentBlock: JSONRepresentable {
  /// Writes the block's text unchanged.
  public func write(to writer: inout JSONWriter) {
    writer.write(raw)
  }
}
