import CChatPage

/// A file of the chat page.
struct PageFile: Sendable {
  /// Its path on the server: `/`, `/page/chat.js`.
  let path: String
  /// Its media type.
  let type: String
  /// Its bytes.
  let bytes: [UInt8]

  /// Every file of the page.
  static let all: [PageFile] = (0..<parley_page_file_count()).map { index in
    var size = 0
    let start = parley_page_file_bytes(index, &size)
    return PageFile(
      path: String(cString: parley_page_file_path(index)),
      type: String(cString: parley_page_file_type(index)),
      bytes: Array(UnsafeBufferPointer(start: start, count: size))
    )
  }
}
