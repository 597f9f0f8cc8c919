import Foundation

/// What a server was asked.
extension ServerProcess {
  /// The bodies of the requests for messages so far, in order, their members sorted.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func messageBodies() throws -> [String] {
    guard let records = try JSONSerialization.jsonObject(with: get("/requests")) as? [[String: Any]]
    else { throw ServerError(message: "no list of requests") }
    return try records.filter { $0["path"] as? String == "/v1/messages" }.map { record in
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
      let bytes = try JSONSerialization.data(withJSONObject: record["body"] ?? "", options: options)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The requests so far, in order, as `METHOD PATH`.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func calls() throws -> [String] {
    guard let records = try JSONSerialization.jsonObject(with: get("/requests")) as? [[String: Any]]
    else { throw ServerError(message: "no list of requests") }
    return records.map { "\($0["method"] as? String ?? "") \($0["path"] as? String ?? "")" }
  }

  /// The body of an answer, over a connection that is closed behind it.
  private func get(_ path: String) throws -> Data {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
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
    guard isConnected else { throw ServerError(message: "nothing listens at \(url)") }
    let request = Array("GET \(path) HTTP/1.1\r\nHost: server\r\nConnection: close\r\n\r\n".utf8)
    guard write(connection, request, request.count) == request.count else {
      throw ServerError(message: "the server does not listen")
    }
    var answer = Data()
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = read(connection, &chunk, chunk.count), count > 0 {
      answer.append(contentsOf: chunk[..<count])
    }
    guard let head = answer.firstRange(of: Data("\r\n\r\n".utf8)) else {
      throw ServerError(message: "no answer to \(path)")
    }
    return answer[head.upperBound...]
  }
}
