/// The kind of a content block.
public struct ContentBlockType: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Text.
  public static let text = ContentBlockType(rawValue: "text")

  /// An image.
  public static let image = ContentBlockType(rawValue: "image")

  /// A document.
  public static let document = ContentBlockType(rawValue: "document")

  /// A search result given by the client.
  public static let searchResult = ContentBlockType(rawValue: "search_result")

  /// Thinking, or its signature alone.
  public static let thinking = ContentBlockType(rawValue: "thinking")

  /// Thinking that only the API can read.
  public static let redactedThinking = ContentBlockType(rawValue: "redacted_thinking")

  /// A call of a tool of the client.
  public static let toolUse = ContentBlockType(rawValue: "tool_use")

  /// The result of a call, given by the client.
  public static let toolResult = ContentBlockType(rawValue: "tool_result")

  /// A call of a tool that the API runs itself.
  public static let serverToolUse = ContentBlockType(rawValue: "server_tool_use")

  /// The result of a web search.
  public static let webSearchToolResult = ContentBlockType(rawValue: "web_search_tool_result")

  /// The result of fetching a page.
  public static let webFetchToolResult = ContentBlockType(rawValue: "web_fetch_tool_result")

  /// The result of running code.
  public static let codeExecutionToolResult = ContentBlockType(
    rawValue: "code_execution_tool_result"
  )

  /// The result of running a command.
  public static let bashCodeExecutionToolResult = ContentBlockType(
    rawValue: "bash_code_execution_tool_result"
  )

  /// The result of editing a file.
  public static let textEditorCodeExecutionToolResult = ContentBlockType(
    rawValue: "text_editor_code_execution_tool_result"
  )

  /// The result of searching for tools.
  public static let toolSearchToolResult = ContentBlockType(rawValue: "tool_search_tool_result")

  /// The answer of an advising model (beta).
  public static let advisorToolResult = ContentBlockType(rawValue: "advisor_tool_result")

  /// A file for the container that runs code.
  public static let containerUpload = ContentBlockType(rawValue: "container_upload")

  /// A call of a tool of an MCP server (beta).
  public static let mcpToolUse = ContentBlockType(rawValue: "mcp_tool_use")

  /// The result of such a call (beta).
  public static let mcpToolResult = ContentBlockType(rawValue: "mcp_tool_result")

  /// What stands for a compacted conversation (beta).
  public static let compaction = ContentBlockType(rawValue: "compaction")

  /// The mark at which another model took over (beta).
  public static let fallback = ContentBlockType(rawValue: "fallback")
}
