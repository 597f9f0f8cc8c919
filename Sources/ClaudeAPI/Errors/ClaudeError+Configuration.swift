/// The wording of failures before anything is sent.
extension ClaudeError {
  static func invalidBaseURL(_ text: String, _ reason: String) -> ClaudeError {
    ClaudeError(
      .configuration,
      "the base URL \(text.excerpt) cannot be used: \(reason)",
      help: "write it like https://api.anthropic.com or http://localhost:11434"
    )
  }

  static func insecureURL(_ server: BaseURL) -> ClaudeError {
    ClaudeError(
      .configuration,
      "\(server) is not secure: the credential would cross the network unprotected",
      help: "use https://; http:// is for hosts on this machine, unless insecure HTTP is allowed"
    )
  }

  static func unusableSecret(_ source: String, _ reason: String) -> ClaudeError {
    ClaudeError(.configuration, "the credential in \(source) \(reason)")
  }

  static func unusableKeyFile(_ reason: String) -> ClaudeError {
    ClaudeError(
      .configuration,
      "the key file cannot be used: \(reason)",
      help: "it holds the key alone, belongs to you, and `chmod 600` keeps others from it"
    )
  }

  static func noCredential(_ server: BaseURL) -> ClaudeError {
    ClaudeError(
      .configuration,
      "there is no credential for \(server.authority)",
      help: "set ANTHROPIC_API_KEY, or ANTHROPIC_AUTH_TOKEN for a token"
    )
  }

  static func invalidHeaderLine(_ reason: String) -> ClaudeError {
    ClaudeError(
      .configuration,
      "ANTHROPIC_CUSTOM_HEADERS cannot be used: \(reason)",
      help: "write one header a line, as Name: value"
    )
  }

  static func invalidHeaderValue(_ name: String) -> ClaudeError {
    ClaudeError(.configuration, "the header \(name) has a character that headers cannot carry")
  }

  static func invalidProxy(_ variable: String, _ reason: String) -> ClaudeError {
    ClaudeError(
      .configuration,
      "the proxy in \(variable) cannot be used: \(reason)",
      help: "write it like http://proxy.example:3128"
    )
  }

  static func invalidProfileName(_ name: String) -> ClaudeError {
    ClaudeError(.configuration, "\(name.excerpt) is not the name of a profile")
  }

  static func unusableProfile(_ name: String, _ reason: String, help: String? = nil) -> ClaudeError
  {
    ClaudeError(
      .configuration,
      "the profile \(name.excerpt) cannot be used: \(reason)",
      help: help ?? "set ANTHROPIC_API_KEY, or log in again with `ant auth login`"
    )
  }
}

extension String {
  /// The start of a text from elsewhere, on one line and without control characters.
  var excerpt: String {
    var result = String.UnicodeScalarView()
    var blank = false
    for scalar in unicodeScalars.prefix(400) {
      let isBlank = scalar.properties.generalCategory == .control || scalar == " "
      if !isBlank { result.append(scalar) } else if !blank { result.append(" ") }
      blank = isBlank
      if result.count >= 200 { return String(result) + "…" }
    }
    return String(result)
  }
}
