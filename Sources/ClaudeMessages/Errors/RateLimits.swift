/// What the headers of an answer say about the limits of the account.
public struct RateLimits: Sendable, Hashable {
  /// One limit: how much there is, how much is left, and when it is full again.
  public struct Limit: Sendable, Hashable {
    /// How much there is in all.
    public var limit: Int?
    /// How much is left; tokens are rounded to thousands.
    public var remaining: Int?
    /// When it is full again.
    public var reset: Timestamp?
  }

  /// Requests.
  public var requests: Limit?
  /// Tokens, by the limit that is nearest.
  public var tokens: Limit?
  /// Tokens of prompts; those read from the cache do not count.
  public var inputTokens: Limit?
  /// Tokens of replies.
  public var outputTokens: Limit?
  /// Tokens of prompts on priority capacity.
  public var priorityInputTokens: Limit?
  /// Tokens of replies on priority capacity.
  public var priorityOutputTokens: Limit?
  /// Tokens of prompts in fast mode.
  public var fastInputTokens: Limit?
  /// Tokens of replies in fast mode.
  public var fastOutputTokens: Limit?

  /// Reads the limits from headers; what is absent or unreadable is nil.
  ///
  /// `header` gives the value of a header by its name in lower case.
  public init(header: (String) -> String?) {
    func limit(_ name: String) -> Limit? {
      let limit = Limit(
        limit: header("anthropic-\(name)-limit").flatMap { Int($0) },
        remaining: header("anthropic-\(name)-remaining").flatMap { Int($0) },
        reset: header("anthropic-\(name)-reset").flatMap { Timestamp(rfc3339: $0) }
      )
      return limit == Limit() ? nil : limit
    }
    requests = limit("ratelimit-requests")
    tokens = limit("ratelimit-tokens")
    inputTokens = limit("ratelimit-input-tokens")
    outputTokens = limit("ratelimit-output-tokens")
    priorityInputTokens = limit("priority-input-tokens")
    priorityOutputTokens = limit("priority-output-tokens")
    fastInputTokens = limit("fast-input-tokens")
    fastOutputTokens = limit("fast-output-tokens")
  }

  /// Whether no header told anything.
  public var isEmpty: Bool {
    self == RateLimits { _ in nil }
  }
}
