import Foundation

/// One HTTP request to a server on this machine, over a connection of its own.
struct LocalRequest: Sendable {
  /// The answer as it came.
  struct Answer: Sendable {
    /// The status.
    let status: Int
    /// The headers, names in lower case.
    let headers: [(name: String, value: String)]
    /// The body, its chunks joined.
    let body: [UInt8]
    /// Whether the body came to its end.
    let isWhole: Bool

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The first value of a header.
    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  /// The method.
  var method = "GET"
  /// The path with its query.
  var path: String
  /// The headers but `host`, `connection` and `content-length`; a `host` among them takes the place of the usual one.
  var headers: [(name: String, value: String)] = []
  /// The body; empty for none.
  var body = ""

  /// Sends the request and waits for the answer, at most a minute between two pieces of it.
  ///
  /// - Parameter url: The server's base URL, `http://127.0.0.1:PORT`.
  /// - Returns: The answer.
  /// - Throws: ``ServerError`` when nobody listens, or what comes is no answer.
  func answer(from url: String) throws -> Answer {
    let connection = try Self.connection(to: url)
    defer { close(connection) }
    try Self.write(bytes(to: url), to: connection)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = read(connection, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    guard let answer = Answer(bytes) else {
      throw ServerError(message: "no answer to \(method) \(path)")
    }
    return answer
  }

  /// The request as it goes over a connection.
  ///
  /// - Parameter url: The server's base URL.
  /// - Returns: The bytes, its head first.
  func bytes(to url: String) -> [UInt8] {
    var text = "\(method) \(path) HTTP/1.1\r\n"
    let all =
      [("host", String(url.dropFirst("http://".count)))] + headers.map { ($0.name, $0.value) }
    let host = all.last { $0.0.lowercased() == "host" }
    for (name, value) in all where name.lowercased() != "host" { text += "\(name): \(value)\r\n" }
    text +=
      "host: \(host?.1 ?? "")\r\nconnection: close\r\ncontent-length: \(body.utf8.count)\r\n\r\n"
    return Array((text + body).utf8)
  }

  private static func connection(to url: String) throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      connection,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = (UInt16(url.split(separator: ":").last ?? "") ?? 0).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, size) == 0
      }
    }
    guard isConnected else {
      close(connection)
      throw ServerError(message: "nothing listens at \(url)")
    }
    return connection
  }

  private static func write(_ bytes: [UInt8], to connection: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      // A server that refuses a body early may close before it has read all of it; its answer is read all the same.
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

extension LocalRequest.Answer {
  /// Reads what came over a connection until its end; nil when there is no head.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(
      separator: "\r\n"
    )
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    self.status = status
    headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (
        parts[0].lowercased(), parts.count > 1 ? parts[1].trimmingPrefix(" ").description : ""
      )
    }
    let rest = bytes[end.upperBound...]
    let isChunked = headers.contains { $0.name == "transfer-encoding" && $0.value == "chunked" }
    if isChunked {
      (body, isWhole) = Self.unchunked(rest)
    } else {
      body = Array(rest)
      let length = headers.first { $0.name == "content-length" }.flatMap { Int($0.value) }
      isWhole = length.map { $0 == rest.count } ?? true
    }
  }

  private static func unchunked(_ bytes: ArraySlice<UInt8>) -> ([UInt8], Bool) {
    var body: [UInt8] = []
    var rest = bytes
    while let line = rest.firstRange(of: Array("\r\n".utf8)) {
      let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16) ?? -1
      rest = rest[line.upperBound...]
      if size == 0 { return (body, true) }
      guard size > 0, rest.count >= size + 2 else { return (body + rest, false) }
      body += rest.prefix(size)
      rest = rest.dropFirst(size + 2)
    }
    return (body, false)
  }
}
