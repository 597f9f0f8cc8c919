extension ClientConfiguration {
  /// Reads the settings that the official tools read, in their order: API key, token, profile.
  ///
  /// An empty variable counts as unset. A profile's files are read only when neither key nor token is set, and never
  /// written; no other file is touched.
  ///
  /// - Parameters:
  ///   - environment: The environment's variables.
  ///   - credential: What proves who asks, in place of what the environment holds; nil for that. Default: nil.
  ///   - time: Where the time comes from, to tell an expired token.
  /// - Throws: ``ClaudeError`` with code `configuration` for a value that cannot be used.
  public init(
    environment: [String: String],
    credential: Credential? = nil,
    time: TimeSource = TimeSource()
  ) throws(ClaudeError) {
    self.init()
    let variables = environment.filter { !$0.value.trimmingBlanks().isEmpty }
    if let text = variables["ANTHROPIC_BASE_URL"] { baseURL = try BaseURL(text.trimmingBlanks()) }
    if let text = variables["ANTHROPIC_CUSTOM_HEADERS"] {
      customHeaders = try HeaderFields(customHeaderLines: text)
    }
    if let credential {
      self.credential = credential
    } else if let key = variables["ANTHROPIC_API_KEY"] {
      self.credential = .apiKey(try Secret(key, from: "ANTHROPIC_API_KEY"))
      if variables["ANTHROPIC_AUTH_TOKEN"] != nil {
        notices.append(
          "ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN are both set; the API key is used"
        )
      }
    } else if let token = variables["ANTHROPIC_AUTH_TOKEN"] {
      self.credential = .authToken(try Secret(token, from: "ANTHROPIC_AUTH_TOKEN"))
    } else if let profile = try Profile.selected(by: variables, unixTime: time.unixTime()) {
      self.credential = .authToken(profile.token)
      workspaceID = profile.workspaceID
      if variables["ANTHROPIC_BASE_URL"] == nil, let url = profile.baseURL { baseURL = url }
    }
  }
}

extension HeaderFields {
  /// Reads `Name: value` lines.
  ///
  /// - Throws: ``ClaudeError`` with code `configuration`; the error never repeats a value, which may be a secret.
  init(customHeaderLines text: String) throws(ClaudeError) {
    self.init()
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      if line.trimmingBlanks().isEmpty { continue }
      guard let colon = line.firstIndex(of: ":") else {
        throw .invalidHeaderLine("line \(index + 1) has no colon")
      }
      let name = line[..<colon].trimmingBlanks()
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
        throw .invalidHeaderLine("line \(index + 1) does not start with a header's name")
      }
      guard !Self.reserved.contains(name.lowercased()) else {
        throw .invalidHeaderLine("\(name) is set by the client itself")
      }
      append(name, line[line.index(after: colon)...].trimmingBlanks())
    }
  }

  /// Headers that frame the message: set twice they would let a request be read as two.
  private static let reserved: Set<String> = [
    "content-length", "transfer-encoding", "host", "connection", "expect", "te", "upgrade",
  ]

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
