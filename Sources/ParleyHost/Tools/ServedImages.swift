import ClaudeMessages
import FoundationEssentials
import ParleyDiagnostics

/// Images in the results of tools, which come from servers that may say anything.
extension ContentBlock {
  /// The block as the API takes it: of an image that it would refuse, together with the whole conversation, a text says what is wrong.
  var acceptable: ContentBlock {
    guard case .image(let image) = content, case .base64(let claimed, let data) = image.source
    else { return self }
    guard data.utf8.count <= AttachmentLimits.largestImage else {
      return .text("[an image of \(data.utf8.count) bytes, which is more than can be sent]")
    }
    let exact = Data(base64Encoded: data)
    // Some servers break the lines of it.
    let decoded = exact ?? Data(base64Encoded: data, options: .ignoreUnknownCharacters) ?? Data()
    let bytes = Array(decoded)
    guard let type = MediaType(sniffing: bytes), type.isImage else {
      return .text("[something that is called \(claimed) and is no image]")
    }
    if let size = PixelSize(of: bytes, as: type), size.longestSide > AttachmentLimits.longestSide {
      return .text("[an image of \(size.text) pixels, which is more than can be sent]")
    }
    // The API holds the name of the type against the bytes.
    if type.rawValue == claimed, exact != nil { return self }
    return .image(.base64(mediaType: type.rawValue, data: decoded.base64EncodedString()))
  }

  /// The result of a tool for a model that takes no images, with a text in the place of each; any other block as it was.
  var withoutImagesOfTools: ContentBlock {
    guard hasImagesOfTools, case .toolResult(let result) = content else { return self }
    let blocks = result.content?.blocks.map { block in
      block.type == .image ? .text("[an image, which cannot be seen here]") : block
    }
    return .toolResult(
      id: result.toolUseID,
      content: blocks.map(MessageContent.blocks),
      isError: result.isError ?? false
    )
  }

  /// Whether it is the result of a tool with an image in it.
  var hasImagesOfTools: Bool {
    guard case .toolResult(let result) = content else { return false }
    return result.content?.blocks.contains { $0.type == .image } ?? false
  }
}

extension Diagnostic {
  /// A tool gave an image to a model that takes none.
  static func imageNotSeen(by model: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .replyImageNotSeen,
      "\(model) takes no images: it is told that a tool gave one, and does not see it",
      at: span,
      severity: .warning
    )
  }
}

extension Diagnostic.ID {
  /// A tool gave an image to a model that takes none.
  package static let replyImageNotSeen = Diagnostic.ID(rawValue: "reply.image-not-seen")
}
