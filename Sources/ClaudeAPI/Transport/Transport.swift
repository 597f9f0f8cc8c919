/// What carries one HTTP request to the server and its answer back.
public protocol Transport: Sendable {
  /// Sends a request. Redirects are not followed, and nothing is retried.
  ///
  /// - Returns: The exchange; its events tell how it goes. Nothing needs to happen before the first event is asked for.
  func send(_ request: TransportRequest) -> TransportExchange
}

/// One HTTP request.
public struct TransportRequest: Sendable {
  /// The method.
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
  }

  /// The method.
  public let method: Method
  /// Where the server is.
  public let server: BaseURL
  /// The path and query below the server's own path, from its `/` on.
  public let path: String
  /// The headers, the credential included.
  public let headers: HeaderFields
  /// The body; empty for none.
  public let body: [UInt8]
  /// How long to wait.
  public let timeouts: Timeouts
  /// The most bytes of the answer's body; nil for what the transport takes of any answer.
  ///
  /// Default: nil.
  public var bodyLimit: Int?

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - server: Where the server is.
  ///   - path: The path and query below the server's own path.
  ///   - headers: The headers.
  ///   - body: The body; empty for none.
  ///   - timeouts: How long to wait.
  public init(
    method: Method,
    server: BaseURL,
    path: String,
    headers: HeaderFields,
    body: [UInt8] = [],
    timeouts: Timeouts = Timeouts()
  ) {
    self.method = method
    self.server = server
    self.path = path
    self.headers = headers
    self.body = body
    self.timeouts = timeouts
  }
}

/// What happens to an HTTP request, in order.
public enum TransportEvent: Sendable {
  /// The request went out over a connection.
  case sent
  /// The status and headers arrived.
  case head(ResponseHead)
  /// Some bytes of the body arrived, never none.
  case body([UInt8])
}
