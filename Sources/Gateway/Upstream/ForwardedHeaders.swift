import ClaudeAPI

/// Which headers pass the gateway, in either direction: only those that are named here.
///
/// So no credential crosses it, whatever header carries it, and nothing of the operator's account comes out.
enum ForwardedHeaders {
  private static let requestNames: Set<String> = [
    "accept", "content-type", "idempotency-key", "traceparent", "tracestate", "user-agent",
  ]
  private static let requestPrefixes = ["anthropic-", "x-stainless-"]
  private static let responseNames: Set<String> = [
    "cache-control", "content-type", "request-id", "retry-after", "retry-after-ms",
    "x-should-retry",
  ]
  /// They name or change the account that pays, or switch off protection in browsers.
  private static let withheld: Set<String> = [
    "anthropic-dangerous-direct-browser-access", "anthropic-organization-id",
    "anthropic-workspace-id",
  ]

  /// The headers of a request to the upstream.
  ///
  /// - Parameters:
  ///   - headers: Those of the client.
  ///   - credential: Those that the gateway adds; in place of the client's, but for betas, which add up.
  /// - Returns: The headers to send.
  static func toUpstream(_ headers: HeaderFields, credential: HeaderFields) -> HeaderFields {
    var forwarded = HeaderFields()
    var betas: [String] = []
    for field in headers {
      let name = field.name.lowercased()
      if name == "anthropic-beta" {
        betas.append(field.value)
      } else if passes(name, requestNames, requestPrefixes), credential[name] == nil {
        forwarded.append(name, field.value)
      }
    }
    for field in credential {
      let name = field.name.lowercased()
      if name == "anthropic-beta" {
        betas.append(field.value)
      } else {
        forwarded.append(name, field.value)
      }
    }
    if !betas.isEmpty { forwarded.append("anthropic-beta", betas.joined(separator: ",")) }
    return forwarded
  }

  /// The headers of an answer to the client.
  static func toClient(_ headers: HeaderFields) -> HeaderFields {
    var forwarded: HeaderFields = ["via": "1.1 parley"]
    for field in headers {
      let name = field.name.lowercased()
      if passes(name, responseNames, ["anthropic-"]) { forwarded.append(name, field.value) }
    }
    return forwarded
  }

  private static func passes(_ name: String, _ names: Set<String>, _ prefixes: [String]) -> Bool {
    guard !withheld.contains(name) else { return false }
    return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }
}
