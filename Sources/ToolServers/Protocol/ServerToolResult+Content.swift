import ClaudeMessages
import OrderedJSON

extension ServerToolResult {
  /// Reads the result of a call; nil for what is none.
  ///
  /// Text and the images that the API takes become blocks; of anything else a text says what it is. A result with structured content
  /// alone becomes its JSON.
  ///
  /// - Source: <https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result>.
  init?(_ value: JSONValue) {
    guard value.objectValue != nil else { return nil }
    let structured = value["structuredContent"].flatMap { $0.isNull ? nil : $0 }
    guard let items = value["content"]?.arrayValue ?? (structured == nil ? nil : []) else {
      return nil
    }
    var blocks = items.compactMap(Self.block)
    if blocks.isEmpty, let structured { blocks = [.text(structured.description)] }
    self.init(content: blocks, isError: value["isError"]?.boolValue ?? false)
  }

  private static let imageTypes: Set<String> = [
    "image/jpeg", "image/png", "image/gif", "image/webp",
  ]

  /// The block of an item; nil for an empty text, which no block may hold.
  private static func block(_ item: JSONValue) -> ContentBlock? {
    let type = item["type"]?.stringValue ?? ""
    let mediaType = item["mimeType"]?.stringValue ?? ""
    switch type {
    case "text": return text(item["text"]?.stringValue ?? "")
    case "image":
      guard imageTypes.contains(mediaType), let data = item["data"]?.stringValue else {
        return text("[an image of type \(mediaType), which cannot be shown]")
      }
      return .image(.base64(mediaType: mediaType, data: data))
    case "audio": return text("[audio of type \(mediaType), which cannot be played]")
    case "resource_link":
      let name = item["name"]?.stringValue ?? "resource"
      return text("[\(name): \(item["uri"]?.stringValue ?? "no address")]")
    case "resource": return resource(item["resource"] ?? .null)
    default: return text(item.description)
    }
  }

  private static func resource(_ resource: JSONValue) -> ContentBlock? {
    if let content = resource["text"]?.stringValue { return text(content) }
    let address = resource["uri"]?.stringValue ?? "no address"
    return text("[\(address): \(resource["mimeType"]?.stringValue ?? "bytes"), not text]")
  }

  private static func text(_ text: String) -> ContentBlock? {
    text.isEmpty ? nil : .text(text)
  }
}
