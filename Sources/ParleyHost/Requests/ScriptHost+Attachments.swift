import ClaudeMessages
import FoundationEssentials
import ParleyRuntime

extension ScriptHost {
  /// The largest image, in bytes of base64.
  ///
  /// - Source: <https://platform.claude.com/docs/en/build-with-claude/vision>.
  static let largestImage = 10 * 1024 * 1024

  /// The block of an `image` or `document`: a URL is passed on, a file is read under the script's permissions.
  func attachmentBlock(
    _ kind: AttachmentKind,
    at place: String
  ) throws(EffectError) -> ContentBlock {
    if let scheme = ["https://", "http://"].first(where: place.hasPrefix) {
      let host = place.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
      // Only `name:port` has a host; a colon alone names none.
      let isNamed = host.first.map { $0 != ":" } ?? false
      guard isNamed, !place.contains(where: \.isWhitespace) else { throw .noAddress(place) }
      return kind == .image ? .image(.url(place)) : .document(.url(place))
    }
    let limit = (kind == .image ? Self.largestImage : RequestBuilder.largestBody) / 4 * 3
    let bytes = try immediateAnswer(to: kind.rawValue, [.text(place)]) { () throws(EffectError) in
      .bytes(try world.files.bytes(at: place))
    }.fileBytes
    guard bytes.count <= limit else { throw .attachmentTooLarge(kind, place, limit: limit) }
    guard !bytes.isEmpty else { throw .emptyAttachment(place) }
    guard let type = MediaType(sniffing: bytes) else { throw .unknownMedia(kind, place) }
    switch (kind, type) {
    case (.image, _) where type.isImage:
      return .image(.base64(mediaType: type.rawValue, data: Data(bytes).base64EncodedString()))
    case (.document, .pdf):
      return .document(.base64(mediaType: type.rawValue, data: Data(bytes).base64EncodedString()))
    case (.document, .text):
      return .document(.text(String(decoding: bytes, as: UTF8.self)))
    default:
      throw .wrongMedia(kind, place, type.rawValue)
    }
  }
}

extension EffectError {
  fileprivate static func attachmentTooLarge(
    _ kind: AttachmentKind,
    _ path: String,
    limit: Int
  ) -> EffectError {
    EffectError(
      .value,
      "\(path) is larger than the \(limit >> 20) MiB that the API takes in \(kind.phrase)"
    )
  }

  fileprivate static func noAddress(_ place: String) -> EffectError {
    EffectError(
      .value,
      "\(place) is no address that the API could fetch",
      help: "write it whole, without blanks, as in https://example.com/cat.png"
    )
  }

  fileprivate static func emptyAttachment(_ path: String) -> EffectError {
    EffectError(.file, "\(path) is empty")
  }

  fileprivate static func unknownMedia(_ kind: AttachmentKind, _ path: String) -> EffectError {
    EffectError(
      .value,
      "\(path) is of no format that the API takes as \(kind.phrase)",
      help: kind == .image ? "it takes PNG, JPEG, GIF and WebP" : "it takes PDF and UTF-8 text"
    )
  }

  fileprivate static func wrongMedia(
    _ kind: AttachmentKind,
    _ path: String,
    _ type: String
  ) -> EffectError {
    EffectError(
      .value,
      "\(path) is \(type), which is no \(kind.rawValue)",
      help: kind == .image ? "write document \(path)" : "write image \(path)"
    )
  }
}

extension AttachmentKind {
  /// The kind with its article.
  fileprivate var phrase: String {
    switch self {
    case .image: "an image"
    case .document: "a document"
    }
  }
}
