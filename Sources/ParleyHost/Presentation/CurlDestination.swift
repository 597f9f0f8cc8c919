import ClaudeAPI

/// Where requests go, as a `curl` command says it: no secret, but the names of the variables that hold them.
package struct CurlDestination: Sendable {
  /// The origin.
  package let baseURL: String
  /// The headers of every request but the API's own, for double quotes in a shell.
  ///
  /// The values of headers that the user adds are left out, as they may be secret.
  package let headers: [String]
  /// The betas of every request.
  package let betas: [String]
  /// What a reader has to know of it; nil for nothing.
  package let remark: String?

  /// Takes over what the client would send.
  ///
  /// - Parameters:
  ///   - configuration: The client's.
  ///   - remark: What a reader has to know of it; nil for nothing.
  package init(_ configuration: ClientConfiguration, remark: String? = nil) {
    self.remark = remark
    baseURL = configuration.baseURL.description
    let custom = configuration.customHeaders
    let bringsCredential = custom["authorization"] != nil || custom["x-api-key"] != nil
    let credential = bringsCredential ? nil : configuration.credential
    let credentialHeader: String? =
      switch (credential, configuration.credentialHeader) {
      case (.apiKey, .bearer): "authorization: Bearer $ANTHROPIC_API_KEY"
      case (.apiKey, .xAPIKey): "x-api-key: $ANTHROPIC_API_KEY"
      case (.authToken, _): "authorization: Bearer $ANTHROPIC_AUTH_TOKEN"
      case (nil, _): nil
      }
    let added = custom.filter { $0.name.lowercased() != "anthropic-beta" }
    headers =
      [credentialHeader].compactMap { $0 } + added.map { "\($0.name.lowercased()): <redacted>" }
    var betas = custom.values(of: "anthropic-beta")
    if case .authToken = credential, configuration.sendsOAuthBeta {
      betas.insert("oauth-2025-04-20", at: 0)
    }
    self.betas = betas
  }
}
