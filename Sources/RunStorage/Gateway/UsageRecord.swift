/// What one request of a client came to, or several of a batch together.
package struct UsageRecord: Sendable, Hashable {
  /// The id of the token; nil for a client without one.
  package var token: String?
  /// When the request came, in milliseconds since 1970: its day and its budget's period.
  package var time: Int64
  /// The model that answered, or that was asked.
  package var model: String
  /// Prompt tokens that the cache had no part in.
  package var inputTokens: Int
  /// Tokens of the reply, thinking included.
  package var outputTokens: Int
  /// Prompt tokens written to the cache.
  package var cacheCreationTokens: Int
  /// Prompt tokens read from the cache.
  package var cacheReadTokens: Int
  /// The cost in pico-dollars; nil where the model's price is not known.
  package var cost: Int64?
  /// Whether the reply did not tell its usage to the end, so that the numbers are the most it can have been.
  package var isEstimated: Bool
  /// Whether the request failed.
  package var isFailed: Bool
  /// How many requests it stands for.
  package var requestCount: Int

  /// Makes a record.
  package init(
    token: String?,
    time: Int64,
    model: String,
    inputTokens: Int = 0,
    outputTokens: Int = 0,
    cacheCreationTokens: Int = 0,
    cacheReadTokens: Int = 0,
    cost: Int64? = 0,
    isEstimated: Bool = false,
    isFailed: Bool = false,
    requestCount: Int = 1
  ) {
    self.token = token
    self.time = time
    self.model = model
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.cacheCreationTokens = cacheCreationTokens
    self.cacheReadTokens = cacheReadTokens
    self.cost = cost
    self.isEstimated = isEstimated
    self.isFailed = isFailed
    self.requestCount = requestCount
  }
}
