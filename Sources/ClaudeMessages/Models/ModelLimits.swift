/// Sizes of a model, in tokens.
public struct ModelLimits: Sendable, Hashable {
  /// The most of prompt and reply together.
  public var contextWindow: Int?
  /// The highest `max_tokens`.
  public var maxOutputTokens: Int?
  /// The highest `max_tokens` in a batch with the beta `output-300k-2026-03-24`; nil where it does not help.
  public var maxBatchOutputTokens: Int?
  /// The shortest prompt that is cached; a shorter one is sent uncached without a word.
  public var minimumCacheableTokens: Int?

  /// Makes limits.
  public init(
    contextWindow: Int? = nil,
    maxOutputTokens: Int? = nil,
    maxBatchOutputTokens: Int? = nil,
    minimumCacheableTokens: Int? = nil
  ) {
    self.contextWindow = contextWindow
    self.maxOutputTokens = maxOutputTokens
    self.maxBatchOutputTokens = maxBatchOutputTokens
    self.minimumCacheableTokens = minimumCacheableTokens
  }
}
