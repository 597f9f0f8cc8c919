import ClaudeMessages
import FoundationEssentials
import ParleyDiagnostics
import ParleyRuntime

extension ScriptHost {
  /// What `image -` and `document -` attach: what was piped in.
  private static let standardInput = "-"

  /// What `image` or `document` attaches: a URL is passed on, a file is read under the script's permissions.
  ///
  /// - Parameters:
  ///   - kind: Which of the two.
  ///   - place: A path, a URL, or `-` for standard input.
  ///   - span: The statement, for what is to be told of the file.
  /// - Returns: The block with what is known of it.
  /// - Throws: ``EffectError`` as reading a file does, and of kind `value` for what the API does not take.
  func attachment(
    _ kind: AttachmentKind,
    at place: String,
    by span: SourceSpan
  ) throws(EffectError) -> Attachment {
    if let scheme = AddressScheme(of: place) { return try address(kind, place, of: scheme) }
    let isStandardInput = place == Self.standardInput
    let name = isStandardInput ? "standard input" : place
    let bytes = try immediateAnswer(to: kind.rawValue, [.text(place)]) { () throws(EffectError) in
      .bytes(
        isStandardInput ? try world.standardInputBytes() : try world.files.bytes(at: place)
      )
    }.fileBytes
    guard !bytes.isEmpty else { throw .emptyAttachment(name, isStandardInput: isStandardInput) }
    guard let type = MediaType(sniffing: bytes) else { throw .unknownMedia(kind, name) }
    if type == .text, bytes.isBlankText { throw .blankDocument(name) }
    guard type.isImage == (kind == .image) else {
      throw .wrongMedia(kind, name, type, place: place)
    }
    let limit = kind == .image ? AttachmentLimits.largestImage : RequestBuilder.largestBody
    let sentCount = type == .text ? bytes.count : (bytes.count + 2) / 3 * 4
    guard sentCount <= limit else {
      throw .attachmentTooLarge(kind, name, byteCount: sentCount, limit: limit)
    }
    let attachment = Self.attachment(kind, of: bytes, type, named: name)
    try AttachmentLimits.check(attachment.facts)
    switch attachment.facts.content {
    case .pdf(nil): configuration.output.receive(.notice(.pagesUnknown(name, at: span)))
    case .image(nil): configuration.output.receive(.notice(.sizeUnknown(name, at: span)))
    default: break
    }
    return attachment
  }

  private func address(
    _ kind: AttachmentKind,
    _ place: String,
    of scheme: AddressScheme
  ) throws(EffectError) -> Attachment {
    guard scheme.isFetched else { throw .notFetched(place, scheme: scheme.name) }
    let rest = place.dropFirst(scheme.name.count + 1)
    guard rest.hasPrefix("//") else { throw .noAddress(place) }
    let host = rest.dropFirst(2).prefix { !"/?#".contains($0) }
    // Only `name:port` has a host; a colon alone names none.
    let isNamed = host.first.map { $0 != ":" } ?? false
    guard isNamed, !place.contains(where: \.isWhitespace) else { throw .noAddress(place) }
    return Attachment(
      block: kind == .image ? .image(.url(place)) : .document(.url(place)),
      facts: MediaFacts(name: place, content: .address(kind))
    )
  }

  private static func attachment(
    _ kind: AttachmentKind,
    of bytes: [UInt8],
    _ type: MediaType,
    named name: String
  ) -> Attachment {
    let content: MediaFacts.Content =
      switch type {
      case .png, .jpeg, .gif, .webp: .image(PixelSize(of: bytes, as: type))
      case .pdf: .pdf(pages: PDFPages.count(in: bytes))
      case .text: .text
      }
    let source: MediaSource =
      type == .text
      ? .text(String(decoding: bytes.withoutByteOrderMark, as: UTF8.self))
      : .base64(mediaType: type.rawValue, data: Data(bytes).base64EncodedString())
    return Attachment(
      block: kind == .image ? .image(source) : .document(source),
      facts: MediaFacts(name: name, content: content)
    )
  }
}

extension [UInt8] {
  /// The bytes of a UTF-8 text; a byte-order mark before it is no part of it.
  fileprivate var withoutByteOrderMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
  }

  /// Whether a text has nothing but blanks, of which the API makes no document.
  fileprivate var isBlankText: Bool {
    withoutByteOrderMark.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}

/// The scheme of an address: what stands before its `:`.
private struct AddressScheme {
  /// The scheme as it was written.
  let name: Substring

  /// Looks at what may be a path or an address; nil for a path.
  ///
  /// A path may have a colon in it: only what `//` follows is an address, and data in the place of one.
  init?(of place: String) {
    guard let end = place.firstIndex(of: ":"), end > place.startIndex else { return nil }
    name = place[..<end]
    guard name.utf8.allSatisfy({ $0.isSchemeByte }),
      place[end...].hasPrefix("://") || name.lowercased() == "data"
    else { return nil }
  }

  /// Whether the API fetches such addresses.
  var isFetched: Bool { ["https", "http"].contains(name.lowercased()) }
}

extension UInt8 {
  /// Whether it may stand in the scheme of an address.
  fileprivate var isSchemeByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension Diagnostic.ID {
  /// How large an image is is not known before it is sent.
  package static let sizeUnknown = Diagnostic.ID(rawValue: "attachment.size-unknown")
  /// How many pages a PDF has is not known before it is sent.
  package static let pagesUnknown = Diagnostic.ID(rawValue: "attachment.pages-unknown")
}

extension Diagnostic {
  fileprivate static func sizeUnknown(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sizeUnknown,
      "how large \(name) is cannot be read from it",
      at: span,
      severity: .warning,
      help: ["it is sent all the same; the API rejects an image that is cut off or damaged"]
    )
  }

  fileprivate static func pagesUnknown(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .pagesUnknown,
      "how many pages \(name) has cannot be read from it",
      at: span,
      severity: .warning,
      help: ["it is sent all the same; the API takes up to \(AttachmentLimits.mostImagesOrPages)"]
    )
  }
}
