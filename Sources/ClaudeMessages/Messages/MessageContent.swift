/// What a message says: a text, which means the same as one text block, or a list of blocks.
public enum MessageContent: Sendable, Hashable {
  /// A text.
  case text(String)
  /// Blocks in their order.
  case blocks([ContentBlock])

  /// Reads a content.
  init(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    switch value {
    case .string(let text): self = .text(text)
    case .array(let items): self = .blocks(items.map { ContentBlock($0) })
    default:
      throw MessageDecodingError(
        "a string or an array of blocks is expected here, not \(value.kindDescription)",
        at: path
      )
    }
  }

  /// The blocks; a text is one text block.
  public var blocks: [ContentBlock] {
    switch self {
    case .text(let text): [.text(text)]
    case .blocks(let blocks): blocks
    }
  }

  /// All text blocks joined.
  public var text: String {
    switch self {
    case .text(let text): text
    case .blocks(let blocks): blocks.compactMap(\.text).joined()
    }
  }
}

extension MessageContent: ExpressibleByStringLiteral {
  /// Makes a text.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension MessageContent: JSONRepresentable {
  /// Writes a string or an array.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.write(text)
    case .blocks(let blocks): writer.write(blocks)
    }
  }
}
