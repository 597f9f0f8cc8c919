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

  private func get(_ path: String) throws -> Data {
    Data(try LocalRequest(path: path).answer(from: url).body)
  }
}
