/// What a client needs to know: where the server is, who asks, how long to wait.
public struct ClientConfiguration: Sendable {
  /// Where the server is.
  ///
  /// Default: the Claude API.
  public var baseURL: BaseURL
  /// What proves who asks; nil for servers that ask for nothing.
  public var credential: Credential?
  /// The header that carries an API key.
  ///
  /// Default: `Authorization`.
  public var credentialHeader: CredentialHeader
  /// Whether a token goes with the beta that the Claude API asks for with it.
  ///
  /// Default: true; some gateways refuse it.
  public var sendsOAuthBeta: Bool
  /// The workspace, for a credential that may act on several; nil for none.
  public var workspaceID: String?
  /// Further headers of every request.
  ///
  /// A credential among them takes the place of ``credential``.
  public var customHeaders: HeaderFields
  /// The `user-agent` header.
  public var userAgent: String
  /// How long to wait.
  public var timeouts: Timeouts
  /// When to try again.
  public var retryPolicy: RetryPolicy
  /// How much of an answer is taken.
  public var limits: ResponseLimits
  /// Whether `http:` is accepted for hosts that are not this machine.
  ///
  /// Default: false.
  public var allowsInsecureHTTP: Bool
  /// What a user should know about how the settings were found, one sentence each.
  public var notices: [String]

  /// Makes a configuration with defaults for everything but the server and the credential.
  ///
  /// - Parameters:
  ///   - baseURL: Where the server is.
  ///   - credential: What proves who asks; nil for servers that ask for nothing.
  public init(baseURL: BaseURL = .claudeAPI, credential: Credential? = nil) {
    self.baseURL = baseURL
    self.credential = credential
    credentialHeader = .bearer
    sendsOAuthBeta = true
    workspaceID = nil
    customHeaders = HeaderFields()
    userAgent = "claude-api-swift/0.1"
    timeouts = Timeouts()
    retryPolicy = RetryPolicy()
    limits = ResponseLimits()
    allowsInsecureHTTP = false
    notices = []
  }
}
