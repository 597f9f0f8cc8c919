import ClaudeMessages

/// One call of an endpoint: what the run of an exchange needs to know of it.
struct Call: Sendable {
  /// GET, POST or DELETE.
  var method: TransportRequest.Method
  /// The path and query.
  var path: String
  /// The body; empty for none.
  var body: [UInt8] = []
  /// The `anthropic-version`.
  var version: APIVersion
  /// The names in `anthropic-beta`.
  var betas: [String] = []
  /// Timeouts and attempts.
  var options: SendOptions
  /// Whether the answer is asked for as events.
  var isStreamed = false
  /// Whether the answer is a list of lines, of any length.
  var answersInLines = false
  /// The `accept` header.
  var accept = "application/json"
  /// Whether it is tried again where nobody knows whether the server has done it.
  var repeatsWhenDoubtful = true
  /// The model, for the log.
  var model: String?
}

extension Call {
  /// The call that asks for a message.
  init(_ request: ExchangeRequest) {
    self.init(
      method: .post,
      path: "/v1/messages",
      body: request.body,
      version: request.version,
      betas: request.betas,
      options: request.options,
      isStreamed: request.isStreamed,
      model: request.message.model.rawValue
    )
  }
}
