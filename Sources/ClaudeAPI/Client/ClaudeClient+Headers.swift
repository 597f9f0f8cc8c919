extension ClaudeClient {
  /// The HTTP request for a call.
  ///
  /// - Throws: ``ClaudeError`` with code `configuration` when the configuration does not allow to send it.
  func transportRequest(for call: Call) throws(ClaudeError) -> TransportRequest {
    let server = configuration.baseURL
    if server.scheme == .http, !server.isLoopback, !configuration.allowsInsecureHTTP {
      throw .insecureURL(server)
    }
    var request = TransportRequest(
      method: call.method,
      server: server,
      path: call.path,
      headers: try headers(for: call),
      body: call.body,
      timeouts: call.options.timeouts ?? configuration.timeouts
    )
    // Lines are passed on one by one, each with its own limit.
    if call.answersInLines { request.bodyLimit = .max }
    return request
  }

  private func headers(for call: Call) throws(ClaudeError) -> HeaderFields {
    var headers: HeaderFields = [
      "accept": call.accept,
      "user-agent": configuration.userAgent,
      "anthropic-version": call.version.rawValue,
    ]
    if !call.body.isEmpty { headers["content-type"] = "application/json" }
    headers["anthropic-workspace-id"] = configuration.workspaceID
    for field in configuration.customHeaders where !field.isBeta {
      headers[field.name] = field.value
    }
    headers["anthropic-beta"] = betas(for: call)
    for field in try configuration.credentialFields() { headers[field.name] = field.value }
    for field in headers where !field.isSendable { throw .invalidHeaderValue(field.name) }
    return headers
  }

  /// All betas in one list, each once.
  private func betas(for call: Call) -> String? {
    var unique: [String] = []
    for name in call.betas + configuration.betas where !name.isEmpty && !unique.contains(name) {
      unique.append(name)
    }
    return unique.isEmpty ? nil : unique.joined(separator: ",")
  }
}

extension HeaderFields {
  /// Whether one of the two credential headers is among them.
  var hasCredential: Bool { self["authorization"] != nil || self["x-api-key"] != nil }
}

extension HeaderFields.Field {
  /// Whether it names betas.
  var isBeta: Bool { name.lowercased() == "anthropic-beta" }

  /// Whether the value has no line end or other control character, which could start another header.
  var isSendable: Bool {
    value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
