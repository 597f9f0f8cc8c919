import ClaudeAPI

/// Sharing with pages of other sites (CORS).
///
/// - Source: <https://fetch.spec.whatwg.org/#http-cors-protocol>.
extension Surroundings {
  /// The answer's headers by which a browser lets a page of another site read it; none unless its origin is allowed.
  package func sharingHeaders(for headers: HeaderFields) -> HeaderFields {
    guard !allowedOrigins.isEmpty else { return [:] }
    guard let text = headers["origin"], let origin = Origin(text), allowedOrigins.contains(origin)
    else { return ["vary": "Origin"] }
    return [
      "vary": "Origin",
      "access-control-allow-origin": text,
      "access-control-expose-headers": "*",
    ]
  }

  /// The headers of the answer, 204, to a browser that asks beforehand whether a page of another site may send a request.
  ///
  /// - Parameters:
  ///   - method: The method in upper case.
  ///   - headers: The headers of the request, which ``check(method:path:headers:)`` has let pass.
  /// - Returns: The headers; nil if the request asks nothing of the kind, or for an origin that is not allowed.
  package func preflightHeaders(method: String, headers: HeaderFields) -> HeaderFields? {
    guard method == "OPTIONS", headers["access-control-request-method"] != nil else { return nil }
    var answer = sharingHeaders(for: headers)
    guard answer["access-control-allow-origin"] != nil else { return nil }
    answer["access-control-expose-headers"] = nil
    answer["access-control-allow-methods"] = "GET, POST, DELETE"
    let asked = headers.values(of: "access-control-request-headers").joined(separator: ",")
    let names = Self.sharedHeaders(among: asked)
    if !names.isEmpty { answer["access-control-allow-headers"] = names.joined(separator: ", ") }
    answer["access-control-max-age"] = "600"
    if headers["access-control-request-private-network"] == "true" {
      answer["access-control-allow-private-network"] = "true"
    }
    return answer
  }

  /// Those of the headers in a list that mean something to the gateway, at most 64.
  private static func sharedHeaders(among list: String) -> [String] {
    let names = list.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
    return Array(names.filter(isShared).prefix(64))
  }

  private static func isShared(_ name: String) -> Bool {
    if sharedNames.contains(name) { return true }
    let hasPrefix = name.hasPrefix("anthropic-") || name.hasPrefix("x-stainless-")
    return hasPrefix && name.utf8.count <= 64
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "a") < 26
          || byte &- UInt8(ascii: "0") < 10
      }
  }

  private static let sharedNames: Set<String> = [
    "accept", "authorization", "content-type", "idempotency-key", "traceparent", "tracestate",
    "user-agent", "x-api-key",
  ]
}
