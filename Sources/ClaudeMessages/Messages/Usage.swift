/// What a reply consumed, in tokens; a member that the server did not tell is nil.
public struct Usage: Sendable, Hashable {
  /// Tokens of the prompt that were neither read from nor written to the cache.
  public var inputTokens: Int?
  /// Tokens of the reply, thinking included.
  public var outputTokens: Int?
  /// Tokens of the prompt that were written to the cache.
  public var cacheCreationInputTokens: Int?
  /// Tokens of the prompt that were read from the cache.
  public var cacheReadInputTokens: Int?
  /// ``cacheCreationInputTokens`` by how long they live.
  public var cacheCreation: CacheCreation?
  /// How many of ``outputTokens`` were thinking.
  public var thinkingTokens: Int?
  /// Requests of the tools that the API runs itself.
  public var serverToolUse: ServerToolUse?
  /// The capacity that served the request.
  public var serviceTier: ServiceTier?
  /// Where the model ran.
  public var inferenceGeography: InferenceGeography?
  /// The speed at which it ran.
  public var speed: Speed?
  /// The passes of a request in which several ran (beta); nil if the server does not tell.
  public var iterations: [Iteration]?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Tokens written to the cache, by how long they live.
  public struct CacheCreation: Sendable, Hashable {
    /// For five minutes.
    public var fiveMinuteTokens: Int
    /// For an hour.
    public var oneHourTokens: Int

    /// Makes a split.
    public init(fiveMinuteTokens: Int, oneHourTokens: Int) {
      self.fiveMinuteTokens = fiveMinuteTokens
      self.oneHourTokens = oneHourTokens
    }
  }

  /// Requests of the tools that the API runs itself.
  public struct ServerToolUse: Sendable, Hashable {
    /// Web searches, which cost money each.
    public var webSearchRequests: Int
    /// Pages fetched.
    public var webFetchRequests: Int

    /// Makes a count.
    public init(webSearchRequests: Int, webFetchRequests: Int) {
      self.webSearchRequests = webSearchRequests
      self.webFetchRequests = webFetchRequests
    }
  }

  /// One pass of a request: its kind, the model that ran, and what it consumed.
  public struct Iteration: Sendable, Hashable {
    /// "message", "compaction", "advisor_message", "fallback_message", or what the API adds.
    public var type: String
    /// The model that ran; nil for the one that answered.
    public var model: ModelID?
    /// What the pass consumed, without iterations of its own.
    public var usage: Usage {
      get { storage[0] }
      set { storage[0] = newValue }
    }

    // A usage holds iterations and an iteration a usage: an array of one item breaks the circle.
    private var storage: [Usage]

    /// Makes a pass.
    public init(type: String, model: ModelID?, usage: Usage) {
      self.type = type
      self.model = model
      storage = [usage]
    }
  }

  /// Makes a usage in which nothing is told.
  public init(inputTokens: Int? = nil, outputTokens: Int? = nil) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    additionalFields = JSONObject()
  }

  /// All tokens of the prompt: plain, written to and read from the cache.
  public var promptTokens: Int {
    [inputTokens, cacheCreationInputTokens, cacheReadInputTokens].reduce(0) { sum, part in
      let (total, overflow) = sum.addingReportingOverflow(max(0, part ?? 0))
      return overflow ? Int.max : total
    }
  }

  /// Takes over what a later, cumulative usage tells; what it does not tell stays.
  public mutating func update(with later: Usage) {
    inputTokens = later.inputTokens ?? inputTokens
    outputTokens = later.outputTokens ?? outputTokens
    cacheCreationInputTokens = later.cacheCreationInputTokens ?? cacheCreationInputTokens
    cacheReadInputTokens = later.cacheReadInputTokens ?? cacheReadInputTokens
    cacheCreation = later.cacheCreation ?? cacheCreation
    thinkingTokens = later.thinkingTokens ?? thinkingTokens
    serverToolUse = later.serverToolUse ?? serverToolUse
    serviceTier = later.serviceTier ?? serviceTier
    inferenceGeography = later.inferenceGeography ?? inferenceGeography
    speed = later.speed ?? speed
    iterations = later.iterations ?? iterations
    for member in later.additionalFields.members where !member.value.isNull {
      additionalFields[member.key] = member.value
    }
  }
}
