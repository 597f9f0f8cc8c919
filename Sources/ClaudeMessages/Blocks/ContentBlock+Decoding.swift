extension ContentBlock.Content {
  /// The kind of the block; empty if the block does not say.
  public var type: ContentBlockType {
    switch self {
    case .text: .text
    case .image: .image
    case .document: .document
    case .searchResult: .searchResult
    case .thinking: .thinking
    case .redactedThinking: .redactedThinking
    case .toolUse: .toolUse
    case .toolResult: .toolResult
    case .serverToolUse: .serverToolUse
    case .serverToolResult(let block): block.type
    case .containerUpload: .containerUpload
    case .mcpToolUse: .mcpToolUse
    case .mcpToolResult: .mcpToolResult
    case .unknown(let type, _): ContentBlockType(rawValue: type)
    }
  }

  /// Reads what a block holds; what has an unknown type or shape is kept whole.
  init(_ value: JSONValue) {
    guard let object = value.objectValue, let type = object["type"]?.stringValue else {
      self = .unknown(type: "", value)
      return
    }
    // A known type in an unknown shape is not an error: the reply is paid for, and the block goes back as it came.
    let known = try? Self.known(
      ContentBlockType(rawValue: type),
      ObjectFields(object, at: "")
    )
    self = (known ?? nil) ?? .unknown(type: type, value)
  }

  /// Reads a block of a known type; nil for any other type.
  private static func known(
    _ type: ContentBlockType,
    _ object: ObjectFields
  ) throws(MessageDecodingError) -> Self? {
    var fields = object
    switch type {
    case .text: return .text(try TextBlock(&fields))
    case .image: return .image(try ImageBlock(&fields))
    case .document: return .document(try DocumentBlock(&fields))
    case .searchResult: return .searchResult(try SearchResultBlock(&fields))
    case .thinking: return .thinking(try ThinkingBlock(&fields))
    case .redactedThinking: return .redactedThinking(try RedactedThinkingBlock(&fields))
    case .toolUse: return .toolUse(try ToolUseBlock(&fields))
    case .toolResult: return .toolResult(try ToolResultBlock(&fields))
    case .serverToolUse: return .serverToolUse(try ToolUseBlock(&fields))
    case .mcpToolUse: return .mcpToolUse(try ToolUseBlock(&fields))
    case .mcpToolResult: return .mcpToolResult(try ToolResultBlock(&fields))
    case .containerUpload: return .containerUpload(try ContainerUploadBlock(&fields))
    case .webSearchToolResult, .webFetchToolResult, .codeExecutionToolResult,
      .bashCodeExecutionToolResult, .textEditorCodeExecutionToolResult, .toolSearchToolResult,
      .advisorToolResult:
      return .serverToolResult(try ServerToolResultBlock(type, &fields))
    default: return nil
    }
  }
}

extension ContentBlock.Content: JSONRepresentable {
  /// Writes what this library knows of the block.
  public func write(to writer: inout JSONWriter) {
    if case .unknown(_, let value) = self {
      writer.write(value)
      return
    }
    writer.beginObject()
    writer.member("type", type.rawValue)
    writeMembers(to: &writer)
    writer.endObject()
  }

  private func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .text(let block): block.writeMembers(to: &writer)
    case .image(let block): block.writeMembers(to: &writer)
    case .document(let block): block.writeMembers(to: &writer)
    case .searchResult(let block): block.writeMembers(to: &writer)
    case .thinking(let block): block.writeMembers(to: &writer)
    case .redactedThinking(let block): block.writeMembers(to: &writer)
    case .toolUse(let block), .serverToolUse(let block), .mcpToolUse(let block):
      block.writeMembers(to: &writer)
    case .toolResult(let block), .mcpToolResult(let block): block.writeMembers(to: &writer)
    case .serverToolResult(let block): block.writeMembers(to: &writer)
    case .containerUpload(let block): block.writeMembers(to: &writer)
    case .unknown: break
    }
  }
}
