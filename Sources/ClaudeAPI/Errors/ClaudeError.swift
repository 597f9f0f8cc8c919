import ClaudeMessages

/// Why a request to the Messages API failed.
///
/// A refusal by the model is not an error: it is a message whose stop reason says so.
public struct ClaudeError: Error, Sendable {
  /// What failed: compare this, never the text.
  public let code: Code
  /// What happened, in a sentence without a capital or a full stop.
  public var message: String
  /// What to do about it; nil where nothing is known.
  public var help: String?
  /// The HTTP status of the answer; nil when none arrived.
  ///
  /// 200 for an error event in a stream.
  public var status: Int?
  /// The server's `request-id`; nil when none arrived.
  public var requestID: String?
  /// The API's `error.type`, as sent; nil for an answer without one.
  public var type: APIErrorType?
  /// The API's stable `error.details.error_code`; nil for an answer without one.
  public var detailCode: APIErrorCode?
  /// How long the server asks to wait before another attempt; nil when it does not say.
  public var retryAfter: Duration?
  /// The server's `x-should-retry`; nil when it does not say.
  public var shouldRetry: Bool?
  /// The attempts made, this one included; 0 for a failure before the first.
  public var attempts: Int = 0
  /// What had arrived of a message that was cut; nil when nothing had, or when the caller saw its events itself.
  public var partial: AccumulatedMessage?

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: What failed.
  ///   - message: What happened.
  ///   - help: What to do about it.
  ///   - status: The HTTP status of the answer.
  ///   - requestID: The server's `request-id`.
  public init(
    _ code: Code,
    _ message: String,
    help: String? = nil,
    status: Int? = nil,
    requestID: String? = nil
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.status = status
    self.requestID = requestID
  }

  /// Whether the API could not be reached or went away, as opposed to having answered with an error.
  public var isNetworkFailure: Bool { code.category == .network }

  /// Whether it was found before anything was sent: a setting, a credential, a file.
  public var isLocalFailure: Bool { code.category == .local }
}

extension ClaudeError: CustomStringConvertible {
  /// The message, with the status and the request's identity where they are known.
  public var description: String {
    var context: [String] = []
    if let status { context.append("HTTP \(status)") }
    if let requestID { context.append("request \(requestID)") }
    return context.isEmpty ? message : "\(message) (\(context.joined(separator: ", ")))"
  }
}
