extension Refusal {
  /// What a request failed at in the gateway.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The name by which it was reached, or the page from which it came.
    case origin
    /// A client without a token in force.
    case authentication
    /// Too many requests in a minute.
    case requestRate = "request_rate"
    /// A model that the client may not ask, or whose cost cannot be bounded.
    case model
    /// Too large a `max_tokens`.
    case maxTokens = "max_tokens"
    /// Too little money.
    case budget
    /// A body or header that cannot be read as it must be.
    case request
    /// Too large a body.
    case size
    /// No such path, or not for this client.
    case notFound = "not_found"
    /// A method that the path does not have.
    case method
    /// A client that was too slow.
    case timeout
    /// More than the gateway can do at once.
    case overload
    /// A store that does not answer.
    case store
    /// An upstream that does not answer, or not for this gateway.
    case upstream

    /// The reason that goes with a status.
    package init(status: Int) {
      switch status {
      case 401: self = .authentication
      case 403: self = .origin
      case 404: self = .notFound
      case 405: self = .method
      case 408: self = .timeout
      case 413: self = .size
      case 429: self = .requestRate
      case 502, 504: self = .upstream
      case 503, 529: self = .overload
      default: self = .request
      }
    }
  }
}
