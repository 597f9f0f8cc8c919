/// What a file is, by its first bytes.
///
/// - Source: the magic numbers of the formats' specifications; WebP: <https://developers.google.com/speed/webp/docs/riff_container>.
enum MediaType: String, Sendable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case pdf = "application/pdf"
  case text = "text/plain"

  /// Looks at a file's bytes; nil for a format that the API does not take.
  init?(sniffing bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      self = .gif
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil {
      self = .text
    } else {
      return nil
    }
  }

  /// Whether an `image` statement takes it.
  var isImage: Bool {
    switch self {
    case .png, .jpeg, .gif, .webp: true
    case .pdf, .text: false
    }
  }
}
