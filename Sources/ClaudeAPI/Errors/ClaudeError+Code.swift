extension ClaudeError {
  /// The kind of a failure.
  ///
  /// Later versions may add kinds.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    enum Category {
      case api
      case network
      case local
    }

    private enum Kind: String {
      case invalidRequest = "invalid-request"
      case authentication
      case billing
      case permission
      case notFound = "not-found"
      case conflict
      case requestTooLarge = "request-too-large"
      case rateLimited = "rate-limited"
      case spendLimit = "spend-limit"
      case serverError = "server-error"
      case overloaded
      case serverTimeout = "server-timeout"
      case unexpectedStatus = "unexpected-status"
      case invalidResponse = "invalid-response"
      case responseTooLarge = "response-too-large"
      case redirectRefused = "redirect-refused"
      case nameNotFound = "name-not-found"
      case connectionRefused = "connection-refused"
      case connectionFailed = "connection-failed"
      case connectionLost = "connection-lost"
      case tls
      case proxy
      case connectTimeout = "connect-timeout"
      case idleTimeout = "idle-timeout"
      case totalTimeout = "total-timeout"
      case truncated
      case batchExpired = "batch-expired"
      case batchCanceled = "batch-canceled"
      case configuration
      case cancelled
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// The kind with a name that ``description`` gave; nil for any other text.
    package init?(named name: String) {
      guard let kind = Kind(rawValue: name) else { return nil }
      self.init(kind)
    }

    /// The API refuses the request as it is (400, 422).
    public static let invalidRequest = Code(.invalidRequest)
    /// The credential is missing, unknown or expired (401).
    public static let authentication = Code(.authentication)
    /// The account cannot pay (402).
    public static let billing = Code(.billing)
    /// The credential may not do this (403).
    public static let permission = Code(.permission)
    /// The model or the path does not exist (404).
    public static let notFound = Code(.notFound)
    /// Another request holds what this one needs (409).
    public static let conflict = Code(.conflict)
    /// The request is over the API's size limit (413).
    public static let requestTooLarge = Code(.requestTooLarge)
    /// Too many requests or tokens a minute (429).
    public static let rateLimited = Code(.rateLimited)
    /// A ceiling on spending is reached; waiting does not help (400, 429).
    public static let spendLimit = Code(.spendLimit)
    /// The API failed (5xx).
    public static let serverError = Code(.serverError)
    /// The API has no capacity at the moment (529).
    public static let overloaded = Code(.overloaded)
    /// The API gave up waiting (408, 504).
    public static let serverTimeout = Code(.serverTimeout)
    /// A status that the API does not document.
    public static let unexpectedStatus = Code(.unexpectedStatus)
    /// The answer is not what the API sends: HTML, broken JSON, no message.
    public static let invalidResponse = Code(.invalidResponse)
    /// The answer is larger than the configured limit.
    public static let responseTooLarge = Code(.responseTooLarge)
    /// The server sends the request elsewhere; redirects are not followed, as the credential would go along.
    public static let redirectRefused = Code(.redirectRefused)
    /// The host's name does not resolve.
    public static let nameNotFound = Code(.nameNotFound)
    /// Nothing listens at the address.
    public static let connectionRefused = Code(.connectionRefused)
    /// The connection could not be made for another reason: no route, no network.
    public static let connectionFailed = Code(.connectionFailed)
    /// The connection was closed or reset before the answer.
    public static let connectionLost = Code(.connectionLost)
    /// The secure connection could not be made: certificate, protocol.
    public static let tls = Code(.tls)
    /// The proxy refused, or did not answer as one.
    public static let proxy = Code(.proxy)
    /// No connection within the connect timeout.
    public static let connectTimeout = Code(.connectTimeout)
    /// Nothing arrived for the idle timeout.
    public static let idleTimeout = Code(.idleTimeout)
    /// The answer was not complete within the total timeout.
    public static let totalTimeout = Code(.totalTimeout)
    /// The answer ended before its end.
    public static let truncated = Code(.truncated)
    /// A request of a batch was not answered within a day.
    public static let batchExpired = Code(.batchExpired)
    /// A request of a batch was not answered because the batch was canceled.
    public static let batchCanceled = Code(.batchCanceled)
    /// A setting, an environment variable or a profile is wrong; nothing was sent.
    public static let configuration = Code(.configuration)
    /// The task was cancelled.
    public static let cancelled = Code(.cancelled)

    var category: Category {
      switch kind {
      case .invalidRequest, .authentication, .billing, .permission, .notFound, .conflict,
        .requestTooLarge, .rateLimited, .spendLimit, .serverError, .overloaded, .serverTimeout,
        .unexpectedStatus, .invalidResponse, .responseTooLarge, .redirectRefused, .batchExpired,
        .batchCanceled:
        .api
      case .nameNotFound, .connectionRefused, .connectionFailed, .connectionLost, .tls, .proxy,
        .connectTimeout, .idleTimeout, .totalTimeout, .truncated:
        .network
      case .configuration, .cancelled:
        .local
      }
    }

    /// The kind's name in lower case with hyphens, stable.
    public var description: String { kind.rawValue }
  }
}
