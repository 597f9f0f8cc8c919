extension ClientConfiguration {
  /// The headers of every request, whatever it asks: who asks, for which workspace, and what the custom headers add.
  ///
  /// For a server that passes on the requests of others under this configuration.
  ///
  /// - Throws: ``ClaudeError`` with code `configuration` for the Claude API without a credential, and for a value that headers cannot
  ///   carry.
  package func ownFields() throws(ClaudeError) -> HeaderFields {
    var fields = HeaderFields()
    fields["anthropic-workspace-id"] = workspaceID
    for field in customHeaders where !field.isBeta { fields[field.name] = field.value }
    if !betas.isEmpty { fields["anthropic-beta"] = betas.joined(separator: ",") }
    for field in try credentialFields() { fields[field.name] = field.value }
    for field in fields where !field.isSendable { throw .invalidHeaderValue(field.name) }
    return fields
  }

  /// The betas that go with every request, some perhaps twice.
  var betas: [String] {
    var names: [String] = []
    if case .authToken = credential, sendsOAuthBeta, !customHeaders.hasCredential {
      names.append("oauth-2025-04-20")
    }
    for value in customHeaders.values(of: "anthropic-beta") {
      names += value.split(separator: ",").map { $0.trimmingBlanks() }
    }
    return names
  }

  /// The one header that proves who asks; none where the custom headers bring one, and for a server that may need none.
  ///
  /// - Throws: ``ClaudeError`` with code `configuration` for the Claude API without a credential.
  package func credentialFields() throws(ClaudeError) -> HeaderFields {
    if customHeaders.hasCredential { return [:] }
    switch (credential, credentialHeader) {
    case (.apiKey(let key), .xAPIKey): return ["x-api-key": key.exposed]
    case (.apiKey(let secret), .bearer), (.authToken(let secret), _):
      return ["authorization": "Bearer \(secret.exposed)"]
    case (nil, _):
      if baseURL.host == BaseURL.claudeAPI.host { throw .noCredential(baseURL) }
      return [:]
    }
  }
}
