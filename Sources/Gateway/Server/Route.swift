/// A path of the gateway and who answers there.
struct Route: Sendable {
  /// Who may ask.
  enum Access: Sendable {
    /// Everybody, without a token.
    case everybody
    /// Whoever has a token, where one is needed.
    case client
    /// The same, and each request counts against the client's requests in a minute.
    case countedClient
  }

  /// Answers a request.
  typealias Answer = @Sendable (GatewayRequest) async throws(Refusal) -> GatewayResponse

  /// The method in upper case; GET answers HEAD too.
  let method: String
  /// The parts of the path; `{}` stands for any one part, which the request then has as its ``GatewayRequest/parameter``.
  let pattern: [Substring]
  /// What the log and the counts call it.
  let endpoint: ServedRequest.Endpoint
  /// Who may ask.
  let access: Access
  /// Answers.
  let answer: Answer

  /// Makes a route.
  ///
  /// - Parameters:
  ///   - method: The method in upper case.
  ///   - path: The path, with `{}` for a part that may be anything.
  ///   - endpoint: What the log and the counts call it.
  ///   - access: Who may ask.
  ///   - answer: Answers.
  init(
    _ method: String,
    _ path: String,
    _ endpoint: ServedRequest.Endpoint,
    _ access: Access,
    _ answer: @escaping Answer
  ) {
    self.method = method
    self.endpoint = endpoint
    pattern = Self.parts(of: path)
    self.access = access
    self.answer = answer
  }

  /// Whether a path is one of the route's.
  ///
  /// - Parameter parts: The path's parts.
  /// - Returns: What stands for `{}`, empty where there is none; nil for another path.
  func match(_ parts: [Substring]) -> Substring? {
    guard parts.count == pattern.count else { return nil }
    var parameter: Substring = ""
    for (part, expected) in zip(parts, pattern) where part != expected {
      guard expected == "{}", !part.isEmpty else { return nil }
      parameter = part
    }
    return parameter
  }

  /// The parts of a path between its slashes.
  static func parts(of path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }
}
