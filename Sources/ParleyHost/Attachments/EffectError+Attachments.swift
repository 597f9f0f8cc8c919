import ClaudeMessages
import ParleyRuntime

/// The wording of what the API does not take of images and documents.
extension EffectError {
  static func attachmentTooLarge(
    _ kind: AttachmentKind,
    _ name: String,
    byteCount: Int,
    limit: Int
  ) -> EffectError {
    let help =
      kind == .image
      ? "make it smaller: fewer pixels, or JPEG or WebP with a lower quality"
      : "split it, or attach a part"
    return EffectError(
      .value,
      "\(name) has \(mebibytes(byteCount)) MiB as it is sent, more than the \(limit >> 20) MiB that the API "
        + "takes in \(kind.phrase)",
      help: help
    )
  }

  /// A number of bytes in MiB with one decimal, rounded up, so that it is never at the limit that it passes.
  private static func mebibytes(_ byteCount: Int) -> String {
    let tenths = (byteCount * 10 + (1 << 20) - 1) >> 20
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func noAddress(_ place: String) -> EffectError {
    EffectError(
      .value,
      "\(place) is no address that the API could fetch",
      help: "write it whole, without blanks, as in https://example.com/cat.png"
    )
  }

  /// An address that the API does not fetch.
  static func notFetched(_ place: String, scheme: Substring) -> EffectError {
    let shown = place.count > 60 ? place.prefix(60) + "…" : place[...]
    let help =
      switch scheme.lowercased() {
      case "file": "write the path alone"
      case "data": "put the data into a file, and write its path"
      default: "fetch it into a file, and write its path"
      }
    return EffectError(
      .value,
      "\(shown) is no address that the API could fetch: it takes https:// and http://",
      help: help
    )
  }

  static func emptyAttachment(_ name: String, isStandardInput: Bool) -> EffectError {
    EffectError(
      .file,
      "\(name) is empty",
      help: isStandardInput ? "pipe a file in, as in: parley look.claude < cat.png" : nil
    )
  }

  static func blankDocument(_ name: String) -> EffectError {
    EffectError(.file, "\(name) has no text, only blanks")
  }

  static func unknownMedia(_ kind: AttachmentKind, _ name: String) -> EffectError {
    EffectError(
      .value,
      "\(name) is of no format that the API takes as \(kind.phrase)",
      help: kind == .image ? "it takes PNG, JPEG, GIF and WebP" : "it takes PDF and UTF-8 text"
    )
  }

  static func wrongMedia(
    _ kind: AttachmentKind,
    _ name: String,
    _ type: MediaType,
    place: String
  ) -> EffectError {
    let help =
      switch (kind, type) {
      case (.image, .text):
        "write say, and read it in: {{ read(\"\(place)\") }}, or document \(place)"
      case (.image, _): "write document \(place)"
      case (.document, _): "write image \(place)"
      }
    return EffectError(
      .value,
      "\(name) is \(type.rawValue), which is no \(kind.rawValue)",
      help: help
    )
  }

  static func imageTooWide(_ name: String, _ size: PixelSize, limit: Int) -> EffectError {
    EffectError(
      .value,
      "\(name) has \(size.text) pixels, and the API takes at most \(limit.grouped) on a side",
      help: "make it smaller: what is above 2,576 pixels is scaled down before a model sees it"
    )
  }

  static func imageTooWideAmongMany(
    _ name: String,
    _ size: PixelSize,
    images: Int
  ) -> EffectError {
    EffectError(
      .value,
      "\(name) has \(size.text) pixels, and in a request with more than \(AttachmentLimits.few) images "
        + "(this one has \(images)) the API takes at most "
        + "\(AttachmentLimits.longestSideAmongMany.grouped) on a side",
      help: "make it smaller, or attach fewer: reset and chat NAME begin without any"
    )
  }

  static func tooManyImages(
    _ count: Int,
    limit: Int,
    _ model: ModelDescription?
  ) -> EffectError {
    EffectError(
      .value,
      "the conversation has \(count) images, and \(taker(model)) takes at most \(limit) in a request",
      help: "start anew with reset or chat NAME, or attach fewer"
    )
  }

  static func tooManyPages(
    of name: String,
    _ pages: Int,
    limit: Int,
    _ model: ModelDescription? = nil
  ) -> EffectError {
    EffectError(
      .value,
      "\(name) has \(pages.grouped) pages, and \(taker(model)) takes at most \(limit) in a request",
      help: pagesHelp(limit: limit)
    )
  }

  static func tooManyPagesTogether(
    _ pages: Int,
    documents: Int,
    longest: (name: String, pages: Int),
    limit: Int,
    _ model: ModelDescription?
  ) -> EffectError {
    EffectError(
      .value,
      "the conversation has \(documents) PDFs with \(pages.grouped) pages together (\(longest.name) alone "
        + "\(longest.pages.grouped)), and \(taker(model)) takes at most \(limit) in a request",
      help: pagesHelp(limit: limit)
    )
  }

  private static func taker(_ model: ModelDescription?) -> String {
    model.map(\.id.rawValue) ?? "the API"
  }

  private static func pagesHelp(limit: Int) -> String {
    limit < AttachmentLimits.mostImagesOrPages
      ? "split it, attach its text, or choose a model with a window of a million tokens, which takes "
        + "\(AttachmentLimits.mostImagesOrPages) pages"
      : "split it, or attach its text"
  }

  static var citationsWithSchema: EffectError {
    EffectError(
      .value,
      "the API takes no citations together with a schema for the reply",
      help: "write citations off for this request, or leave out as NAME"
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

extension PixelSize {
  /// The size as text: `1,200 × 800`.
  var text: String { "\(width.grouped) × \(height.grouped)" }
}
