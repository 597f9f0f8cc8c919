/// Where the bytes of an image or a document are.
public enum MediaSource: Sendable, Hashable {
  /// In the request, as base64.
  case base64(mediaType: String, data: String)
  /// In the request, as plain text; documents only.
  case text(String)
  /// In the request, as blocks of text and images; documents only.
  case content(MessageContent)
  /// On the web; the API fetches it.
  case url(String)
  /// Uploaded before.
  case file(id: String)
  /// A kind of source that this library does not know.
  case unknown(type: String, JSONValue)

  /// Reads a source.
  init(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    var fields = try ObjectFields(value, at: path)
    let type = try fields.requiredString("type")
    switch type {
    case "base64":
      self = .base64(
        mediaType: try fields.requiredString("media_type"),
        data: try fields.requiredString("data")
      )
    case "text": self = .text(try fields.requiredString("data"))
    case "content":
      self = .content(
        try MessageContent(try fields.require("content"), at: fields.path(to: "content"))
      )
    case "url": self = .url(try fields.requiredString("url"))
    case "file": self = .file(id: try fields.requiredString("file_id"))
    default: self = .unknown(type: type, value)
    }
  }
}

extension MediaSource: JSONRepresentable {
  /// Writes the source as an object with a `type`.
  public func write(to writer: inout JSONWriter) {
    if case .unknown(_, let value) = self {
      writer.write(value)
      return
    }
    writer.beginObject()
    writeMembers(to: &writer)
    writer.endObject()
  }

  private func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .base64(let mediaType, let data):
      writer.member("type", "base64")
      writer.member("media_type", mediaType)
      writer.member("data", data)
    case .text(let text):
      writer.member("type", "text")
      writer.member("media_type", "text/plain")
      writer.member("data", text)
    case .content(let content):
      writer.member("type", "content")
      writer.member("content", content)
    case .url(let url):
      writer.member("type", "url")
      writer.member("url", url)
    case .file(let id):
      writer.member("type", "file")
      writer.member("file_id", id)
    case .unknown: break
    }
  }
}
