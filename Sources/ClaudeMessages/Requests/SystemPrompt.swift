/// The instructions of the operator, before the first message.
public enum SystemPrompt: Sendable, Hashable {
  /// A text.
  case text(String)
  /// Text blocks in their order.
  case blocks([ContentBlock])

  /// All text joined.
  public var text: String {
    switch self {
    case .text(let text): text
    case .blocks(let blocks): blocks.compactMap(\.text).joined()
    }
  }
}

extension SystemPrompt: ExpressibleByStringLiteral {
  /// Makes a text.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension SystemPrompt: JSONRepresentable {
  /// Writes a string or an array.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.write(text)
    case .blocks(let blocks): writer.write(blocks)
    }
  }
}
