/// One HTTP answer as it stands in received bytes.
struct RawAnswer: Sendable {
  /// The status.
  let status: Int
  /// The headers in order, names in lower case.
  let headers: [(name: String, value: String)]
  /// The body without its framing, as far as it came.
  let body: [UInt8]
  /// Whether the body came to its end.
  let isWhole: Bool

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The first value of a header.
  subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

  /// All answers in received bytes, interim ones left out.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - isEnded: Whether the connection has ended, and with it a body without a length.
  /// - Returns: The answers; the last one may not be whole.
  static func all(in bytes: [UInt8], isEnded: Bool = false) -> [RawAnswer] {
    var rest = bytes[...]
    var answers: [RawAnswer] = []
    while let answer = next(in: &rest, isEnded: isEnded) {
      if answer.status != 100 { answers.append(answer) }
      if !answer.isWhole { break }
    }
    return answers
  }

  private static func next(in rest: inout ArraySlice<UInt8>, isEnded: Bool) -> RawAnswer? {
    guard let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    rest = rest[end.upperBound...]
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (parts[0].lowercased(), parts[1].trimmingPrefix(" ").description)
    }
    let length = headers.first { $0.0 == "content-length" }.flatMap { Int($0.1) }
    var body: [UInt8] = []
    var isWhole = true
    if headers.contains(where: { $0.0 == "transfer-encoding" }) {
      (body, isWhole) = chunks(in: &rest)
    } else if let length {
      body = Array(rest.prefix(length))
      isWhole = body.count == length
      rest = rest.dropFirst(length)
    } else if status >= 200, status != 204, status != 304 {
      body = Array(rest)
      isWhole = isEnded
      rest = []
    }
    return RawAnswer(status: status, headers: headers, body: body, isWhole: isWhole)
  }

  private static func chunks(in rest: inout ArraySlice<UInt8>) -> ([UInt8], isWhole: Bool) {
    var body: [UInt8] = []
    while let line = rest.firstRange(of: Array("\r\n".utf8)),
      let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16)
    {
      let chunk = rest[line.upperBound...].prefix(size)
      body += chunk
      guard rest.endIndex - line.upperBound >= size + 2 else { return (body, false) }
      rest = rest[(line.upperBound + size + 2)...]
      if size == 0 { return (body, true) }
    }
    return (body, false)
  }
}
