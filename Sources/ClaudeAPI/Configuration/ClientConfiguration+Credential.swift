extension ClientConfiguration {
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
