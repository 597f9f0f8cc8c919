import ClaudeMessages
import ParleyRuntime

/// Something that `image` or `document` attached, with what is known of it beside its block.
package struct Attachment: Sendable {
  /// The block that is sent.
  package let block: ContentBlock
  /// What is known of it.
  package let facts: MediaFacts

  /// Makes an attachment.
  package init(block: ContentBlock, facts: MediaFacts) {
    self.block = block
    self.facts = facts
  }
}

/// What is known of an image or a document before it is sent.
package struct MediaFacts: Hashable, Sendable {
  /// What it holds.
  package enum Content: Hashable, Sendable {
    /// An image; its size is nil where its header does not tell it.
    case image(PixelSize?)
    /// A PDF; the number of its pages is nil where its bytes do not tell it.
    case pdf(pages: Int?)
    /// A text.
    case text
    /// Something that the API fetches by itself.
    case address(AttachmentKind)
  }

  /// The path or address as the script wrote it; `standard input` for what was piped in.
  package let name: String
  /// What it holds.
  package let content: Content

  /// Makes facts.
  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }

  /// What citations call it: the last part of its path.
  package var title: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard case .address = content else { return last }
    return name
  }
}
