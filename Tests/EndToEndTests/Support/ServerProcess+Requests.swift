import Foundation

/// What a server was asked.
extension ServerProcess {
  /// The bodies of the requests for messages so far, in order, their members sorted.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func messageBodies() throws -> [String] {
    try records().filter { $0["path"] as? String == "/v1/messages" }.map { record in
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
      let bytes = try JSONSerialization.data(withJSONObject: record["body"] ?? "", options: options)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The requests so far, in order, as `METHOD PATH`.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func calls() throws -> [String] {
    try records().map { "\($0["method"] as? String ?? "") \($0["path"] as? String ?? "")" }
  }

  /// The headers of the requests so far, in order, names in lower case.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func headers() throws -> [[String: String]] {
    try records().map { $0["headers"] as? [String: String] ?? [:] }
  }

  /// How the answers so far ended, in the order of their requests: `open`, `complete`, `cut` or `disconnected`.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func outcomes() throws -> [String] {
    try records().map { $0["outcome"] as? String ?? "" }
  }

  /// Waits until the answers have ended in a way; false when two minutes passed before.
  ///
  /// - Throws: ``ServerError`` when the server does not tell.
  func waits(untilOutcomes condition: ([String]) -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      if condition(try outcomes()) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  private func records() throws -> [[String: Any]] {
    guard let records = try JSONSerialization.jsonObject(with: get("/requests")) as? [[String: Any]]
    else { throw ServerError(message: "no list of requests") }
    return records
  }

  private func get(_ path: String) throws -> Data {
    Data(try LocalRequest(path: path).answer(from: url).body)
  }
}
