import ClaudeMessages

/// Failures that the server tells of: a status, an error body, an error event.
extension ClaudeError {
  /// The error for an answer with a status of 400 or more.
  ///
  /// - Parameters:
  ///   - head: The answer's status and headers.
  ///   - body: Its body, which may be HTML or cut.
  ///   - unixTime: Seconds since 1970, for a `retry-after` that names a date.
  /// - Returns: The error, with what the headers say about trying again.
  static func answer(_ head: ResponseHead, body: [UInt8], unixTime: Int64) -> ClaudeError {
    let told = APIErrorBody(status: head.status, body: body)
    var error = ClaudeError(
      told,
      code: code(status: head.status, detail: told.code),
      head: head
    )
    let headers = RetryHeaders(head.headers, unixTime: unixTime)
    error.retryAfter = headers.retryAfter
    error.shouldRetry = headers.shouldRetry
    return error
  }

  /// The error for an `error` event after a 200, told by its type, as the status says nothing.
  static func event(_ data: [UInt8], head: ResponseHead?) -> ClaudeError {
    guard let told = try? APIErrorBody(json: data) else {
      return ClaudeError(
        .serverError,
        "the server broke the reply off without a readable reason",
        status: head?.status,
        requestID: head?.requestID
      )
    }
    let code = told.code?.isSpendLimit == true ? Code.spendLimit : codes[told.type] ?? .serverError
    return ClaudeError(told, code: code, head: head)
  }

  private init(_ told: APIErrorBody, code: Code, head: ResponseHead?) {
    self.init(
      code,
      told.message.excerpt,
      help: Self.help(for: code),
      status: head?.status,
      requestID: head?.requestID ?? told.requestID
    )
    type = told.type.rawValue.isEmpty ? nil : told.type
    detailCode = told.code
  }

  static func redirectRefused(_ head: ResponseHead, server: BaseURL) -> ClaudeError {
    let target = head.headers["location"].map { " to \($0.excerpt)" } ?? ""
    return ClaudeError(
      .redirectRefused,
      "\(server.authority) redirects\(target); redirects are not followed, as the credential would go along",
      help: "set the base URL to the address that answers",
      status: head.status,
      requestID: head.requestID
    )
  }

  static func notJSON(_ head: ResponseHead, body: [UInt8]) -> ClaudeError {
    ClaudeError(
      .invalidResponse,
      APIErrorBody(status: head.status, body: body).message.excerpt,
      help: "check the base URL: a proxy or another server may have answered",
      status: head.status,
      requestID: head.requestID
    )
  }

  static func unexpectedAnswer(_ reason: String, head: ResponseHead?) -> ClaudeError {
    ClaudeError(
      .invalidResponse,
      reason,
      help: "check that the base URL is that of a server of the Messages API",
      status: head?.status,
      requestID: head?.requestID
    )
  }

  static func undecodableEvent(name: String, reason: String) -> ClaudeError {
    ClaudeError(
      .invalidResponse,
      "the server sent \(name.excerpt) that is not what the API sends: \(reason)"
    )
  }

  static func truncated(head: ResponseHead) -> ClaudeError {
    ClaudeError(
      .truncated,
      "the reply ended before its end",
      status: head.status,
      requestID: head.requestID
    )
  }

  private static func code(status: Int, detail: APIErrorCode?) -> Code {
    if detail?.isSpendLimit == true { return .spendLimit }
    switch status {
    case 400, 422: return .invalidRequest
    case 401: return .authentication
    case 402: return .billing
    case 403: return .permission
    case 404: return .notFound
    case 407: return .proxy
    case 408, 504: return .serverTimeout
    case 409: return .conflict
    case 413: return .requestTooLarge
    case 429: return .rateLimited
    case 529: return .overloaded
    case 500...: return .serverError
    default: return .unexpectedStatus
    }
  }

  /// The codes of the API's types of error.
  static let codes: [APIErrorType: Code] = [
    .invalidRequest: .invalidRequest,
    .authentication: .authentication,
    .billing: .billing,
    .permission: .permission,
    .notFound: .notFound,
    .conflict: .conflict,
    .requestTooLarge: .requestTooLarge,
    .rateLimit: .rateLimited,
    .api: .serverError,
    .overloaded: .overloaded,
    .timeout: .serverTimeout,
  ]

  /// What to do about a failure; nil where nothing general is known.
  static func help(for code: Code) -> String? {
    switch code {
    case .authentication:
      "check ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN, and the base URL it is for"
    case .spendLimit: "raise the limit in the console, or wait until it starts anew"
    case .requestTooLarge: "send less: shorten the conversation or its attachments"
    case .rateLimited: "send fewer requests at a time"
    default: nil
    }
  }
}
